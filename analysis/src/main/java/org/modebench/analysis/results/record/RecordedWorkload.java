package org.modebench.analysis.results.record;

import java.util.List;

/**
 * What a run recorded of a workload, so that one that is in no catalogue can be understood, too.
 *
 * @param name of the benchmark in results
 * @param axis the parameter whose value stands in the column mode
 * @param parameters every other parameter that it has
 * @param metrics what it measures
 */
public record RecordedWorkload(
    String name, String axis, List<Parameter> parameters, List<Metric> metrics) {

  /**
   * A parameter.
   *
   * @param value that it has where the command line gives none
   */
  public record Parameter(String name, String value) {
    static Parameter of(JsonFields fields) {
      return new Parameter(fields.textOrEmpty("name"), fields.textOrEmpty("value"));
    }
  }

  /**
   * A metric.
   *
   * @param unit s, bytes, bytes/s, 1/s or 1
   * @param better LOWER or HIGHER
   * @param title for the head of a column
   */
  public record Metric(String name, String unit, String better, String title) {
    static Metric of(JsonFields fields) {
      return new Metric(
          fields.textOrEmpty("name"),
          fields.textOrEmpty("unit"),
          fields.textOrEmpty("better"),
          fields.textOrEmpty("title"));
    }
  }

  static RecordedWorkload of(JsonFields fields) {
    return new RecordedWorkload(
        fields.textOrEmpty("name"),
        fields.textOrEmpty("axis"),
        fields.objects("parameters").stream().map(Parameter::of).toList(),
        fields.objects("metrics").stream().map(Metric::of).toList());
  }
}
