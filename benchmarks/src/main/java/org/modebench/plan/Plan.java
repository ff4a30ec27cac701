package org.modebench.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What a run measures.
 *
 * @param cases each of them runs one fork in each round, until it has as many as it is to have
 * @param rounds how many forks the case with the most has, at least 1
 * @param order for each round the indices of the cases, in the order in which they run
 */
public record Plan(List<Case> cases, int rounds, List<List<Integer>> order) {

  /**
   * Plans cases in rounds.
   *
   * @param forks how many each case has, at least 1
   */
  public static Plan of(List<Case> cases, ToIntFunction<Case> forks, long seed) {
    int rounds = cases.stream().mapToInt(forks).max().orElse(1);
    List<List<Integer>> order = new ArrayList<>();
    for (List<Integer> all : Schedule.of(cases.size(), rounds, seed)) {
      int round = order.size() + 1;
      order.add(all.stream().filter(i -> forks.applyAsInt(cases.get(i)) >= round).toList());
    }
    return new Plan(List.copyOf(cases), rounds, List.copyOf(order));
  }

  /**
   * This plan with more rounds, of some of its cases, in the order that these have in the same
   * schedule.
   *
   * @param some the indices of those cases
   * @param upTo how many rounds there are then
   * @param seed of this plan
   */
  public Plan with(Collection<Integer> some, int upTo, long seed) {
    List<List<Integer>> longer = new ArrayList<>(order);
    for (List<Integer> all : Schedule.of(cases.size(), upTo, seed).subList(rounds, upTo)) {
      longer.add(all.stream().filter(some::contains).toList());
    }
    return new Plan(cases, upTo, List.copyOf(longer));
  }

  public int forks() {
    return order.stream().mapToInt(List::size).sum();
  }

  /** How many forks a case has. */
  public int forks(Case of) {
    int index = cases.indexOf(of);
    return (int) order.stream().filter(round -> round.contains(index)).count();
  }

  /** The last round that a case is in; 0 if it is in none. */
  public int lastRound(Case of) {
    int index = cases.indexOf(of);
    for (int round = rounds; round > 0; round--) {
      if (order.get(round - 1).contains(index)) {
        return round;
      }
    }
    return 0;
  }

  public boolean usesMock() {
    return cases.stream().anyMatch(Case::usesMock);
  }
}
