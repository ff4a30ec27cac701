package org.modebench.analysis.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Kind;
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

  /** The least CPU time, as a share of the wall time, of work that computes on one CPU. */
  private static final double LEAST_ON_CPU = 0.95;

  private static final double PERCENT = 100;

  private ForkConditions() {}

  /**
   * The reasons why what a fork measured is SUSPECT.
   *
   * @param entry the workload
   * @param wall the mean time of its batches, in seconds
   * @param cpu their mean CPU time, in seconds
   * @param others the share of the CPUs' time that other processes had, from 0 to 1
   */
  public static List<String> reasons(
      Workload entry,
      BatchSpec batch,
      OptionalDouble wall,
      OptionalDouble cpu,
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
    if (wall.isPresent()
        && cpu.isPresent()
        && computesOnOneCpu(entry, batch)
        && cpu.getAsDouble() < LEAST_ON_CPU * wall.getAsDouble()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "it computed for only %.0f %% of its time (at least %.0f %% is required), so it was kept off the CPU",
              PERCENT * cpu.getAsDouble() / wall.getAsDouble(),
              PERCENT * LEAST_ON_CPU));
    }
    return reasons;
  }

  /** Work that has no reason to wait, neither for its calls nor for other threads. */
  private static boolean computesOnOneCpu(Workload entry, BatchSpec batch) {
    return entry.kind(batch) == Kind.COMPUTES && batch.value().parallelism() == Parallelism.ONE;
  }

  /** A cell of a run whose runner did not judge its forks, judged by the worst of them. */
  static Cell judged(Cell cell, MeasuredWorkload workload, CellKey place) {
    BatchSpec batch = workload.batch(place);
    if (!computesOnOneCpu(workload.entry(), batch)) {
      return cell;
    }
    double[] wall = cell.forkMeans(Metrics.WALL);
    double[] cpu = cell.forkMeans(Metrics.CPU);
    int worst = -1;
    for (int i = 0; i < wall.length && wall.length == cpu.length; i++) {
      if (worst < 0 || cpu[i] * wall[worst] < cpu[worst] * wall[i]) {
        worst = i;
      }
    }
    return worst < 0
        ? cell
        : cell.suspectedOf(
            reasons(
                workload.entry(),
                batch,
                OptionalDouble.of(wall[worst]),
                OptionalDouble.of(cpu[worst]),
                OptionalDouble.empty()));
  }
}
