package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Better;

class DifferencesTest {
  private static final LogSample A = LogSample.of(0.1012, 0.1034, 0.0998, 0.1021, 0.1007);
  private static final LogSample B = LogSample.of(0.1041, 0.1033, 0.1052, 0.1030, 0.1047);
  private static final LogSample C = LogSample.of(0.1015, 0.1009, 0.1020, 0.1003, 0.1024);
  private static final LogSample D = LogSample.of(0.2051, 0.2012, 0.2103, 0.1987, 0.2033);

  private static Differences<String> of(Object... namesAndSamples) {
    return of(Criteria.STANDARD, namesAndSamples);
  }

  private static Differences<String> of(Criteria criteria, Object... namesAndSamples) {
    Map<String, LogSample> samples = new LinkedHashMap<>();
    for (int i = 0; i < namesAndSamples.length; i += 2) {
      samples.put((String) namesAndSamples[i], (LogSample) namesAndSamples[i + 1]);
    }
    return Differences.of(samples, criteria);
  }

  private static Difference<String> only(LogSample first, LogSample second) {
    return of("first", first, "second", second).pairs().get(0);
  }

  /** SciPy 1.17.1: {@code ttest_ind(log(x), log(y), equal_var=False)} of six pairs, then Holm. */
  @Test
  void everyPairIsCorrectedForAll() {
    Differences<String> all = of("a", A, "b", B, "c", C, "d", D);
    assertThat(all.pairs().stream().map(pair -> pair.first() + pair.second()))
        .containsExactly("ab", "ac", "ad", "bc", "bd", "cd");
    double[] adjusted =
        all.pairs().stream().mapToDouble(pair -> pair.adjustedP().orElseThrow()).toArray();
    double[] expected = {
      1.96915545467195e-02, 9.83628162971904e-01, 9.27568119492191e-10,
      4.50924363798773e-03, 3.13641302810750e-08, 3.14576193238981e-08
    };
    for (int i = 0; i < expected.length; i++) {
      assertThat(adjusted[i]).isCloseTo(expected[i], within(1e-9 * expected[i]));
    }
    assertThat(all.pairs().stream().map(Difference::verdict))
        .containsExactly(
            Verdict.FASTER,
            Verdict.SAME,
            Verdict.FASTER,
            Verdict.SLOWER,
            Verdict.FASTER,
            Verdict.FASTER);
    assertThat(all.letters()).isEqualTo(Map.of("a", "a", "c", "a", "b", "b", "d", "c"));
    assertThat(all.fromBest()).containsExactly("c", "a", "b", "d");
  }

