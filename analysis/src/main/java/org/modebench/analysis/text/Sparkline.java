package org.modebench.analysis.text;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A series as one character for each value. */
public final class Sparkline {
  /** Stands where there is no value. */
  public static final char GAP = '·';

  private static final String STEPS = "▁▂▃▄▅▆▇█";

  /** Without it noise would look as large as a change. */
  private static final double LEAST_SPAN = Math.log(1.3);

  private Sparkline() {}

  /**
   * The values on a log scale, from the least to the greatest, which spans 30 % at least.
   *
   * @param values greater than 0; NaN for a gap
   */
  public static String of(double... values) {
    double[] logs = DoubleStream.of(values).map(Math::log).toArray();
    double low = DoubleStream.of(logs).filter(Double::isFinite).min().orElse(0);
    double high = DoubleStream.of(logs).filter(Double::isFinite).max().orElse(0);
    double span = Math.max(LEAST_SPAN, high - low);
    double bottom = (low + high - span) / 2;
    return DoubleStream.of(logs)
        .mapToObj(log -> String.valueOf(step((log - bottom) / span)))
        .collect(Collectors.joining());
  }

  private static char step(double share) {
    return Double.isFinite(share)
        ? STEPS.charAt((int) Math.round(share * (STEPS.length() - 1)))
        : GAP;
  }
}
