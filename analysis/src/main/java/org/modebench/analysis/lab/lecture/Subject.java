package org.modebench.analysis.lab.lecture;

import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Experiment;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Workload;

/**
 * A subject of a lecture, and the experiment that shows what the lecture says of it. Its texts are
 * those of the keys {@code subject.NAME.title} and {@code .says}; those of its claims, counted from
 * 1, {@code subject.NAME.1.shown} and {@code .not-shown}, whose places are the figures of both
 * sides and the first over the second. What its experiment does is in {@code
 * experiment.WORKLOAD.NAME}.
 *
 * @param name in keys, anchors and names of files
 * @param across the parameter that its plot has along the axis; empty for a point for each cell
 * @param metrics the columns of its table, of which the first is drawn
 */
record Subject(
    String name,
    Workload workload,
    Experiment experiment,
    Optional<Parameter> across,
    List<Metric> metrics,
    List<Claim> claims) {

  /**
   * A subject whose plot has a point for each cell.
   *
   * @param experiment the name of one of the workload
   */
  static Subject of(
      String name, Workload workload, String experiment, List<Metric> metrics, Claim... claims) {
    return new Subject(
        name,
        workload,
        experiment(workload, experiment),
        Optional.empty(),
        metrics,
        List.of(claims));
  }

  private static Experiment experiment(Workload workload, String name) {
    return workload.experiments().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The same by another experiment of its workload, such as a smaller one. */
  Subject by(String other) {
    return new Subject(name, workload, experiment(workload, other), across, metrics, claims);
  }

  /** The same with lines over a parameter. */
  Subject across(Parameter parameter) {
    return new Subject(name, workload, experiment, Optional.of(parameter), metrics, claims);
  }

  /** Of the text that says what its experiment does. */
  String settingKey() {
    return "experiment." + workload.name() + "." + experiment.name();
  }

  String key(String suffix) {
    return "subject." + name + "." + suffix;
  }
}
