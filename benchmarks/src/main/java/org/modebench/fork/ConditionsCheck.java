package org.modebench.fork;

import java.util.List;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.ForkConditions;
import org.modebench.plan.Case;

/** Whether a fork that has just ended had the machine for itself. */
public final class ConditionsCheck {
  private ConditionsCheck() {}

  /** The reasons why the values are SUSPECT. */
  public static List<String> reasons(Case of, ForkOutcome.Success fork) {
    List<Measured> values = fork.values();
    return ForkConditions.reasons(
        of.workload(),
        of.batch(),
        mean(values, Metrics.WALL),
        mean(values, Metrics.CPU),
        mean(values, Metrics.OTHER_CPU));
  }

  private static OptionalDouble mean(List<Measured> values, Metric metric) {
    return values.stream()
        .filter(v -> v.metric().equals(metric.name()))
        .mapToDouble(Measured::value)
        .average();
  }
}
