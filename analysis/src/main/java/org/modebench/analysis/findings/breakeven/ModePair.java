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

/**
 * Two modes over the sizes at which both have a time.
 *
 * <p>Which is faster at a size is what the judgement of the sweep says: significantly, and by more
 * than the threshold. Between a size where the one is faster and the next where the other is, lies
 * a break-even point: where the lines between the neighbouring sizes cross. Its interval is made of
 * all sizes at which the interval of the ratio, at the confidence asked for, holds 1.
 *
 * <p>Source: E. C. Fieller, Some problems in interval estimation, Journal of the Royal Statistical
 * Society B 16 (1954), for the interval by inversion of the test.
 */
public final class ModePair {
  public static final int FEWEST_SIZES = 3;

  /** Steps between two sizes in the search for the end of an interval, before halving. */
  private static final int STEPS = 24;

  private static final int HALVINGS = 40;

  private final Curve curve;
  private final Curve against;
  private final double confidence;
  private final List<Double> sizes;

  ModePair(Curve curve, Curve against, double confidence) {
    this.curve = curve;
    this.against = against;
    this.confidence = confidence;
    TreeSet<Double> common = new TreeSet<>(curve.times().keySet());
    common.retainAll(against.times().keySet());
    this.sizes = List.copyOf(common);
  }

  /** The same two the other way round. */
  ModePair reversed() {
    return new ModePair(against, curve, confidence);
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
    Verdict verdict = verdict(judged);
    List<Crossing> crossings =
        verdict.at.stream().map(size -> new Crossing(size, callTime.of(size))).toList();
    Evidence evidence =
        Evidence.of(List.of(curve, against), size -> verdict.from <= size && size <= verdict.to);
    return new BreakEven(
        curve.place(),
        against.place(),
        verdict.outcome,
        crossings,
        verdict.undecided,
        evidence.status(),
        evidence.reasons());
  }

  /**
   * @param from the smallest size that the verdict rests on
   * @param to the greatest
   */
  private record Verdict(
      Outcome outcome, List<Estimate> at, List<Double> undecided, double from, double to) {
    Verdict(Outcome outcome, List<Estimate> at, List<Double> undecided) {
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

  private Verdict verdict(List<? extends Difference<?>> judged) {
    if (sizes.size() < FEWEST_SIZES) {
      return new Verdict(Outcome.TOO_FEW_SIZES, List.of(), List.of());
    }
    if (forks() < Criteria.FEWEST_FORKS) {
      return new Verdict(Outcome.TOO_FEW_FORKS, List.of(), List.of());
    }
    int[] signs = judged.stream().mapToInt(ModePair::sign).toArray();
    int[] decided = IntStream.range(0, signs.length).filter(i -> signs[i] != 0).toArray();
    int greatest = sizes.size() - 1;
    if (decided.length == 0) {
      return new Verdict(Outcome.SAME, List.of(bound(greatest)), List.of());
    }
    int[] changes =
        IntStream.range(1, decided.length)
            .filter(i -> signs[decided[i]] != signs[decided[i - 1]])
            .toArray();
    if (changes.length > 0) {
      List<Estimate> at =
          Arrays.stream(changes)
              .mapToObj(i -> crossing(decided[i - 1], decided[i], signs[decided[i]]))
              .toList();
      int before = decided[changes[0] - 1];
      int after = decided[changes[0]];
      return changes.length > 1
          ? new Verdict(Outcome.SEVERAL, at, List.of())
          : new Verdict(
              signs[before] < 0 ? Outcome.FROM : Outcome.UP_TO,
              at,
              undecided(signs, before, after),
              sizes.get(before),
              sizes.get(after));
    }
    int first = decided[0];
    if (signs[first] < 0) {
      return new Verdict(
          Outcome.NOWHERE, List.of(bound(greatest)), undecided(signs, greatest, greatest + 1));
    }
    if (decided.length < signs.length - first) {
      int last = decided[decided.length - 1];
      if (decided.length > 2 && decided.length == last - first + 1) {
        return new Verdict(Outcome.BETWEEN, List.of(bound(first), bound(last)), List.of());
      }
      return new Verdict(
          Outcome.SOMEWHERE, Arrays.stream(decided).mapToObj(this::bound).toList(), List.of());
    }
    return first == 0
        ? new Verdict(Outcome.FROM_SMALLEST, List.of(bound(0)), List.of())
        : new Verdict(
            Outcome.FROM_AT_MOST,
            List.of(new Estimate(edge(first, 0, 1), Optional.empty(), forks())),
            List.of());
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
    return sizes.stream().mapToInt(size -> ratio(size).n()).min().orElseThrow();
  }

  /** The time of the other over the time of this one: greater than 1 where this one is faster. */
  private Estimate ratio(double size) {
    return against.at(size).over(curve.at(size), confidence);
  }

  /** 1 where the interval has this one faster, −1 where slower, 0 where it holds 1. */
  private int sign(double size) {
    Interval interval = ratio(size).interval().orElseThrow();
    if (interval.low() > 1) {
      return 1;
    }
    return interval.high() < 1 ? -1 : 0;
  }

  /** The break-even point between two sizes of which the greater has the sign given. */
  private Estimate crossing(int slower, int faster, int sign) {
    double low = edge(slower, faster, -sign);
    double high = edge(faster, slower, sign);
    List<Double> roots = new ArrayList<>();
    for (int i = slower; i < faster; i++) {
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
    return new Estimate(
        root, Optional.of(new Interval(Math.min(low, root), Math.max(high, root))), forks());
  }

  private double logTime(double size) {
    return Math.max(against.at(size).logValue(), curve.at(size).logValue());
  }

  private double difference(double size, double logUnit) {
    return Math.exp(against.at(size).logValue() - logUnit)
        - Math.exp(curve.at(size).logValue() - logUnit);
  }

  /** Where the sign that holds at size number {@code from} ends, on the way to {@code to}. */
  private double edge(int from, int to, int sign) {
    int step = Integer.signum(to - from);
    double inside = sizes.get(from);
    for (int i = from; i != to; i += step) {
      for (int k = 1; k <= STEPS; k++) {
        double next = between(sizes.get(i), sizes.get(i + step), (double) k / STEPS);
        if (sign(next) != sign) {
          return edge(inside, next, sign);
        }
        inside = next;
      }
    }
    return inside;
  }

  private double edge(double inside, double outside, int sign) {
    double in = inside;
    double out = outside;
    for (int i = 0; i < HALVINGS && Math.abs(out - in) > 1e-9 * Math.abs(out); i++) {
      double middle = in + (out - in) / 2;
      if (sign(middle) == sign) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return in + (out - in) / 2;
  }

  /** By equal factors, since sizes of a sweep grow so; in equal steps from 0. */
  private static double between(double a, double b, double share) {
    if (share == 1) {
      return b;
    }
    return a > 0 && b > 0 ? a * Math.pow(b / a, share) : a + share * (b - a);
  }
}
