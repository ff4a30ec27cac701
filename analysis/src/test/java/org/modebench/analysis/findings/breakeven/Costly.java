package org.modebench.analysis.findings.breakeven;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.results.Row;

/** Rows of a sweep in which the time of a batch is a known function of the size. */
public final class Costly {
  private final double[] sizes;
  private final int forks;
  private final double spread;
  private final Random random;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param spread standard deviation between forks, on the log scale
   */
  public Costly(int forks, double spread, long seed, double... sizes) {
    this.sizes = sizes.clone();
    this.forks = forks;
    this.spread = spread;
    this.random = new Random(seed);
  }

  public Costly mode(String mode, int workers, DoubleUnaryOperator seconds) {
    for (double size : sizes) {
      for (int fork = 1; fork <= forks; fork++) {
        double factor = Math.exp(spread * random.nextGaussian());
        rows.add(
            Rows.CPU
                .params("limit=" + Sizes.text(size))
                .mode(mode, workers)
                .fork(fork)
                .wall(seconds.applyAsDouble(size) * factor));
      }
    }
    return this;
  }

  public Costly with(Row row) {
    rows.add(row);
    return this;
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  public Sweep sweep() {
    return Sweep.in(Measurements.of(rows, Catalogue.STANDARD)).get(0);
  }

  /** The first of the comparisons, which is that of the first mode with SEQUENTIAL. */
  BreakEven first() {
    return sweep().breakEvens(0.95).get(0);
  }

  /** A geometric series. */
  static double[] series(double from, double factor, int count) {
    double[] sizes = new double[count];
    for (int i = 0; i < count; i++) {
      sizes[i] = Math.rint(from * Math.pow(factor, i));
    }
    return sizes;
  }
}
