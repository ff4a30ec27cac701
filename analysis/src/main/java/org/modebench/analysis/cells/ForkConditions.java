package org.modebench.analysis.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.analysis.catalogue.Workload;

/**
 * Whether a fork had the machine for itself: what is measured beside other work is no measure of
 * its case.
 */
public final class ForkConditions {
  /** The largest share of the CPUs' time that other processes may have. */
  private static final double MOST_OTHERS = 0.1;

  /**
   * The longest time of an iteration's batches over that of their CPU time on the CPUs that they
   * can use. Measured on two CPUs at rest, over 410 iterations of ten countdowns in nine modes: at
   * most 1.02 on one CPU, at most 1.19 on both; at a load average of 11, 106 of 108 iterations are
   * beyond these bounds.
   */
  private static final double LONGEST_ON_ONE = 1.05;

  private static final double LONGEST_ON_SEVERAL = 1.3;

  /** In shorter batches handing over counts, in which threads wait for one another. */
  private static final double SHORTEST_SECONDS = 5e-3;

  private static final double PERCENT = 100;

  private ForkConditions() {}

  /**
   * The reasons why what a fork measured is SUSPECT.
   *
   * @param entry the workload
   * @param cores of the machine; empty if unknown
   * @param wall the time of a batch in each iteration, in seconds
   * @param cpu its CPU time in each iteration, in seconds
   * @param others the share of the CPUs' time that other processes had, from 0 to 1
   */
  public static List<String> reasons(
      Workload entry,
      BatchSpec batch,
      OptionalInt cores,
      double[] wall,
      double[] cpu,
      OptionalDouble others) {
    List<String> reasons = new ArrayList<>();
    if (others.orElse(0) > MOST_OTHERS) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "other processes had %.0f %% of the CPU time (at most %.0f %% is allowed)",
              PERCENT * others.getAsDouble(),
              PERCENT * MOST_OTHERS));
    }
    double allowed = batch.parallelism() == Parallelism.ONE ? LONGEST_ON_ONE : LONGEST_ON_SEVERAL;
    double longest = longestOverCpu(entry, batch, cores, wall, cpu);
    if (longest > allowed) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "it took %.2f times as long as it computed (at most %.2f times is allowed), so it was kept off the CPU",
              longest,
              allowed));
    }
    return reasons;
  }

  /**
   * The longest of the iterations, over what its CPU time alone would take on the CPUs that the
   * mode can use; 0 where it is not known, or work has reasons to wait.
   */
  private static double longestOverCpu(
      Workload entry, BatchSpec batch, OptionalInt cores, double[] wall, double[] cpu) {
    OptionalDouble rounds = entry.computingRounds(batch, cores);
    if (entry.kind(batch) != Kind.COMPUTES || rounds.isEmpty() || wall.length != cpu.length) {
      return 0;
    }
    double longest = 0;
    for (int i = 0; i < wall.length; i++) {
      if (wall[i] >= SHORTEST_SECONDS && cpu[i] > 0) {
        longest = Math.max(longest, wall[i] / (cpu[i] * rounds.getAsDouble() / batch.calls()));
      }
    }
    return longest;
  }

  /** A cell of a run whose runner may not have judged its forks, judged by the worst of them. */
  static Cell judged(Cell cell, MeasuredWorkload workload, CellKey place) {
    if (workload.kind(place) != Kind.COMPUTES) {
      return cell;
    }
    return cell.suspectedOf(
        reasons(
            workload.entry(),
            workload.batch(place),
            cell.cores(),
            inOrder(cell, Metrics.WALL),
            inOrder(cell, Metrics.CPU),
            OptionalDouble.empty()));
  }

  private static double[] inOrder(Cell cell, Metric metric) {
    return cell.iterations(metric).values().stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
