package org.modebench.analysis.findings.steady;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.statistics.Tolerance;

/**
 * Whether the forks of a cell were in a steady state while they were measured.
 *
 * @param forks in the order of their numbers; empty if nothing was measured
 */
public record SteadyState(List<ForkState> forks) {
  /** Fewer iterations than this are not classified. */
  public static final int FEWEST_ITERATIONS = IterationSegments.FEWEST_ITERATIONS;

  /**
   * The state of a cell.
   *
   * @param leastIterationSeconds the time after which an iteration begins no further batch, by
   *     which compilation and collection become shares; empty if not known
   */
  public static SteadyState of(
      Cell cell, OptionalDouble leastIterationSeconds, Tolerance tolerance) {
    SortedMap<Integer, double[]> compile = cell.iterations(Metrics.COMPILE);
    SortedMap<Integer, double[]> gc = cell.iterations(Metrics.GC);
    List<ForkState> forks = new ArrayList<>();
    cell.iterations(Metrics.WALL)
        .forEach(
            (fork, seconds) -> {
              IterationSegments course = IterationSegments.of(seconds, tolerance);
              forks.add(
                  new ForkState(
                      fork,
                      Arrays.stream(seconds).boxed().toList(),
                      course.classification(),
                      course.segments(),
                      course.steadyFrom(),
                      course.drift(),
                      course.outliers(),
                      sum(compile, fork),
                      sum(gc, fork),
                      measured(seconds, leastIterationSeconds)));
            });
    return new SteadyState(List.copyOf(forks));
  }

  /** What all forks have in common; empty if they differ, or if there is none. */
  public Optional<Classification> agreed() {
    List<Classification> distinct =
        forks.stream().map(ForkState::classification).distinct().toList();
    return distinct.size() == 1 ? Optional.of(distinct.get(0)) : Optional.empty();
  }

  /** Whether the mean of a fork may say more of its beginning than of its steady state. */
  public boolean isUnsettled() {
    return forks.stream().anyMatch(fork -> fork.classification() == Classification.NO_STEADY_STATE);
  }

  /** How many forks are of each class. */
  public Map<Classification, Integer> counts() {
    Map<Classification, Integer> counts = new EnumMap<>(Classification.class);
    forks.forEach(fork -> counts.merge(fork.classification(), 1, Integer::sum));
    return counts;
  }

  /** The time spent in JIT compilation during an iteration, in the mean; empty if not recorded. */
  public OptionalDouble compileSeconds() {
    return perIteration(ForkState::compileSeconds);
  }

  /**
   * The time spent in garbage collection during an iteration, in the mean; empty if not recorded.
   */
  public OptionalDouble gcSeconds() {
    return perIteration(ForkState::gcSeconds);
  }

  /**
   * The time that the JIT compiled as a share of the measured time of all forks; empty if either is
   * not known. It may be above 1, where several compilers run.
   */
  public OptionalDouble compileShare() {
    return share(ForkState::compileSeconds);
  }

  /** The time that garbage was collected as a share of the measured time, likewise. */
  public OptionalDouble gcShare() {
    return share(ForkState::gcSeconds);
  }

  private OptionalDouble perIteration(Function<ForkState, OptionalDouble> seconds) {
    int iterations = forks.stream().mapToInt(fork -> fork.seconds().size()).sum();
    return quotient(sum(seconds), OptionalDouble.of(iterations));
  }

  private OptionalDouble share(Function<ForkState, OptionalDouble> seconds) {
    return quotient(sum(seconds), sum(ForkState::measuredSeconds));
  }

  private static OptionalDouble quotient(OptionalDouble dividend, OptionalDouble divisor) {
    return dividend.isPresent() && divisor.isPresent() && divisor.getAsDouble() > 0
        ? OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Empty if any fork lacks it. */
  private OptionalDouble sum(Function<ForkState, OptionalDouble> part) {
    List<OptionalDouble> parts = forks.stream().map(part).toList();
    return parts.isEmpty() || parts.stream().anyMatch(OptionalDouble::isEmpty)
        ? OptionalDouble.empty()
        : OptionalDouble.of(parts.stream().mapToDouble(OptionalDouble::orElseThrow).sum());
  }

  private static OptionalDouble sum(SortedMap<Integer, double[]> byFork, int fork) {
    double[] values = byFork.getOrDefault(fork, new double[0]);
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Arrays.stream(values).sum());
  }

  /** An iteration lasts for whole batches, the last of which begins before its time is up. */
  private static OptionalDouble measured(double[] seconds, OptionalDouble least) {
    if (least.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (double batch : seconds) {
      double batches = batch > 0 ? Math.max(1, Math.ceil(least.getAsDouble() / batch)) : 1;
      sum += Math.max(least.getAsDouble(), batches * batch);
    }
    return OptionalDouble.of(sum);
  }
}
