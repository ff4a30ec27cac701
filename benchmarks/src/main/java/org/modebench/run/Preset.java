package org.modebench.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How thorough a run is. The figures stand here only: help, plan and validation refer to them. What
 * a preset sets, an option of its own overrides.
 */
enum Preset {
  /** A first look. */
  QUICK("at most 3 minutes on 2 cores", 3, "10", 1, 2, 300),

  /** What to draw conclusions from. */
  STANDARD("at most 15 minutes on 2 cores", 5, "1,2,5,10", 2, 2, 300),

  /** For publication. */
  FULL("at most 60 minutes on 2 cores", 10, "1,2,3,4,5,6,8,10", 2, 2, 300);

  /** What is used when none is named. */
  static final Preset DEFAULT = QUICK;

  private final String duration;
  private final int rounds;
  private final String workers;
  private final int warmupIterations;
  private final int iterations;
  private final int iterationMillis;

  Preset(
      String duration,
      int rounds,
      String workers,
      int warmupIterations,
      int iterations,
      int iterationMillis) {
    this.duration = duration;
    this.rounds = rounds;
    this.workers = workers;
    this.warmupIterations = warmupIterations;
    this.iterations = iterations;
    this.iterationMillis = iterationMillis;
  }

  /** Returns the preset with that name, in any case. */
  static Preset named(String name) throws UsageException {
    for (Preset preset : values()) {
      if (preset.optionValue().equals(name.toLowerCase(Locale.ROOT))) {
        return preset;
      }
    }
    throw new UsageException("--preset must be %s, but is \"%s\".".formatted(optionValues(), name));
  }

  static String optionValues() {
    String all = Arrays.stream(values()).map(Preset::optionValue).collect(Collectors.joining(", "));
    int comma = all.lastIndexOf(", ");
    return all.substring(0, comma) + " or" + all.substring(comma + 1);
  }

  String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many forks each case gets. */
  int rounds() {
    return rounds;
  }

  /** The numbers of workers, for benchmarks whose own default is not 1. */
  List<String> workers() {
    return List.of(workers.split(",", -1));
  }

  int warmupIterations() {
    return warmupIterations;
  }

  int iterations() {
    return iterations;
  }

  /** Least time of an iteration, of warm-up and measurement alike. */
  int iterationMillis() {
    return iterationMillis;
  }

  /** One line for the help. */
  String description() {
    return "%d forks a case, workers %s, %s".formatted(rounds, workers, duration);
  }
}
