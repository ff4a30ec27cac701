package org.modebench.analysis.cells;

import java.util.Optional;
import java.util.OptionalInt;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;

/**
 * The time that a batch would take if running it in a mode cost nothing, and the measured time over
 * it.
 *
 * <p>For k calls, W workers, C cores, d latency and t the time of one call alone: work that
 * computes takes ⌈k / min(W, C)⌉ · t, or k · t where one thread or one lock does all of it; work
 * that waits takes ⌈k / W⌉ · d. The ceiling matters: ten calls on four workers take three rounds.
 *
 * @param seconds the ideal time
 * @param ofMeasured the measured time over the ideal
 * @param byDefinition whether the ideal is the measured time itself, and their ratio no finding
 */
public record Ideal(double seconds, Estimate ofMeasured, boolean byDefinition) {

  /** The ideal of a measured cell; empty if none is known for its workload. */
  public static Optional<Ideal> of(
      Workload workload, Place place, Cell cell, Optional<LogSample> baseline, double confidence) {
    Optional<LogSample> time = cell.sample(Metric.WALL);
    if (time.isEmpty()) {
      return Optional.empty();
    }
    if (workload.benchmark().equals("CpuBound")) {
      return baseline.flatMap(
          sequential -> computing(workload, place, cell, time.get(), sequential, confidence));
    }
    return idealSeconds(workload, place, cell)
        .map(
            seconds ->
                new Ideal(seconds, time.get().estimate(confidence).scaled(1 / seconds), false));
  }

  private static Optional<Ideal> computing(
      Workload workload,
      Place place,
      Cell cell,
      LogSample time,
      LogSample sequential,
      double confidence) {
    OptionalInt rounds = rounds(workload.calls(), place, cell.cores());
    if (rounds.isEmpty()) {
      return Optional.empty();
    }
    // t is the SEQUENTIAL time of one call, so that the uncertainty of that time belongs to the
    // ratio.
    double share = (double) rounds.getAsInt() / workload.calls();
    double seconds = sequential.geometricMean() * share;
    if (place.equals(Place.BASELINE)) {
      return Optional.of(new Ideal(seconds, new Estimate(1, Optional.empty(), time.n()), true));
    }
    Estimate ratio = Ratio.of(time, sequential, confidence).scaled(1 / share);
    return Optional.of(new Ideal(seconds, ratio, false));
  }

  private static OptionalInt rounds(int calls, Place place, OptionalInt cores) {
    return switch (place.mode()) {
      case Place.SEQUENTIAL, Place.EVENT_LOOP, Place.GIL_THREADS -> OptionalInt.of(calls);
      default ->
          cores.isEmpty()
              ? OptionalInt.empty()
              : OptionalInt.of(
                  ceilingOfQuotient(calls, Math.min(place.workers(), cores.getAsInt())));
    };
  }

  private static Optional<Double> idealSeconds(Workload workload, Place place, Cell cell) {
    Optional<Double> seconds = Optional.empty();
    if (workload.benchmark().equals("IoBound")
        && workload.param("delay").orElse("fixed").equals("fixed")) {
      seconds =
          workload
              .param("latencyMillis")
              .flatMap(Ideal::number)
              .map(millis -> ceilingOfQuotient(workload.calls(), place.workers()) * millis / 1000);
    }
    if (seconds.isEmpty() && cell.mean(Metric.IDEAL).isPresent()) {
      seconds = Optional.of(cell.mean(Metric.IDEAL).getAsDouble());
    }
    // An ideal of nothing, or one too small to divide by, is no yardstick.
    return seconds.filter(value -> value > 0 && 1 / value <= Double.MAX_VALUE);
  }

  private static Optional<Double> number(String text) {
    try {
      double number = Double.parseDouble(text);
      return number <= Double.MAX_VALUE ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  public static int ceilingOfQuotient(int dividend, int divisor) {
    return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
  }
}
