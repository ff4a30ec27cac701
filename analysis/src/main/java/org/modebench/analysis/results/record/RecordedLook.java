package org.modebench.analysis.results.record;

import java.util.Map;

/**
 * A judgement of a run that goes on until its verdicts are decided.
 *
 * @param round after which it was made
 * @param level of its tests: a share of that of all looks together
 * @param reasons why each case gets more forks, or none, by its label
 */
public record RecordedLook(int round, double level, Map<String, String> reasons) {

  static RecordedLook of(JsonFields fields) {
    return new RecordedLook(
        (int) fields.count("round"), fields.number("level"), fields.textsByName("reasons"));
  }
}
