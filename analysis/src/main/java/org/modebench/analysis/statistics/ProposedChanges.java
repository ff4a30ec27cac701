package org.modebench.analysis.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The changes of the mean that PELT proposes for a series, and how well each describes it.
 *
 * <p>A stretch with the sum of squared deviations S costs S / σ², and a change 3 ln n. σ² is half
 * the mean square of successive differences, which a few changes hardly raise.
 *
 * <p>The score of a change is the likelihood ratio of two levels to one between its neighbours, n
 * ln (S₀ / S₁), on the scale of a normal deviate, so that stretches of any length have like scores:
 * √(f ln (S₀ / S₁)) (8f + 1) / (8f + 3) with f = n − 2.
 *
 * <p>Sources: N. R. Zhang and D. O. Siegmund, A modified Bayes information criterion, Biometrics 63
 * (2007), for the penalty; J. von Neumann, Annals of Mathematical Statistics 12 (1941), for σ²; D.
 * L. Wallace, Bounds on normal approximations to Student's and the chi-square distributions, Annals
 * of Mathematical Statistics 30 (1959), for the scale.
 */
final class ProposedChanges {
  private static final double PENALTY = 3;

  /** What rounding leaves of nothing, as a share: a change between equal values is not infinite. */
  private static final double LEAST_SHARE = 1e-12;

  private final Moments series;
  private final List<Segment> segments;

  /** The changes of the values given, in their order. */
  ProposedChanges(double... values) {
    int n = values.length;
    series = new Moments(values);
    double squares = 0;
    for (int i = 1; i < n; i++) {
      squares += Math.pow(values[i] - values[i - 1], 2);
    }
    double variance = squares / (2 * (n - 1));
    segments =
        variance > 0
            ? Pelt.segments(
                series, (from, to) -> series.deviations(from, to) / variance, PENALTY * Math.log(n))
            : List.of(series.segment(0, n));
  }

  /** How many there are. */
  int count() {
    return segments.size() - 1;
  }

  /**
   * The index of the first value of a new level.
   *
   * @param number of the change, from 0
   */
  int at(int number) {
    return segments.get(number + 1).from();
  }

  /** The score of a change. */
  double score(int number) {
    int from = segments.get(number).from();
    int to = segments.get(number + 1).to();
    double one = series.deviations(from, to);
    double two = series.deviations(from, at(number)) + series.deviations(at(number), to);
    double ratio = Math.max(1, one / Math.max(two, LEAST_SHARE * one));
    double freedom = to - from - 2.0;
    return Math.sqrt(freedom * Math.log(ratio)) * (8 * freedom + 1) / (8 * freedom + 3);
  }

  /** The best score; 0 if there is no change. */
  double bestScore() {
    return IntStream.range(0, count()).mapToDouble(this::score).max().orElse(0);
  }
}
