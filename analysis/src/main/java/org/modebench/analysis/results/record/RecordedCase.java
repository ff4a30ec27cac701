package org.modebench.analysis.results.record;

import java.util.Map;

/**
 * What one fork measured.
 *
 * @param method full name of the benchmark method
 * @param benchmark its name in results, such as {@code CpuBound}
 * @param params every parameter that the benchmark has, by name
 * @param settings how long a fork measured
 * @param usesMock whether the forks called the mock API
 * @param label what a person is told of it
 */
public record RecordedCase(
    String method,
    String benchmark,
    Map<String, String> params,
    CaseSettings settings,
    boolean usesMock,
    String label) {

  static RecordedCase of(JsonFields fields) {
    return new RecordedCase(
        fields.textOrEmpty("method"),
        fields.textOrEmpty("benchmark"),
        fields.textsByName("params"),
        CaseSettings.of(fields.object("settings")),
        fields.isTrue("usesMock"),
        fields.textOrEmpty("label"));
  }
}
