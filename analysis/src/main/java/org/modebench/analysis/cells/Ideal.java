package org.modebench.analysis.cells;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.CallTime;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;

/**
 * The time that a batch would take if running it in a mode cost nothing, and the measured time over
 * it. What it is, {@link org.modebench.analysis.catalogue.Workload#idealSeconds} says; where that
 * is nothing, what the run recorded.
 *
 * @param seconds the ideal time
 * @param ofMeasured the measured time over the ideal
 * @param byDefinition whether the ideal is the measured time itself, and their ratio no finding
 */
public record Ideal(double seconds, Estimate ofMeasured, boolean byDefinition) {

  /**
   * The ideal of a measured cell; empty if none is known for its workload.
   *
   * @param cells of the workload, of which the baseline's tells what one call takes
   */
  public static Optional<Ideal> of(
      MeasuredWorkload workload, CellKey place, SortedMap<CellKey, Cell> cells, double confidence) {
    Optional<Cell> cell = Optional.ofNullable(cells.get(place));
    Optional<LogSample> time = cell.flatMap(c -> c.sample(Metrics.WALL));
    OptionalDouble seconds =
        cell.map(c -> seconds(workload, place, c, cells)).orElse(OptionalDouble.empty());
    if (time.isEmpty() || seconds.isEmpty()) {
      return Optional.empty();
    }
    double ideal = seconds.getAsDouble();
    Kind kind = workload.kind(place);
    if (kind == Kind.MIXED && place.equals(CellKey.BASELINE)) {
      double alone = time.get().geometricMean();
      return Optional.of(new Ideal(alone, new Estimate(1, Optional.empty(), time.get().n()), true));
    }
    if (kind != Kind.COMPUTES) {
      return Optional.of(
          new Ideal(ideal, time.get().estimate(confidence).scaled(1 / ideal), false));
    }
    // The time of one call is the baseline's, so that its uncertainty belongs to the ratio.
    LogSample baseline =
        Optional.ofNullable(cells.get(CellKey.BASELINE))
            .flatMap(alone -> alone.sample(Metrics.WALL))
            .orElseThrow();
    double share = rounds(workload, place, cell.get()) / workload.calls();
    boolean byDefinition = place.equals(CellKey.BASELINE);
    Estimate ofMeasured =
        byDefinition
            ? new Estimate(1, Optional.empty(), baseline.n())
            : Ratio.of(time.get(), baseline, confidence).scaled(1 / share);
    return Optional.of(new Ideal(baseline.geometricMean() * share, ofMeasured, byDefinition));
  }

  private static double rounds(MeasuredWorkload workload, CellKey place, Cell cell) {
    return workload.entry().computingRounds(workload.batch(place), cell.cores()).orElseThrow();
  }

  /**
   * The ideal time of a batch at a place, measured or not.
   *
   * @param like a cell of the same machine, and of the same mode
   */
  public static OptionalDouble seconds(
      MeasuredWorkload workload, CellKey place, Cell like, SortedMap<CellKey, Cell> cells) {
    BatchSpec batch = workload.batch(place);
    OptionalInt cores = like.cores();
    OptionalDouble calculated =
        workload.entry().idealSeconds(batch, cores, callTime(workload, cells));
    OptionalDouble recorded = like.mean(Metrics.IDEAL);
    Stream<OptionalDouble> known =
        switch (workload.kind(place)) {
          // Without the baseline there is nothing that the record could know.
          case COMPUTES -> Stream.of(calculated);
          case WAITS, MIXED -> Stream.of(calculated, recorded);
          case SERVER, FLOOR, MECHANISM, UNKNOWN -> Stream.of(recorded, calculated);
        };
    // An ideal of nothing, or one too small to divide by, is no yardstick.
    return known
        .flatMapToDouble(OptionalDouble::stream)
        .filter(value -> value > 0 && 1 / value <= Double.MAX_VALUE)
        .findFirst();
  }

  private static CallTime callTime(MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    Optional<Cell> baseline = Optional.ofNullable(cells.get(CellKey.BASELINE));
    Optional<LogSample> wall = baseline.flatMap(cell -> cell.sample(Metrics.WALL));
    if (wall.isEmpty()) {
      return CallTime.UNKNOWN;
    }
    OptionalDouble cpu = baseline.map(cell -> cell.mean(Metrics.CPU)).orElseThrow();
    return new CallTime(
        OptionalDouble.of(wall.get().geometricMean() / workload.calls()),
        cpu.isPresent() ? OptionalDouble.of(cpu.getAsDouble() / workload.calls()) : cpu);
  }
}
