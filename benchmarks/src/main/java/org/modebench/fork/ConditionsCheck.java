package org.modebench.fork;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.ForkConditions;
import org.modebench.plan.Case;
import org.modebench.plan.OwnCases;

/** Whether a fork that has just ended had the machine for itself. */
public final class ConditionsCheck {
  /** Linux counts CPU time in ticks of 10 ms, of which there are too few in less time. */
  private static final double SHORTEST_SECONDS = 0.5;

  private ConditionsCheck() {}

  /**
   * The reasons why the values are SUSPECT.
   *
   * @param cores of the machine
   */
  public static List<String> reasons(Case of, ForkOutcome.Success fork, int cores) {
    double seconds = of.settings().iterations() * (of.settings().iterationNanos() / 1e9);
    return ForkConditions.reasons(
        of.workload(),
        of.batch(),
        OptionalInt.of(cores),
        values(fork, Metrics.WALL).toArray(),
        values(fork, Metrics.CPU).toArray(),
        // What an endpoint of this machine computes is part of the experiment.
        seconds < SHORTEST_SECONDS || OwnCases.callsThisMachine(of)
            ? OptionalDouble.empty()
            : values(fork, Metrics.OTHER_CPU).average());
  }

  private static DoubleStream values(ForkOutcome.Success fork, Metric metric) {
    return fork.values().stream()
        .filter(value -> value.metric().equals(metric.name()))
        .mapToDouble(Measured::value);
  }
}
