package org.modebench.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.catalogue.Domain;

/**
 * How thorough a run is: forks, in proportion to those that the benchmark class asks for, and
 * numbers of workers. The figures stand here only: help, plan and validation refer to them. How
 * long a fork measures stands on the benchmark class. An option of the command line overrides
 * either.
 */
public enum Preset {
  QUICK("a first look", 1, ""),
  STANDARD("what to draw conclusions from", 1, "1,2,5,10"),
  FULL("for publication", 2, "1,2,3,4,5,6,8,10");

  /** What is used when none is named. */
  public static final Preset DEFAULT = QUICK;

  private static final String OF_CLASS = "10; where nothing is named, as many as cores to compute";

  private final String purpose;
  private final int share;
  private final String workers;

  Preset(String purpose, int share, String workers) {
    this.purpose = purpose;
    this.share = share;
    this.workers = workers;
  }

  /** Returns the preset with that name, in any case. */
  public static Preset named(String name) throws UsageException {
    Domain names = Domain.oneOf(Arrays.stream(values()).map(Preset::optionValue).toList());
    return valueOf(TypedValue.canonical("--preset", names, name).toUpperCase(Locale.ROOT));
  }

  public String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How many forks each case gets.
   *
   * @param ofClass how many the benchmark class asks for
   */
  int rounds(int ofClass) {
    return share * ofClass;
  }

  /** The numbers of workers, for benchmarks whose own default is not 1; empty for that default. */
  Optional<List<String>> workers() {
    return workers.isEmpty() ? Optional.empty() : Optional.of(List.of(workers.split(",", -1)));
  }

  /**
   * One line for the help.
   *
   * @param ofClass how many forks a benchmark class asks for
   */
  public String description(int ofClass) {
    return "%s: %d forks a case, workers %s"
        .formatted(purpose, rounds(ofClass), workers.isEmpty() ? OF_CLASS : workers);
  }
}
