package org.modebench.analysis.plot;

import java.util.List;

/**
 * Moves series a little aside, each by its own step, so that equal values do not hide each other.
 */
record Dodge(boolean logarithmic, double step, int count) {
  static final double SHARE_OF_GAP = 0.3;

  static Dodge of(Axis across, List<Series> lines) {
    boolean logarithmic = across.scale() == Axis.Scale.LOG;
    double[] xs =
        lines.stream()
            .flatMap(s -> s.points().stream())
            .mapToDouble(point -> logarithmic ? Math.log(point.x()) : point.x())
            .sorted()
            .distinct()
            .toArray();
    double gap = Double.POSITIVE_INFINITY;
    for (int i = 1; i < xs.length; i++) {
      gap = Math.min(gap, xs[i] - xs[i - 1]);
    }
    boolean none = lines.size() < 2 || Double.isInfinite(gap);
    return new Dodge(logarithmic, none ? 0 : SHARE_OF_GAP * gap / (lines.size() - 1), lines.size());
  }

  /** The offset of the series with the number given; none for a negative one. */
  Offset offset(int series) {
    double aside = series < 0 ? 0 : (series - (count - 1) / 2.0) * step;
    return logarithmic ? new Offset(Math.exp(aside), 0) : new Offset(1, aside);
  }
}
