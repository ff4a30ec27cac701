package org.modebench.analysis.findings.prediction;

import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.statistics.Estimate;

/**
 * A cell that was measured, and what it should have taken.
 *
 * @param measured its time, in seconds
 * @param predicted in seconds
 * @param ofPredicted the measured time over the predicted one
 */
public record Prediction(
    CellKey place, Estimate measured, double predicted, Estimate ofPredicted, Departure departure) {

  /** The share of the predicted time by which another one is no departure. */
  public static final double TOLERANCE = 0.1;

  private static final double MOST_OF_IT = 0.5;

  /**
   * @param ideal CPU time that the calls of the batch take alone, in seconds
   * @param atOnce how many of them can compute at once
   * @param underWay how many of them can be under way at once
   */
  static Prediction of(
      CellKey place,
      Cell cell,
      Estimate measured,
      double predicted,
      double ideal,
      int atOnce,
      int underWay) {
    Estimate ratio = measured.scaled(1 / predicted);
    return new Prediction(
        place,
        measured,
        predicted,
        ratio,
        departure(cell, ratio, measured.value() - predicted, ideal, atOnce, underWay));
  }

  private static Departure departure(
      Cell cell, Estimate ratio, double excess, double ideal, int atOnce, int underWay) {
    double low = ratio.interval().map(i -> i.low()).orElse(ratio.value());
    double high = ratio.interval().map(i -> i.high()).orElse(ratio.value());
    if (high < 1 - TOLERANCE) {
      return Departure.FASTER;
    }
    if (low <= 1 + TOLERANCE) {
      return Departure.NONE;
    }
    OptionalDouble cpu = cell.mean(Metrics.CPU);
    if (cpu.isEmpty()) {
      return Departure.UNEXPLAINED;
    }
    double computing = (cpu.getAsDouble() - ideal) / atOnce;
    double waiting = cell.mean(Metrics.CPU_WAIT).orElse(0) / underWay;
    if (Math.max(computing, waiting) < MOST_OF_IT * excess) {
      return Departure.WAITS_FOR_OTHERS;
    }
    return computing >= waiting ? Departure.COMPUTES_MORE : Departure.WAITS_FOR_CPU;
  }
}
