package org.modebench.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order of the forks: in each round every case once, shuffled, so that drift of the machine
 * does not become a difference between cases. A function of the seed and the number of cases alone;
 * more rounds only append.
 */
public final class Schedule {
  private Schedule() {}

  /** Returns for each round the indices of the cases, in the order in which they run. */
  public static List<List<Integer>> of(int cases, int rounds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Integer>> order = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Integer> indices = new ArrayList<>();
      for (int i = 0; i < cases; i++) {
        indices.add(i);
      }
      for (int i = cases - 1; i > 0; i--) {
        Collections.swap(indices, i, random.nextInt(i + 1));
      }
      order.add(List.copyOf(indices));
    }
    return List.copyOf(order);
  }
}
