package org.modebench.analysis.catalogue;

/** How many calls can wait at the same time. */
public enum Capacity {
  /** One: the others queue. */
  ONE,
  /** As many as there are workers. */
  WORKERS,
  /** Any number; there are no workers to choose. */
  UNBOUNDED;

  /**
   * How many calls can wait at the same time.
   *
   * @param workers at least 1
   */
  public int atOnce(int workers) {
    return switch (this) {
      case ONE -> 1;
      case WORKERS -> workers;
      case UNBOUNDED -> Integer.MAX_VALUE;
    };
  }

  /**
   * ⌈calls / atOnce⌉. The ceiling matters: ten calls on four workers take three rounds.
   *
   * @param atOnce at least 1
   */
  public static int rounds(int calls, int atOnce) {
    return calls / atOnce + (calls % atOnce == 0 ? 0 : 1);
  }
}
