package org.modebench.run;

import java.util.List;

/**
 * What a run measures.
 *
 * @param cases each of them runs one fork in each round
 * @param rounds at least 1
 * @param order for each round the indices of the cases, in the order in which they run
 */
record Plan(List<Case> cases, int rounds, List<List<Integer>> order) {

  Plan(List<Case> cases, int rounds, long seed) {
    this(List.copyOf(cases), rounds, Schedule.of(cases.size(), rounds, seed));
  }

  int forks() {
    return cases.size() * rounds;
  }

  boolean usesMock() {
    return cases.stream().anyMatch(Case::usesMock);
  }
}
