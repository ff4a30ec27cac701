package org.modebench.analysis.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Where the levels of several series change, such as those of cells over the same runs.
 *
 * <p>PELT proposes changes, and a permutation test confirms them: {@link ProposedChanges}. The
 * places of the values are shuffled, for all series alike, since what disturbs a run disturbs all
 * its cells; changes are proposed for what comes out; and the score of a change is compared with
 * the best of all series. So series without any change, however many, have one claimed in 5 % of
 * families at most, as far as their values could as well have come in any other order.
 *
 * <p>Source: P. H. Westfall and S. S. Young, Resampling-based multiple testing, Wiley 1993, for the
 * greatest statistic of a family.
 */
public final class ChangePoints {
  /** Of fewer values no order is rare enough. */
  public static final int FEWEST_VALUES = 8;

  private static final int SHUFFLES = 1_999;

  /** The same file gets the same answer. */
  private static final long SEED = 20261126;

  /** Scores that differ by rounding are equal. */
  private static final double ROUNDING = 1e-9;

  private ChangePoints() {}

  /**
   * A change.
   *
   * @param at the place of the first value of the new level
   * @param p of the permutation test, over the whole family
   */
  public record ChangePoint(int at, double p) {}

  /** A series, and the places of its values. */
  private static final class Values {
    private final double[] series;
    private final int[] places;

    Values(double[] series) {
      this.series = series;
      places = IntStream.range(0, series.length).filter(i -> !isGap(series[i])).toArray();
    }

    private static boolean isGap(double value) {
      return Double.isNaN(value);
    }

    boolean isLongEnough() {
      return places.length >= FEWEST_VALUES;
    }

    /** The changes when the values stand in another order, which is given of all places. */
    ProposedChanges changes(int... order) {
      double[] values = new double[places.length];
      int next = 0;
      for (int place : order) {
        if (!isGap(series[place])) {
          values[next++] = series[place];
        }
      }
      return new ProposedChanges(values);
    }
  }

  /**
   * The changes of each series whose p value is at most the level.
   *
   * @param series of equal lengths; NaN where a series has no value. One of fewer than {@link
   *     #FEWEST_VALUES} values has no change.
   * @param level of the whole family, such as 0.05
   */
  public static List<List<ChangePoint>> of(List<double[]> series, double level) {
    return of(series, level, SHUFFLES);
  }

  /** The same with another number of shuffles, of which more make p values finer. */
  static List<List<ChangePoint>> of(List<double[]> series, double level, int shuffles) {
    int[] order = IntStream.range(0, series.isEmpty() ? 0 : series.get(0).length).toArray();
    List<Values> all = series.stream().map(Values::new).toList();
    List<Values> family = all.stream().filter(Values::isLongEnough).toList();
    double[] best = new double[0];
    List<List<ChangePoint>> found = new ArrayList<>();
    for (Values values : all) {
      List<ChangePoint> confirmed = new ArrayList<>();
      if (values.isLongEnough()) {
        ProposedChanges proposed = values.changes(order);
        if (proposed.count() > 0 && best.length == 0) {
          best = bestScores(family, order.length, shuffles);
        }
        for (int i = 0; i < proposed.count(); i++) {
          double p = p(proposed.score(i), best);
          if (p <= level) {
            confirmed.add(new ChangePoint(values.places[proposed.at(i)], p));
          }
        }
      }
      found.add(List.copyOf(confirmed));
    }
    return List.copyOf(found);
  }

  /**
   * How many values there must at least be on either side of a change for the test to confirm it:
   * of fewer, even the best of all orders is not rare enough.
   *
   * @param n {@link #FEWEST_VALUES} or more
   */
  public static int fewestOnEitherSide(int n, double level) {
    return IntStream.rangeClosed(Pelt.SHORTEST_SEGMENT, n / 2)
        .filter(k -> 2 / CombinatoricsUtils.binomialCoefficientDouble(n, k) <= level)
        .findFirst()
        .orElse(n / 2);
  }

  /** The best score of the family in each of many other orders. */
  private static double[] bestScores(List<Values> family, int length, int shuffles) {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] order = IntStream.range(0, length).toArray();
    double[] best = new double[shuffles];
    for (int shuffle = 0; shuffle < shuffles; shuffle++) {
      shuffle(order, random);
      for (Values values : family) {
        best[shuffle] = Math.max(best[shuffle], values.changes(order).bestScore());
      }
    }
    return best;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
  }

  private static double p(double score, double... best) {
    long reached =
        IntStream.range(0, best.length).filter(i -> best[i] >= score * (1 - ROUNDING)).count();
    return (1.0 + reached) / (1 + best.length);
  }
}
