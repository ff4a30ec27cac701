package org.modebench.analysis.tables;

import java.util.List;

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

  private Metric() {}
}
