package org.modebench.analysis.plot;

import java.util.List;

/**
 * Moves series a little aside, each by its own step, so that equal values do not hide each other.
 *
 * <p>Where points are joined, a line that is moved aside is as good as moved up or down, so that it
 * could cross the ideal: there the farthest is moved by less than the size of a marker. Beside
 * names there is nothing to hide.
 */
record MarkerOffsets(boolean logarithmic, double step, int count) {
  private static final double SHARE_OF_GAP = 0.3;
  private static final double FARTHEST_JOINED = 2.5;
  private static final double FARTHEST_OF_COUNTS = 7;

  static MarkerOffsets of(Axis across, Span span, List<Series> lines) {
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
    boolean none = lines.size() < 2 || !across.names().isEmpty();
    double length = logarithmic ? Math.log(span.high() / span.low()) : span.high() - span.low();
    double farthest = across.isOfCounts() ? FARTHEST_OF_COUNTS : FARTHEST_JOINED;
    double width = Math.min(SHARE_OF_GAP * gap, 2 * farthest * length / Canvas.WIDTH);
    return new MarkerOffsets(logarithmic, none ? 0 : width / (lines.size() - 1), lines.size());
  }

  /** The offset of the series with the number given; none for a negative one. */
  Offset offset(int series) {
    double aside = series < 0 ? 0 : (series - (count - 1) / 2.0) * step;
    return logarithmic ? new Offset(Math.exp(aside), 0) : new Offset(1, aside);
  }
}
