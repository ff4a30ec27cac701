package org.modebench.analysis.cells;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of one metric in a cell by fork and iteration, in arrays: a long run has millions of
 * them.
 */
final class Series {
  private int[] forks = new int[4];
  private int[] ends = new int[4];
  private double[] values = new double[8];
  private int forkCount;
  private int valueCount;

  /** Adds a value; forks come in their order, and in each of them iterations in theirs. */
  void add(int fork, double value) {
    if (forkCount == 0 || forks[forkCount - 1] != fork) {
      if (forkCount == forks.length) {
        forks = Arrays.copyOf(forks, 2 * forkCount);
        ends = Arrays.copyOf(ends, 2 * forkCount);
      }
      forks[forkCount++] = fork;
    }
    if (valueCount == values.length) {
      values = Arrays.copyOf(values, 2 * valueCount);
    }
    values[valueCount++] = value;
    ends[forkCount - 1] = valueCount;
  }

  /** The arithmetic mean of each fork, in the order of the forks. */
  double[] forkMeans() {
    double[] means = new double[forkCount];
    for (int i = 0; i < forkCount; i++) {
      means[i] = mean(values, start(i), ends[i]);
    }
    return means;
  }

  /** The values of each fork in the order of its iterations. */
  SortedMap<Integer, double[]> byFork() {
    SortedMap<Integer, double[]> byFork = new TreeMap<>();
    for (int i = 0; i < forkCount; i++) {
      byFork.put(forks[i], Arrays.copyOfRange(values, start(i), ends[i]));
    }
    return byFork;
  }

  private int start(int fork) {
    return fork == 0 ? 0 : ends[fork - 1];
  }

  /** The arithmetic mean as it runs, which unlike a sum cannot overflow. */
  static double mean(double[] values, int from, int to) {
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += (values[i] - mean) / (i - from + 1);
    }
    return mean;
  }
}
