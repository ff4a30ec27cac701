package org.modebench.analysis.results.record;

/**
 * What a check of the mock API found.
 *
 * @param trusted whether rows measured on it are VALID
 * @param reason why they are not, in words; empty if they are
 * @param sentence what was found, for a person
 */
public record MockVerdict(boolean trusted, String reason, String sentence) {
  static MockVerdict of(JsonFields fields) {
    return new MockVerdict(
        fields.isTrue("trusted"), fields.textOrEmpty("reason"), fields.textOrEmpty("sentence"));
  }
}
