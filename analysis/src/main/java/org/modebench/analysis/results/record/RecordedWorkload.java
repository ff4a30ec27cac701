package org.modebench.analysis.results.record;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Workload;

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
   * @param better LOWER or HIGHER; empty if neither
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

    org.modebench.analysis.catalogue.Metric described() {
      Optional<Better> wanted =
          Arrays.stream(Better.values()).filter(each -> each.name().equals(better)).findFirst();
      return org.modebench.analysis.catalogue.Metric.described(name, unit, wanted, title);
    }
  }

  static RecordedWorkload of(JsonFields fields) {
    return new RecordedWorkload(
        fields.textOrEmpty("name"),
        fields.textOrEmpty("axis"),
        fields.objects("parameters").stream().map(Parameter::of).toList(),
        fields.objects("metrics").stream().map(Metric::of).toList());
  }

  /** What it says of the workload. */
  Workload described() {
    Map<String, String> defaults = new LinkedHashMap<>();
    parameters.forEach(parameter -> defaults.put(parameter.name(), parameter.value()));
    // Older versions recorded no axis of a workload that was compared by mode.
    return Workload.described(
        name,
        axis.isEmpty() ? Modes.AXIS.name() : axis,
        defaults,
        metrics.stream().map(Metric::described).toList());
  }
}
