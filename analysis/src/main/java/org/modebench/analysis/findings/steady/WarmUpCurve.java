package org.modebench.analysis.findings.steady;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How slow a cell is at first: the time of a batch as a multiple of that in the last quarter of
 * what was measured, over the time since the first batch began. Of each span of time the median of
 * the forks, of which a pause in one of them is no part.
 *
 * @param points in the order of time; empty if no fork measured enough
 */
public record WarmUpCurve(List<At> points) {
  /** How far from the level of the last quarter a time may be to count as the peak. */
  public static final double NEAR = 0.05;

  private static final double FIRST_SECONDS = 0.001;
  private static final double GROWTH = 1.3;

  /**
   * A point of the curve.
   *
   * @param from when its span of time begins, in seconds since the first batch began
   * @param to when it ends
   * @param multiple of the time of a batch in the last quarter
   */
  public record At(double from, double to, double multiple) {
    private boolean isNear() {
      return multiple <= 1 + NEAR && multiple >= 1 / (1 + NEAR);
    }
  }

  static WarmUpCurve of(List<ForkCourse> courses) {
    List<ForkCourse> known = courses.stream().filter(c -> c.level().isPresent()).toList();
    double end = known.stream().mapToDouble(ForkCourse::end).max().orElse(0);
    List<At> points = new ArrayList<>();
    double from = 0;
    for (double to = FIRST_SECONDS; from < end; to *= GROWTH) {
      double[] multiples = multiples(known, from, to);
      if (multiples.length * 2 > known.size()) {
        points.add(new At(from, to, StatUtils.percentile(multiples, 50)));
      }
      from = to;
    }
    return new WarmUpCurve(List.copyOf(points));
  }

  private static double[] multiples(List<ForkCourse> courses, double from, double to) {
    return courses.stream()
        .filter(course -> course.between(from, to).isPresent())
        .mapToDouble(
            course -> course.between(from, to).getAsDouble() / course.level().orElse(Double.NaN))
        .toArray();
  }

  /**
   * The time to peak: the first, in seconds since the first batch began, from which the curve stays
   * near the level of the last quarter; empty if it does not, or is not known.
   */
  public OptionalDouble timeToPeak() {
    OptionalDouble peak = OptionalDouble.empty();
    for (int i = points.size() - 1; i >= 0 && points.get(i).isNear(); i--) {
      peak = OptionalDouble.of(points.get(i).from());
    }
    return peak;
  }
}
