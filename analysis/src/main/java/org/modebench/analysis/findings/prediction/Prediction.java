package org.modebench.analysis.findings.prediction;

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
   * @param call what one of its calls takes alone
   * @param calls how many it has
   * @param atOnce how many of them can compute at once
   */
  static Prediction of(
      CellKey place,
      Cell cell,
      Estimate measured,
      double predicted,
      CallAlone call,
      int calls,
      int atOnce) {
    Estimate ratio = measured.scaled(1 / predicted);
    double collecting =
        cell.mean(Metrics.GC_PER_BATCH).orElse(0) - calls * call.collectingSeconds();
    double computing =
        (cell.mean(Metrics.CPU).orElse(Double.NaN) - calls * call.cpuSeconds()) / atOnce;
    double waiting =
        cell.mean(Metrics.CPU_WAIT).orElse(Double.NaN) / Math.min(place.workers(), calls);
    return new Prediction(
        place,
        measured,
        predicted,
        ratio,
        departure(ratio, measured.value() - predicted, collecting, computing, waiting));
  }

  private static Departure departure(
      Estimate ratio, double excess, double collecting, double computing, double waiting) {
    double low = ratio.interval().map(i -> i.low()).orElse(ratio.value());
    double high = ratio.interval().map(i -> i.high()).orElse(ratio.value());
    if (high < 1 - TOLERANCE) {
      return Departure.FASTER;
    }
    if (low <= 1 + TOLERANCE) {
      return Departure.NONE;
    }
    if (collecting >= MOST_OF_IT * excess) {
      return Departure.COLLECTS_GARBAGE;
    }
    if (Double.isNaN(computing)) {
      return Departure.UNEXPLAINED;
    }
    boolean computes = computing >= MOST_OF_IT * excess;
    if (Double.isNaN(waiting)) {
      return computes ? Departure.COMPUTES_MORE : Departure.WAITS;
    }
    if (!computes && waiting < MOST_OF_IT * excess) {
      return Departure.WAITS_FOR_OTHERS;
    }
    return computing >= waiting ? Departure.COMPUTES_MORE : Departure.WAITS_FOR_CPU;
  }
}
