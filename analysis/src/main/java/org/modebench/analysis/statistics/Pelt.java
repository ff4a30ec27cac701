package org.modebench.analysis.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * PELT: the division of a series into segments whose costs and penalties have the least sum.
 *
 * <p>It finds the optimum, as comparing all divisions would, in time that grows with the length
 * alone where changes are spread over the series.
 *
 * <p>Source: R. Killick, P. Fearnhead and I. A. Eckley, Optimal detection of changepoints with a
 * linear computational cost, Journal of the American Statistical Association 107 (2012).
 */
public final class Pelt {
  /** A variance needs two values. */
  static final int SHORTEST_SEGMENT = 2;

  private Pelt() {}

  /** A possible last change, and the first end for which it cannot be the best one any more. */
  private static final class Candidate {
    private final int start;
    private int hopelessFrom = Integer.MAX_VALUE;

    Candidate(int start) {
      this.start = start;
    }
  }

  /**
   * The best division into segments with a mean and a variance of their own.
   *
   * @param penalty what each change costs, at least 0
   * @return segments of at least two values that follow one another; one segment for fewer than
   *     four values
   */
  public static List<Segment> segments(double[] series, double penalty) {
    Moments moments = new Moments(series);
    return segments(moments, new NormalCost(moments), penalty);
  }

  /**
   * The best division by the cost given, likewise.
   *
   * @param cost of a stretch, which is at least that of its parts together
   */
  static List<Segment> segments(Moments series, Moments.Cost cost, double penalty) {
    int n = series.length();
    double[] best = new double[n + 1];
    int[] lastChange = new int[n + 1];
    best[0] = -penalty;
    List<Candidate> candidates = new ArrayList<>(List.of(new Candidate(0)));
    for (int end = SHORTEST_SEGMENT; end <= n; end++) {
      int latest = end - SHORTEST_SEGMENT;
      if (latest >= SHORTEST_SEGMENT) {
        candidates.add(new Candidate(latest));
      }
      int now = end;
      candidates.removeIf(candidate -> candidate.hopelessFrom <= now);
      best[end] = Double.POSITIVE_INFINITY;
      for (Candidate candidate : candidates) {
        double sum = best[candidate.start] + cost.of(candidate.start, end) + penalty;
        if (sum < best[end]) {
          best[end] = sum;
          lastChange[end] = candidate.start;
        }
      }
      for (Candidate candidate : candidates) {
        // A change at this end would be better, for every end that leaves it room for a segment.
        if (best[candidate.start] + cost.of(candidate.start, end) >= best[end]) {
          candidate.hopelessFrom = Math.min(candidate.hopelessFrom, end + SHORTEST_SEGMENT);
        }
      }
    }
    return backwards(series, lastChange, n);
  }

  private static List<Segment> backwards(Moments series, int[] lastChange, int n) {
    Deque<Segment> segments = new ArrayDeque<>();
    for (int end = n; end > 0; end = lastChange[end]) {
      segments.addFirst(series.segment(lastChange[end], end));
    }
    return List.copyOf(segments);
  }
}
