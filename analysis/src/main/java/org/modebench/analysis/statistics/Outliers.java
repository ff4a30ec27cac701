package org.modebench.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Single values far from those around them, such as an iteration with a collection of garbage.
 *
 * <p>Such is one outside m ± 3 (q₉₀ − q₁₀), for the median and percentiles of a window around it of
 * 200 values, or of half of a shorter series. The first half window has none, since values fall
 * fast there. Source: E. Barrett et al., Virtual machine warmup blows hot and cold, OOPSLA 2017,
 * where the series has 2,000 values; the shorter window is an adaptation.
 */
public final class Outliers {
  private static final int LONGEST_WINDOW = 200;
  private static final int SHORTEST_WINDOW = 10;

  private Outliers() {}

  /** The indices of the outliers, in their order. */
  public static List<Integer> of(double[] series) {
    int half = Math.max(SHORTEST_WINDOW, Math.min(LONGEST_WINDOW, series.length / 2)) / 2;
    List<Integer> outliers = new ArrayList<>();
    for (int i = half; i < series.length; i++) {
      double[] window = Arrays.copyOfRange(series, i - half, Math.min(series.length, i + half));
      Percentile percentiles = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
      percentiles.setData(window);
      double band = 3 * (percentiles.evaluate(90) - percentiles.evaluate(10));
      if (Math.abs(series[i] - percentiles.evaluate(50)) > band) {
        outliers.add(i);
      }
    }
    return List.copyOf(outliers);
  }
}
