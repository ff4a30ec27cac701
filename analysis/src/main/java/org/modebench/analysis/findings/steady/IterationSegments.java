package org.modebench.analysis.findings.steady;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.modebench.analysis.statistics.Outliers;
import org.modebench.analysis.statistics.Pelt;
import org.modebench.analysis.statistics.Segment;
import org.modebench.analysis.statistics.Tolerance;
import org.modebench.analysis.statistics.Trend;

/**
 * How the iterations of a fork went: where they changed, and what that makes of the fork.
 *
 * <p>Changes are found by PELT with a penalty of 15 ln n. A segment is as fast as the last one if
 * its mean, give or take its variance, meets the last one's, give or take its variance or the
 * tolerance, whichever is greater. Then, from the end: no steady state if a segment that reaches
 * into the last quarter differs; slowdown if an earlier one is faster; warm-up if all that differ
 * are slower; flat if none differs. The variance is that of times relative to the last segment's.
 *
 * <p>A penalty that finds no changes in noise finds none in a slow drift either. So there is no
 * steady state if the iterations that would make it up have a {@link Trend}. That is an addition to
 * the paper.
 *
 * <p>Source: E. Barrett, C. F. Bolz-Tereick, R. Killick, S. Mount and L. Tratt, Virtual machine
 * warmup blows hot and cold, OOPSLA 2017, where the last quarter is the last 500 of 2,000.
 *
 * @param segments in seconds
 * @param drift change of the time from one iteration to the next, as a share of the median; empty
 *     if none was found
 */
record IterationSegments(
    Classification classification,
    List<Segment> segments,
    OptionalInt steadyFrom,
    List<Integer> outliers,
    OptionalDouble drift) {
  static final int FEWEST_ITERATIONS = 10;

  private static final double PENALTY = 15;
  private static final int FINAL_SHARE = 4;

  static IterationSegments of(double[] seconds, Tolerance tolerance) {
    int n = seconds.length;
    if (n < FEWEST_ITERATIONS) {
      return new IterationSegments(
          Classification.TOO_FEW_ITERATIONS,
          List.of(),
          OptionalInt.empty(),
          List.of(),
          OptionalDouble.empty());
    }
    double unit = unit(seconds);
    double[] series = Arrays.stream(seconds).map(value -> value / unit).toArray();
    List<Integer> outliers = Outliers.of(series);
    Set<Integer> leftOut = new HashSet<>(outliers);
    int[] kept = IntStream.range(0, n).filter(i -> !leftOut.contains(i)).toArray();
    double[] regular = Arrays.stream(kept).mapToDouble(i -> series[i]).toArray();
    List<Segment> found = Pelt.segments(regular, PENALTY * Math.log(regular.length));
    List<Segment> segments = new ArrayList<>();
    for (Segment segment : found) {
      segments.add(
          new Segment(
              segment.from() == 0 ? 0 : kept[segment.from()],
              segment.to() == kept.length ? n : kept[segment.to()],
              segment.mean(),
              segment.variance()));
    }
    IterationSegments course = judged(List.copyOf(segments), outliers, n, tolerance);
    int from = course.steadyFrom.orElse(n);
    double[] steady =
        Arrays.stream(kept).filter(i -> i >= from).mapToDouble(i -> series[i]).toArray();
    return course.unlessDrifting(Trend.of(steady), tolerance).inUnit(unit);
  }

  private IterationSegments unlessDrifting(Trend trend, Tolerance tolerance) {
    return trend.isDrift(tolerance.share())
        ? new IterationSegments(
            Classification.NO_STEADY_STATE,
            segments,
            OptionalInt.empty(),
            outliers,
            OptionalDouble.of(trend.slope()))
        : this;
  }

  private IterationSegments inUnit(double unit) {
    List<Segment> scaled =
        segments.stream()
            .map(
                segment ->
                    new Segment(
                        segment.from(),
                        segment.to(),
                        segment.mean() * unit,
                        segment.variance() * unit * unit))
            .toList();
    return new IterationSegments(classification, scaled, steadyFrom, outliers, drift);
  }

  /** The median, so that the series is around 1 whatever a batch takes. */
  private static double unit(double[] seconds) {
    double median = StatUtils.percentile(seconds, 50);
    return median > 0 ? median : Math.max(StatUtils.max(seconds), Double.MIN_NORMAL);
  }

  private static IterationSegments judged(
      List<Segment> segments, List<Integer> outliers, int n, Tolerance tolerance) {
    Segment last = segments.get(segments.size() - 1);
    Classification classification = Classification.FLAT;
    int steadyFrom = last.from();
    boolean steadySoFar = true;
    for (int i = segments.size() - 2; i >= 0; i--) {
      Segment segment = segments.get(i);
      int difference = difference(segment, last, tolerance);
      if (difference == 0) {
        steadyFrom = steadySoFar ? segment.from() : steadyFrom;
        continue;
      }
      steadySoFar = false;
      if (segment.to() > n - n / FINAL_SHARE) {
        return new IterationSegments(
            Classification.NO_STEADY_STATE,
            segments,
            OptionalInt.empty(),
            outliers,
            OptionalDouble.empty());
      }
      if (difference < 0) {
        classification = Classification.SLOWDOWN;
        break;
      }
      classification = Classification.WARM_UP;
    }
    return new IterationSegments(
        classification, segments, OptionalInt.of(steadyFrom), outliers, OptionalDouble.empty());
  }

  /** Negative if the segment takes less time than the last one, 0 if they are equally fast. */
  private static int difference(Segment segment, Segment last, Tolerance tolerance) {
    double unit = Math.max(last.mean(), Double.MIN_NORMAL);
    double mean = segment.mean() / unit;
    double variance = segment.variance() / unit / unit;
    double margin = Math.max(last.variance() / unit / unit, tolerance.share());
    if (mean + variance < 1 - margin) {
      return -1;
    }
    return mean - variance > 1 + margin ? 1 : 0;
  }
}
