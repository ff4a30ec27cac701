package org.modebench.analysis.results.record;

/**
 * What a check of the mock API found.
 *
 * @param trusted whether rows measured on it are VALID
 * @param reason why they are not, in words; empty if they are
 * @param sentence what was found, for a person
 */
public record MockCheck(boolean trusted, String reason, String sentence) {
  static MockCheck of(JsonFields fields) {
    return new MockCheck(
        fields.isTrue("trusted"), fields.textOrEmpty("reason"), fields.textOrEmpty("sentence"));
  }
}
