package org.modebench.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.plan.Case;

/**
 * Whether a fork had the machine for itself: the reasons why not. What is measured beside other
 * work is no measure of its case.
 */
public final class ConditionsCheck {
  /** Share of the CPUs' time. */
  private static final double OTHERS_SHARE = 0.1;

  /** Wall time over CPU time. */
  private static final double OFF_CPU = 1.1;

  private static final double PERCENT = 100;

  private final List<Measured> values;

  private ConditionsCheck(ForkOutcome.Success fork) {
    this.values = fork.values();
  }

  /** The reasons why the values are SUSPECT. */
  public static List<String> reasons(Case of, ForkOutcome.Success fork) {
    ConditionsCheck check = new ConditionsCheck(fork);
    List<String> reasons = new ArrayList<>();
    double others = check.mean(Metrics.OTHER_CPU).orElse(0);
    if (others > OTHERS_SHARE) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "other processes had %.0f %% of the CPU time (at most %.0f %% is allowed)",
              PERCENT * others,
              PERCENT * OTHERS_SHARE));
    }
    OptionalDouble wall = check.mean(Metrics.WALL);
    OptionalDouble cpu = check.mean(Metrics.CPU);
    if (computesOnOneCpu(of)
        && wall.isPresent()
        && cpu.isPresent()
        && wall.getAsDouble() > OFF_CPU * cpu.getAsDouble()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "it computed for only %.0f %% of its time (at least %.0f %% is required), so it was kept off the CPU",
              PERCENT * cpu.getAsDouble() / wall.getAsDouble(),
              PERCENT / OFF_CPU));
    }
    return reasons;
  }

  private static boolean computesOnOneCpu(Case of) {
    return of.workload().kind(of.batch()) == Kind.COMPUTES
        && of.batch().value().parallelism() == Parallelism.ONE;
  }

  private OptionalDouble mean(Metric metric) {
    return values.stream()
        .filter(v -> v.metric().equals(metric.name()))
        .mapToDouble(Measured::value)
        .average();
  }
}
