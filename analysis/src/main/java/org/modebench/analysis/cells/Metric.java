package org.modebench.analysis.cells;

import java.util.List;
import java.util.Set;

/** The names of the metrics that the tables know. */
public final class Metric {
  public static final String WALL = "wall";
  public static final String CPU = "cpu";
  public static final String RSS = "rss";
  public static final String IDEAL = "ideal";

  /** Time that the JIT compiled in an iteration; large where there was no steady state. */
  public static final String COMPILE = "compile";

  /** Time that garbage was collected in an iteration. */
  public static final String GC = "gc";

  /** The most threads of the process tree at a time, in an iteration. */
  public static final String THREADS = "threads";

  /** Context switches of one batch. */
  public static final String SWITCHES = "switches";

  /** The parts of a process' life, in the order in which they follow one another. */
  public static final List<String> PROCESS_PARTS =
      List.of("process_start", "process_load", "process_work", "process_exit");

  /** Those that a table names a column for, be it that of times or that of costs. */
  private static final Set<String> OF_THEIR_OWN_COLUMN =
      Set.of(WALL, CPU, RSS, IDEAL, COMPILE, GC, THREADS, SWITCHES);

  private Metric() {}

  /** Whether a metric is one that only some benchmarks measure, such as {@code throughput}. */
  public static boolean isOther(String metric) {
    return !OF_THEIR_OWN_COLUMN.contains(metric) && !PROCESS_PARTS.contains(metric);
  }
}
