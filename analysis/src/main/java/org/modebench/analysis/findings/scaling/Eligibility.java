package org.modebench.analysis.findings.scaling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;

/**
 * Which numbers of workers of a mode can tell laws apart.
 *
 * <p>Waiting scales with any number of workers. Computing scales up to the number of cores, beyond
 * which workers only take turns.
 *
 * @param parallelism how many calls can compute at the same time
 * @param computes whether calls compute rather than wait
 * @param cores empty if rows differ in it
 */
public record Eligibility(Parallelism parallelism, boolean computes, OptionalInt cores) {
  /** With three parameters and the spread, AICc needs at least six observations. */
  public static final int FEWEST_WORKER_COUNTS = 6;

  /** A worker that computes for less than this share of its time waits rather than computes. */
  private static final double COMPUTING = 0.5;

  /** The eligibility of the cells of one mode, of which there is at least one. */
  static Eligibility of(MeasuredWorkload workload, String mode, SortedMap<CellKey, Cell> cells) {
    boolean computes =
        switch (workload.kind(cells.firstKey())) {
          case COMPUTES, MIXED -> true;
          case WAITS -> false;
          case SERVER, FLOOR, MECHANISM, UNKNOWN ->
              cells.values().stream().findFirst().map(Eligibility::computes).orElse(false);
        };
    List<OptionalInt> cores = cells.values().stream().map(Cell::cores).distinct().toList();
    return new Eligibility(
        workload.parallelism(mode),
        computes,
        cores.size() == 1 ? cores.get(0) : OptionalInt.empty());
  }

  private static boolean computes(Cell fewestWorkers) {
    return fewestWorkers.mean(Metrics.CPU).orElse(0)
        >= COMPUTING * fewestWorkers.mean(Metrics.WALL).orElse(Double.MAX_VALUE);
  }

  /** What a batch of the workload can be divided into. */
  Batch batch(MeasuredWorkload workload) {
    return new Batch(workload.calls(), computes ? cores : OptionalInt.empty());
  }

  /** How many workers can make progress at the same time; 0 if that is not known. */
  int atOnce(int workers) {
    return computes ? Math.min(workers, cores.orElse(0)) : workers;
  }

  /** Those of the points that can tell laws apart. */
  public List<Point> eligible(List<Point> points) {
    return computes
        ? points.stream().filter(point -> point.workers() <= cores.orElse(0)).toList()
        : points;
  }

  /** Why no law can be told from the points; empty if one can. */
  Optional<NoLaw> refusal(List<Point> points) {
    if (points.size() == 1) {
      return Optional.of(NoLaw.ONE_WORKER_COUNT);
    }
    if (computes && parallelism == Parallelism.ONE) {
      return Optional.of(NoLaw.ONE_CALL_AT_A_TIME);
    }
    if (computes && cores.isEmpty()) {
      return Optional.of(NoLaw.DIFFERENT_CORES);
    }
    if (eligible(points).size() >= FEWEST_WORKER_COUNTS) {
      return Optional.empty();
    }
    return Optional.of(
        computes && cores.getAsInt() < FEWEST_WORKER_COUNTS
            ? NoLaw.TOO_FEW_CORES
            : NoLaw.TOO_FEW_WORKER_COUNTS);
  }
}
