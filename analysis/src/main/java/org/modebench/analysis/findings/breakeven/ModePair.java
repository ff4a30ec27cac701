package org.modebench.analysis.findings.breakeven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;

/**
 * Two modes over the sizes at which both have a time.
 *
 * <p>Which is faster at a size is what the judgement of the sweep says: significantly, and by more
 * than the threshold. Between a size where the one is faster and the next where the other is, lies
 * a break-even point. These two sizes, which were measured, are its interval: how times grow
 * between them is not known, and an interval that takes them for straight lines is wrong where they
 * are not (of times that grow as the size to the power of 0.8 it held the truth in 40 to 78 % of
 * sweeps). Where the straight lines cross is no more than the best guess in it.
 */
public final class ModePair {
  public static final int FEWEST_SIZES = 3;

  private final Curve curve;
  private final Curve against;
  private final List<Double> sizes;

  ModePair(Curve curve, Curve against) {
    this.curve = curve;
    this.against = against;
    TreeSet<Double> common = new TreeSet<>(curve.times().keySet());
    common.retainAll(against.times().keySet());
    this.sizes = List.copyOf(common);
  }

  /** The same two the other way round. */
  ModePair reversed() {
    return new ModePair(against, curve);
  }

  /** The times to be judged, one pair for each size; none where there are too few sizes. */
  List<Pair<ModePair>> pairs() {
    List<Pair<ModePair>> pairs = new ArrayList<>();
    if (sizes.size() >= FEWEST_SIZES) {
      for (double size : sizes) {
        pairs.add(new Pair<>(this, reversed(), time(curve, size), time(against, size)));
      }
    }
    return pairs;
  }

  private static LogSample time(Curve curve, double size) {
    return Objects.requireNonNull(curve.times().get(size));
  }

  /**
   * The break-even point.
   *
   * @param judged the difference of each of the pairs, in their order
   */
  BreakEven breakEven(List<? extends Difference<?>> judged, CallTime callTime) {
    Found found = found(judged);
    List<Crossing> crossings =
        found.at.stream().map(size -> new Crossing(size, callTime.of(size))).toList();
    Evidence evidence =
        Evidence.of(List.of(curve, against), size -> found.from <= size && size <= found.to);
    return new BreakEven(
        curve.place(),
        against.place(),
        found.outcome,
        crossings,
        found.undecided,
        evidence.status(),
        evidence.reasons());
  }

  /**
   * @param from the smallest size that the outcome rests on
   * @param to the greatest
   */
  private record Found(
      Outcome outcome, List<Estimate> at, List<Double> undecided, double from, double to) {
    Found(Outcome outcome, List<Estimate> at, List<Double> undecided) {
      this(outcome, at, undecided, 0, Double.POSITIVE_INFINITY);
    }
  }

  /** 1 where this one is faster, −1 where it is slower, 0 where neither is shown. */
  private static int sign(Difference<?> difference) {
    if (!difference.beyondThreshold()) {
      return 0;
    }
    return difference.ratio().value() < 1 ? 1 : -1;
  }

  private Found found(List<? extends Difference<?>> judged) {
    if (sizes.size() < FEWEST_SIZES) {
      return new Found(Outcome.TOO_FEW_SIZES, List.of(), List.of());
    }
    if (forks() < Criteria.FEWEST_FORKS) {
      return new Found(Outcome.TOO_FEW_FORKS, List.of(), List.of());
    }
    int[] signs = judged.stream().mapToInt(ModePair::sign).toArray();
    int[] decided = IntStream.range(0, signs.length).filter(i -> signs[i] != 0).toArray();
    int greatest = sizes.size() - 1;
    if (decided.length == 0) {
      boolean same = judged.stream().allMatch(d -> d.verdict() == Verdict.SAME);
      return new Found(same ? Outcome.SAME : Outcome.OPEN, List.of(bound(greatest)), List.of());
    }
    int[] changes =
        IntStream.range(1, decided.length)
            .filter(i -> signs[decided[i]] != signs[decided[i - 1]])
            .toArray();
    if (changes.length > 0) {
      List<Estimate> at =
          Arrays.stream(changes).mapToObj(i -> crossing(decided[i - 1], decided[i])).toList();
      int before = decided[changes[0] - 1];
      int after = decided[changes[0]];
      return changes.length > 1
          ? new Found(Outcome.SEVERAL, at, List.of())
          : new Found(
              signs[before] < 0 ? Outcome.FROM : Outcome.UP_TO,
              at,
              undecided(signs, before, after),
              sizes.get(before),
              sizes.get(after));
    }
    int first = decided[0];
    if (signs[first] < 0) {
      return new Found(
          Outcome.NOWHERE, List.of(bound(greatest)), undecided(signs, greatest, greatest + 1));
    }
    if (decided.length < signs.length - first) {
      int last = decided[decided.length - 1];
      if (decided.length > 2 && decided.length == last - first + 1) {
        return new Found(Outcome.BETWEEN, List.of(bound(first), bound(last)), List.of());
      }
      return new Found(
          Outcome.SOMEWHERE, Arrays.stream(decided).mapToObj(this::bound).toList(), List.of());
    }
    return first == 0
        ? new Found(Outcome.FROM_SMALLEST, List.of(bound(0)), List.of())
        : new Found(Outcome.FROM_AT_MOST, List.of(bound(first)), List.of());
  }

  /** The sizes without a sign, but for those between the two given. */
  private List<Double> undecided(int[] signs, int before, int after) {
    return IntStream.range(0, signs.length)
        .filter(i -> signs[i] == 0 && !(before < i && i < after))
        .mapToObj(sizes::get)
        .toList();
  }

  private Estimate bound(int index) {
    return new Estimate(sizes.get(index), Optional.empty(), forks());
  }

  private int forks() {
    return sizes.stream()
        .mapToInt(size -> Math.min(time(curve, size).n(), time(against, size).n()))
        .min()
        .orElseThrow();
  }

  /** The break-even point between two sizes of which each has another sign. */
  private Estimate crossing(int from, int to) {
    List<Double> roots = new ArrayList<>();
    for (int i = from; i < to; i++) {
      // Relative to the greatest of the four times, since of those only the ratio counts here.
      double unit = Math.max(logTime(sizes.get(i)), logTime(sizes.get(i + 1)));
      double left = difference(sizes.get(i), unit);
      double right = difference(sizes.get(i + 1), unit);
      if (left == 0 || Math.signum(left) == -Math.signum(right)) {
        double share = left == 0 ? 0 : left / (left - right);
        roots.add(sizes.get(i) + share * (sizes.get(i + 1) - sizes.get(i)));
      }
    }
    // Where noise makes the lines cross more than once, no crossing is better than the middle one.
    double root = roots.get(roots.size() / 2);
    return new Estimate(root, Optional.of(new Interval(sizes.get(from), sizes.get(to))), forks());
  }

  private double logTime(double size) {
    return Math.max(against.at(size).logValue(), curve.at(size).logValue());
  }

  private double difference(double size, double logUnit) {
    return Math.exp(against.at(size).logValue() - logUnit)
        - Math.exp(curve.at(size).logValue() - logUnit);
  }
}
