package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PeltTest {
  /** Reproducible in R: 1 + level + 0.01 * sin((1:n)^2). */
  private static double[] series(int n, IntToDoubleFunction level) {
    return IntStream.range(0, n).mapToDouble(i -> level.applyAsDouble(i) + noise(i)).toArray();
  }

  private static double noise(int i) {
    return 0.01 * Math.sin((i + 1.0) * (i + 1));
  }

  /**
   * R 4.2.2, changepoint 2.3: cpt.meanvar(x, method = "PELT", penalty = "Manual", pen.value = 15 *
   * log(length(x)), minseglen = 2); the cost is its lastchangelike at the end.
   */
  static Stream<Arguments> published() {
    return Stream.of(
        Arguments.of("warm-up", series(80, i -> i < 20 ? 1.2 : 1), List.of(20, 80), -499.556773727),
        Arguments.of(
            "bump",
            series(90, i -> i >= 30 && i < 60 ? 1.1 : 1),
            List.of(30, 60, 90),
            -501.879288656),
        Arguments.of("flat", series(60, i -> 1), List.of(60), -426.528606073),
        Arguments.of(
            "spread alone",
            IntStream.range(0, 80).mapToDouble(i -> 1 + (i < 40 ? 0.2 : 4) * noise(i)).toArray(),
            List.of(40, 80),
            -517.499873547),
        Arguments.of(
            "decay",
            series(100, i -> 1 + 0.5 * Math.exp(-i / 5.0)),
            List.of(14, 100),
            -534.222796976),
        Arguments.of(
            "drift",
            series(200, i -> 1 + i / 500.0),
            List.of(42, 70, 102, 136, 171, 200),
            -624.81648487));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("published")
  void agreesWithTheChangepointPackageOfR(
      String name, double[] series, List<Integer> ends, double cost) {
    double penalty = 15 * Math.log(series.length);
    List<Segment> segments = Pelt.segments(series, penalty);
    assertThat(segments).extracting(Segment::to).isEqualTo(ends);
    assertThat(cost(series, segments, penalty)).isCloseTo(cost, within(1e-6));
  }

  private static double cost(double[] series, List<Segment> segments, double penalty) {
    NormalCost cost = new NormalCost(new Moments(series));
    return segments.stream().mapToDouble(s -> cost.of(s.from(), s.to())).sum()
        + penalty * (segments.size() - 1);
  }

  /** The cost by all divisions, without pruning. */
  private static double leastCost(double[] series, double penalty) {
    NormalCost cost = new NormalCost(new Moments(series));
    double[] best = new double[series.length + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = -penalty;
    for (int end = 2; end <= series.length; end++) {
      for (int start = 0; start <= end - 2; start++) {
        best[end] = Math.min(best[end], best[start] + cost.of(start, end) + penalty);
      }
    }
    return best[series.length];
  }

  /** Guards against pruning what a later end would still need, at any penalty. */
  @Test
  void pruningLosesNothing() {
    RandomGenerator random = new Well19937c(11);
    for (int repetition = 0; repetition < 400; repetition++) {
      int n = 4 + random.nextInt(60);
      double level = 1;
      double[] series = new double[n];
      for (int i = 0; i < n; i++) {
        level = random.nextInt(8) == 0 ? 1 + random.nextInt(4) : level;
        // A third of the series is of whole numbers, with ties and no variance at all.
        series[i] = repetition % 3 == 0 ? level : level + 0.2 * random.nextGaussian();
      }
      double penalty = 12 * random.nextDouble();
      List<Segment> segments = Pelt.segments(series, penalty);
      assertThat(cost(series, segments, penalty))
          .isCloseTo(leastCost(series, penalty), within(1e-7));
      assertThat(segments).allMatch(segment -> segment.length() >= Pelt.SHORTEST_SEGMENT);
    }
  }

  @Test
  void segmentsFollowOneAnotherAndCarryTheirMoments() {
    double[] series = {5, 7, 5, 7, 5, 7, 5, 7, 105, 107, 105, 107, 105, 107};
    assertThat(Pelt.segments(series, 15 * Math.log(14)))
        .containsExactly(new Segment(0, 8, 6, 1), new Segment(8, 14, 106, 1));
  }

  @Test
  void fewerThanFourValuesAreOneSegment() {
    assertThat(Pelt.segments(new double[] {1, 9, 1}, 0)).extracting(Segment::to).containsExactly(3);
  }
}
