package org.modebench.analysis.statistics.covariance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;

/**
 * Cells of which each fork tells a value and a covariate, with one slope for all of them.
 *
 * <p>On the log scale, fork i of cell c is taken as y = m(c) + b (x − x̄) + e, where x̄ is the mean
 * of the cells' mean covariates. b is estimated within cells, Σ Sxy(c) / Σ Sxx(c), and what the
 * covariate explains is taken off. Forks come in random order, so that this leaves the expectation
 * of a difference as it is, whatever b is.
 *
 * <p>Cells need not be equally noisy: the squared error of b is Σ s²(c) Sxx(c) / (Σ Sxx)², with
 * each cell's own s² about the line, and its degrees of freedom are those of Satterthwaite. Of the
 * one that b takes, a cell bears Sxx(c) / Σ Sxx.
 *
 * <p>Source: R. A. Fisher, Statistical Methods for Research Workers, 1932, section 49.1, for the
 * analysis of covariance; W. Lin, Agnostic notes on regression adjustments to experimental data,
 * Annals of Applied Statistics 7 (2013), for what it needs in an experiment.
 *
 * @param <K> the names of the cells
 */
public final class Covariance<K> {
  /** With fewer the slope is mostly chance. */
  private static final double FEWEST_DEGREES = 8;

  private final Map<K, Line> lines = new LinkedHashMap<>();
  private final double squares;
  private final double slope;
  private final double centre;
  private final LogSample.Slope error;

  /** The sums of a cell about its means, on the log scale. */
  private static final class Line {
    final double[] x;
    final double[] y;
    final double meanX;
    final double meanY;
    final double sxx;
    final double sxy;

    Line(double[] covariates, double[] values) {
      x = Arrays.stream(covariates).map(Math::log).toArray();
      y = Arrays.stream(values).map(Math::log).toArray();
      meanX = Arrays.stream(x).average().orElseThrow();
      meanY = Arrays.stream(y).average().orElseThrow();
      double squares = 0;
      double products = 0;
      for (int i = 0; i < x.length; i++) {
        squares += (x[i] - meanX) * (x[i] - meanX);
        products += (x[i] - meanX) * (y[i] - meanY);
      }
      sxx = squares;
      sxy = products;
    }

    int degrees() {
      return x.length - 1;
    }

    /** Σ e² about the line. */
    double rest(double slope) {
      double rest = 0;
      for (int i = 0; i < x.length; i++) {
        double e = y[i] - meanY - slope * (x[i] - meanX);
        rest += e * e;
      }
      return rest;
    }
  }

  private Covariance(Map<K, double[]> values, Map<K, double[]> covariates) {
    values.forEach(
        (cell, ofCell) ->
            lines.put(cell, new Line(Objects.requireNonNull(covariates.get(cell)), ofCell)));
    squares = lines.values().stream().mapToDouble(line -> line.sxx).sum();
    slope = lines.values().stream().mapToDouble(line -> line.sxy).sum() / squares;
    centre = lines.values().stream().mapToDouble(line -> line.meanX).average().orElseThrow();
    double variance = 0;
    double ofDegrees = 0;
    for (Map.Entry<K, Line> entry : lines.entrySet()) {
      Line line = entry.getValue();
      double degrees = line.degrees() - lost(entry.getKey());
      if (degrees > 0) {
        double part = line.rest(slope) / degrees * line.sxx / (squares * squares);
        variance += part;
        ofDegrees += part * part / degrees;
      }
    }
    error =
        new LogSample.Slope(
            variance, ofDegrees > 0 ? Math.max(1, variance * variance / ofDegrees) : 1);
  }

  /**
   * The slope of cells; empty if they have too few forks to tell it, or the covariate never
   * changes.
   *
   * @param values of each cell by fork, greater than 0
   * @param covariates of the same cells and forks, greater than 0
   */
  public static <K> Optional<Covariance<K>> of(
      Map<K, double[]> values, Map<K, double[]> covariates) {
    int degrees = values.values().stream().mapToInt(ofCell -> ofCell.length - 1).sum();
    if (degrees < FEWEST_DEGREES) {
      return Optional.empty();
    }
    Covariance<K> found = new Covariance<>(values, covariates);
    return found.squares > 0 ? Optional.of(found) : Optional.empty();
  }

  /**
   * By how many per cent the values are greater where the covariate is greater by one.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   */
  public Estimate slope(double confidence) {
    return new Estimate(
        slope,
        Optional.of(error.interval(slope, confidence)),
        lines.values().stream().mapToInt(line -> line.x.length).sum());
  }

  /** A cell as it would be expected at the mean covariate of all; empty if it is none of them. */
  public Optional<LogSample> adjusted(K cell) {
    return Optional.ofNullable(lines.get(cell)).map(line -> adjusted(cell, line));
  }

  private LogSample adjusted(K cell, Line line) {
    double[] adjusted = new double[line.x.length];
    for (int i = 0; i < adjusted.length; i++) {
      adjusted[i] = Math.exp(line.y[i] - slope * (line.x[i] - centre));
    }
    return LogSample.of(adjusted, lost(cell), new LogSample.Shift(line.meanX - centre, error));
  }

  private double lost(K cell) {
    return Objects.requireNonNull(lines.get(cell)).sxx / squares;
  }
}
