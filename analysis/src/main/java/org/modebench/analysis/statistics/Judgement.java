package org.modebench.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The judgement of pairs of samples as one family.
 *
 * <p>Of all pairs with equal means, any is called FASTER or SLOWER with at most the probability of
 * the level, 5 %: the p values of Welch's test are corrected by Holm's method over the pairs. A
 * significant difference that two one-sided tests show to be less than the threshold is SAME: it is
 * there, and does not matter. That a difference exceeds the threshold is tested against the
 * threshold, and corrected in the same way. SAME is not corrected: each pair that does differ by
 * the threshold is called the same with at most the probability of the level.
 *
 * <p>Of fewer forks than {@link Criteria#FEWEST_FORKS} nothing is claimed: such pairs are
 * UNDECIDED, and no part of the family.
 */
public final class Judgement {
  private final Criteria criteria;
  private final int family;

  private Judgement(Criteria criteria, int family) {
    this.criteria = criteria;
    this.family = family;
  }

  /** The difference of every pair, in the order given. */
  public static <K> List<Difference<K>> of(List<Pair<K>> pairs, Criteria criteria) {
    List<Optional<WelchTest>> tests = tests(pairs);
    List<OptionalDouble> adjusted = adjusted(pairs, tests, WelchTest::differenceP);
    List<OptionalDouble> beyond = adjusted(pairs, tests, test -> test.beyondP(criteria.margin()));
    int family = (int) tests.stream().filter(Optional::isPresent).count();
    Judgement judgement = new Judgement(criteria, family);
    List<Difference<K>> differences = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      differences.add(
          tests.get(i).isPresent()
              ? judgement.judge(
                  pairs.get(i),
                  tests.get(i).get(),
                  adjusted.get(i).orElseThrow(),
                  beyond.get(i).orElseThrow())
              : judgement.undecided(pairs.get(i)));
    }
    return List.copyOf(differences);
  }

  /**
   * The p values of the hypotheses that pairs differ by a share at most, after Holm's correction
   * over the pairs; empty for pairs with too few forks.
   *
   * @param share 0 or more; 0.05 for 5 %
   */
  public static List<OptionalDouble> beyondP(List<? extends Pair<?>> pairs, double share) {
    return adjusted(pairs, tests(pairs), test -> test.beyondP(Math.log1p(share)));
  }

  private static List<Optional<WelchTest>> tests(List<? extends Pair<?>> pairs) {
    return pairs.stream()
        .map(
            pair ->
                forks(pair) < Criteria.FEWEST_FORKS
                    ? Optional.<WelchTest>empty()
                    : WelchTest.of(pair.ofFirst(), pair.ofSecond()))
        .toList();
  }

  /** Of the smaller of the two samples. */
  private static int forks(Pair<?> pair) {
    return Math.min(pair.ofFirst().n(), pair.ofSecond().n());
  }

  /**
   * The p values after Holm's correction over the tests that there are. A sample that was chosen
   * among several by its data counts as often as there were to choose from.
   */
  private static List<OptionalDouble> adjusted(
      List<? extends Pair<?>> pairs,
      List<Optional<WelchTest>> tests,
      ToDoubleFunction<WelchTest> p) {
    double[] ofChosen =
        IntStream.range(0, tests.size())
            .filter(i -> tests.get(i).isPresent())
            .mapToDouble(
                i ->
                    Math.min(
                        1, pairs.get(i).chosenOf() * p.applyAsDouble(tests.get(i).orElseThrow())))
            .toArray();
    PrimitiveIterator.OfDouble adjusted = Arrays.stream(Holm.adjusted(ofChosen)).iterator();
    return tests.stream()
        .map(
            test ->
                test.isPresent()
                    ? OptionalDouble.of(adjusted.nextDouble())
                    : OptionalDouble.empty())
        .toList();
  }

  private <K> Difference<K> judge(Pair<K> pair, WelchTest test, double adjusted, double beyond) {
    double equivalence = test.equivalenceP(criteria.margin());
    boolean distinguishable = adjusted <= criteria.level();
    Verdict verdict = verdict(test.difference(), distinguishable, equivalence);
    Estimate ratio = Ratio.of(pair.ofFirst(), pair.ofSecond(), criteria.confidence());
    return new Difference<>(
        pair.first(),
        pair.second(),
        ratio,
        OptionalDouble.of(test.differenceP()),
        OptionalDouble.of(adjusted),
        OptionalDouble.of(equivalence),
        distinguishable,
        distinguishable && beyond <= criteria.level(),
        verdict,
        verdict == Verdict.UNDECIDED ? moreForks(pair, test) : OptionalInt.empty());
  }

  private Verdict verdict(double difference, boolean distinguishable, double equivalence) {
    if (equivalence <= criteria.level()) {
      return Verdict.SAME;
    }
    if (!distinguishable) {
      return Verdict.UNDECIDED;
    }
    return Verdict.ofDifference(difference < 0, criteria.better());
  }

  /**
   * The forks that would decide, beyond those there are. What is to be found is the threshold, or
   * the least difference that the interval leaves, if that is larger.
   */
  private <K> OptionalInt moreForks(Pair<K> pair, WelchTest test) {
    Interval interval = test.interval(criteria.confidence());
    double least = Math.max(interval.low(), -interval.high());
    OptionalInt needed =
        new ForksToDecide(
                criteria.level() / family / pair.chosenOf(), criteria.level(), Criteria.POWER)
            .of(pair.ofFirst(), pair.ofSecond(), Math.max(criteria.margin(), least));
    return needed.isPresent()
        ? OptionalInt.of(Math.max(1, needed.getAsInt() - forks(pair)))
        : OptionalInt.empty();
  }

  /** What is missing to the fewest forks is the least that can say anything. */
  private <K> Difference<K> undecided(Pair<K> pair) {
    return new Difference<>(
        pair.first(),
        pair.second(),
        Ratio.of(pair.ofFirst(), pair.ofSecond(), criteria.confidence()),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        false,
        false,
        Verdict.UNDECIDED,
        OptionalInt.of(Math.max(1, Criteria.FEWEST_FORKS - forks(pair))));
  }
}
