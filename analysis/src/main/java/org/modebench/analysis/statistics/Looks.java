package org.modebench.analysis.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * When the forks of a run that grows are judged, and at which level each time, so that all
 * judgements together claim something false with at most the level of one.
 *
 * <p>The looks are after {@code first} forks and then at steps of half as many again, up to the
 * cap. The level α is spent in proportion to the forks: up to n of the cap N, α · n / N of it, so
 * that a look after n forks, the one before it being after m, is taken at α · (n − m) / N. These
 * levels add up to α. By Bonferroni's inequality any false claim at any look has at most that
 * probability, whatever decides which case gets the next forks, and however the looks depend on
 * each other.
 *
 * <p>Sources: K. K. G. Lan and D. L. DeMets, Discrete sequential boundaries for clinical trials,
 * Biometrika 70 (1983), for levels that are spent; K. Kim and D. L. DeMets, Design and analysis of
 * group sequential tests based on the type I error spending rate function, Biometrika 74 (1987),
 * for spending in proportion, their ρ = 1.
 *
 * @param first how many forks each case has at the first look, at least {@link
 *     Criteria#FEWEST_FORKS}
 * @param cap how many forks a case has at the last look, at least {@code first}
 */
public record Looks(int first, int cap) {
  /** How many forks a case has at the last look, where nothing else is asked for. */
  public static final int CAP = 40;

  private static final double STEP = 1.5;

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if one is outside its domain
   */
  public Looks {
    if (first < Criteria.FEWEST_FORKS || cap < first) {
      throw new IllegalArgumentException(
          "looks are after at least %d forks, and the last is not before the first, but they are after %d and %d"
              .formatted(Criteria.FEWEST_FORKS, first, cap));
    }
  }

  /** After how many forks looks are taken, from the first to the cap. */
  public List<Integer> forks() {
    List<Integer> forks = new ArrayList<>();
    for (int next = first; next < cap; next = (int) Math.ceil(next * STEP)) {
      forks.add(next);
    }
    forks.add(cap);
    return List.copyOf(forks);
  }

  /** After how many forks the look is that follows one; empty after the last. */
  public OptionalInt after(int look) {
    return forks().stream().filter(forks -> forks > look).mapToInt(forks -> forks).findFirst();
  }

  /**
   * Criteria with the level that is left for one look.
   *
   * @param forks after how many forks it is taken; one of {@link #forks()}
   * @param all at whose level all looks together are
   */
  public Criteria at(int forks, Criteria all) {
    int look = forks().indexOf(forks);
    if (look < 0) {
      throw new IllegalArgumentException(
          "looks are after %s forks, but not after %d".formatted(forks(), forks));
    }
    int before = look == 0 ? 0 : forks().get(look - 1);
    double level = all.level() * (forks - before) / cap;
    return new Criteria(1 - level, all.threshold(), all.better());
  }
}