  @Test
  void aPairIsFoundFromEitherSide() {
    Differences<String> all = of("a", A, "d", D);
    Difference<String> forth = all.between("a", "d").orElseThrow();
    Difference<String> back = all.between("d", "a").orElseThrow();
    assertThat(forth.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(back.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(back.ratio().value()).isCloseTo(1 / forth.ratio().value(), within(1e-12));
    assertThat(back.ratio().interval().orElseThrow().low())
        .isCloseTo(1 / forth.ratio().interval().orElseThrow().high(), within(1e-12));
    assertThat(all.between("a", "a")).isEmpty();
    assertThat(all.between("a", "z")).isEmpty();
  }

  /** Of a throughput more is better: what took the lesser value is slower, and comes last. */
  @Test
  void ofARateMoreIsBetter() {
    Differences<String> rates =
        of(Criteria.STANDARD.with(Optional.of(Better.HIGHER)), "a", A, "d", D, "c", C);
    assertThat(rates.between("a", "d").orElseThrow().verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(rates.fromBest()).startsWith("d");
    assertThat(rates.letters()).containsEntry("d", "a");
  }

  /** Neither is better: there is a difference, and the order is from the least. */
  @Test
  void whereNeitherIsBetterADifferenceIsNoMore() {
    Differences<String> unknown =
        of(Criteria.STANDARD.with(Optional.empty()), "a", A, "d", D, "c", C);
    assertThat(unknown.between("a", "d").orElseThrow().verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(unknown.between("d", "a").orElseThrow().verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(unknown.between("a", "c").orElseThrow().verdict()).isEqualTo(Verdict.SAME);
    assertThat(unknown.fromBest()).containsExactly("c", "a", "d");
  }

  /** Significant and certainly less than 2 %: there, but the same for every purpose. */
  @Test
  void aSmallDifferenceThatIsSureIsTheSame() {
    Difference<String> pair =
        only(
            LogSample.of(1.0000, 1.0001, 1.0002, 1.0001, 1.0000),
            LogSample.of(1.005, 1.0051, 1.0052, 1.0051, 1.005));
    assertThat(pair.distinguishable()).isTrue();
    assertThat(pair.verdict()).isEqualTo(Verdict.SAME);
    assertThat(pair.beyondThreshold()).isFalse();
  }

  /**
   * The interval of the first over the second, 2.1 to 3.9 %, is beyond 2 %; as one of 36 pairs it
   * is not shown to be.
   */
  @Test
  void whetherTheThresholdIsExceededIsCorrectedForAllPairs() {
    LogSample slow = LogSample.of(1.0225, 1.0255, 1.0285, 1.0315, 1.0345, 1.037);
    LogSample fast = LogSample.of(0.995, 0.998, 1, 1, 1.002, 1.005);
    assertThat(only(slow, fast).beyondThreshold()).isTrue();
    Map<String, LogSample> nine = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      nine.put("fast" + i, fast);
    }
    nine.put("slow", slow);
    Difference<String> among =
        Differences.of(nine, Criteria.STANDARD).between("slow", "fast0").orElseThrow();
    assertThat(among.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(among.beyondThreshold()).isFalse();
  }

  /** The interval of b over c, 1.3 to 3.9 %, contains 2 %; that of d over c is far beyond. */
  @Test
  void itIsSaidWhetherTheThresholdIsCertainlyExceeded() {
    assertThat(only(B, C).verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(only(B, C).beyondThreshold()).isFalse();
    assertThat(only(D, C).beyondThreshold()).isTrue();
    assertThat(only(C, D).beyondThreshold()).isTrue();
  }

  /** For variances of the logs of 0.00025 and 0.00036 the formula, in SciPy, gives 15 forks. */
  @Test
  void undecidedSaysHowManyForksMore() {
    Difference<String> pair =
        only(
            LogSample.ofLogarithms(-0.02, -0.01, 0, 0.01, 0.02),
            LogSample.ofLogarithms(0, 0.012, 0.024, 0.036, 0.048));
    assertThat(pair.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(pair.moreForks()).hasValue(10);
  }

  @Test
  void oneForkDecidesNothing() {
    Difference<String> pair = only(LogSample.of(1), LogSample.of(100, 101, 102, 103, 104));
    assertThat(pair.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(pair.p()).isEmpty();
    assertThat(pair.adjustedP()).isEmpty();
    assertThat(pair.ratio().interval()).isEmpty();
    assertThat(pair.moreForks()).hasValue(4);
  }

  /** However great the difference, and however small the spread. */
  @Test
  void fewerThanFiveForksDecideNothing() {
    LogSample four = LogSample.of(1, 1.001, 1.002, 1.003);
    Difference<String> pair = only(four, LogSample.of(100, 101, 102, 103, 104));
    assertThat(pair.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(pair.distinguishable()).isFalse();
    assertThat(pair.beyondThreshold()).isFalse();
    assertThat(pair.adjustedP()).isEmpty();
    assertThat(pair.ratio().interval()).isPresent();
    assertThat(pair.moreForks()).hasValue(1);
    assertThat(only(four, four).verdict()).isEqualTo(Verdict.UNDECIDED);
    List<Pair<String>> pairs =
        List.of(new Pair<>("first", "second", four, LogSample.of(2, 2.1, 2.2, 2.3, 2.4)));
    assertThat(Judgement.beyondP(pairs, 0.05)).containsExactly(OptionalDouble.empty());
  }

  /** Single forks are no part of the family: they do not make the others' p values larger. */
  @Test
  void oneForkDoesNotWeakenTheOthers() {
    Differences<String> all = of("a", A, "b", B, "one", LogSample.of(1));
    assertThat(all.between("a", "b").orElseThrow().adjustedP().orElseThrow())
        .isCloseTo(0.00984577727335974, within(1e-11));
    assertThat(all.letters().get("one")).isEqualTo("ab");
  }

  @Test
  void aMillionForksMayNotDecide() {
    Difference<String> pair =
        only(LogSample.of(1e-300, 1e300, 1, 1, 1), LogSample.of(1, 1e200, 1e100, 1, 1e-200));
    assertThat(pair.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(pair.moreForks()).isEmpty();
  }

  @Test
  void aRatioOfABillionIsFound() {
    Difference<String> pair =
        only(
            LogSample.of(1, 1.1, 1.05, 1.02, 1.07),
            LogSample.of(1e9, 1.2e9, 1.1e9, 1.05e9, 1.15e9));
    assertThat(pair.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(pair.ratio().value()).isCloseTo(9.54159486692496e-10, within(1e-20));
  }

  @Test
  void valuesWithoutSpreadAreJudged() {
    LogSample one = LogSample.of(1, 1, 1, 1, 1);
    assertThat(only(one, one).verdict()).isEqualTo(Verdict.SAME);
    assertThat(only(one, LogSample.of(2, 2, 2, 2, 2)).verdict()).isEqualTo(Verdict.FASTER);
  }

  /** 2 / (10 choose 5) is below 5 %, and as one of 45 pairs it is not. */
  @Test
  void valuesWithoutSpreadNeedMoreForksAmongMany() {
    Map<String, LogSample> ten = new LinkedHashMap<>();
    for (int i = 1; i <= 10; i++) {
      ten.put("of " + i, LogSample.of(i, i, i, i, i));
    }
    Difference<String> among =
        Differences.of(ten, Criteria.STANDARD).between("of 1", "of 2").orElseThrow();
    assertThat(among.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(among.moreForks()).hasValue(2);
  }

  @Test
  void nothingAndOneSampleHaveNoPairs() {
    assertThat(of().pairs()).isEmpty();
    assertThat(of().letters()).isEmpty();
    assertThat(of("a", A).pairs()).isEmpty();
    assertThat(of("a", A).letters()).isEqualTo(Map.of("a", "a"));
  }

  @Test
  void criteriaOutsideTheirDomainAreRefused() {
    assertThatThrownBy(() -> Criteria.of(1, 0.02))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("confidence level", "0 and less than 1", "1.0"));
    assertThatThrownBy(() -> Criteria.of(0.95, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("threshold", "greater than 0", "0.0"));
    assertThatThrownBy(() -> Criteria.of(0.95, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("threshold", "greater than 0", "NaN"));
  }
}
