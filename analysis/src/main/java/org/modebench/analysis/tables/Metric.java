package org.modebench.analysis.tables;

import java.util.List;
import java.util.Set;

/** The names of the metrics that the tables know. */
final class Metric {
  static final String WALL = "wall";
  static final String CPU = "cpu";
  static final String RSS = "rss";
  static final String IDEAL = "ideal";

  /** Time that the JIT compiled in an iteration; large where there was no steady state. */
  static final String COMPILE = "compile";

  /** Time that garbage was collected in an iteration. */
  static final String GC = "gc";

  /** The parts of a process' life, in the order in which they follow one another. */
  static final List<String> PROCESS_PARTS =
      List.of("process_start", "process_load", "process_work", "process_exit");

  private static final Set<String> OF_THEIR_OWN_COLUMN = Set.of(WALL, CPU, RSS, IDEAL, COMPILE, GC);

  private Metric() {}

  /** Whether a metric is one that only some benchmarks measure, such as {@code throughput}. */
  static boolean isOther(String metric) {
    return !OF_THEIR_OWN_COLUMN.contains(metric) && !PROCESS_PARTS.contains(metric);
  }
}
