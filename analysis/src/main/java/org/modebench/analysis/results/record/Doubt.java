package org.modebench.analysis.results.record;

import java.util.List;

/**
 * What was learnt of rows after they were written: that they are SUSPECT.
 *
 * @param reason in words
 * @param cases whose rows they are
 */
public record Doubt(String reason, List<CaseKey> cases) {
  static Doubt of(JsonFields fields) {
    return new Doubt(
        fields.textOrEmpty("reason"), fields.objects("cases").stream().map(CaseKey::of).toList());
  }
}
