package org.modebench.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A series of sizes of one benchmark's task ({@code --sweep}), from which the analysis finds the
 * size from which on a mode pays. Forks are shorter than elsewhere, since there are many.
 */
public enum Sweep {
  /** From calls that take about as long as to wake a thread to calls that outlast a JVM's start. */
  LIMIT(
      "CpuBound",
      Parameter.LIMIT,
      "1000,10000,100000,5000000,30000000",
      Math.max(2, Runtime.getRuntime().availableProcessors()),
      Duration.ofMillis(200)),

  /** From an answer of the same machine to one of another continent; clients warm up slowly. */
  LATENCY("IoBound", Parameter.LATENCY_MILLIS, "1,10,30,100,200", 10, Duration.ofMillis(400));

  /** What {@code --sweep} without a value stands for. */
  static final String ALL = "all";

  private static final Duration ITERATION = Duration.ofMillis(100);

  private final String benchmark;
  private final String parameter;
  private final String values;
  private final int workers;
  private final Duration warmup;

  Sweep(String benchmark, Parameter parameter, String values, int workers, Duration warmup) {
    this.benchmark = benchmark;
    this.parameter = parameter.option();
    this.values = values;
    this.workers = workers;
    this.warmup = warmup;
  }

  /** The sweeps that the value of the option names, in any case; none for an empty one. */
  static Set<Sweep> named(String option) throws UsageException {
    Set<Sweep> named = EnumSet.noneOf(Sweep.class);
    for (Sweep sweep : values()) {
      if (option.equalsIgnoreCase(ALL) || option.equalsIgnoreCase(sweep.name())) {
        named.add(sweep);
      }
    }
    if (named.isEmpty() && !option.isEmpty()) {
      throw new UsageException(
          "--sweep must be limit, latency or all, but is \"%s\".".formatted(option));
    }
    return named;
  }

  /** What the command line asks for twice is refused. */
  static void check(Set<Sweep> sweeps, Set<String> params) throws UsageException {
    for (Sweep sweep : sweeps) {
      String name = sweep.parameter;
      if (params.contains(name)) {
        throw new UsageException(
            "--sweep and -p %s both say which values %s has; give one of them."
                .formatted(name, name));
      }
    }
  }

  /**
   * The benchmarks to measure.
   *
   * @param chosen those that the command line names, or all
   * @param named whether it names any
   * @throws UsageException if a sweep's benchmark is not among those that are named
   */
  public static List<Subject> of(Set<Sweep> sweeps, List<Subject> chosen, boolean named)
      throws UsageException {
    for (Sweep sweep : sweeps) {
      if (chosen.stream().noneMatch(sweep::isOf)) {
        throw new UsageException(
            "--sweep %s is of %s, which is not among the benchmarks chosen; name it, or name none."
                .formatted(sweep.optionValue(), sweep.benchmark));
      }
    }
    return named || sweeps.isEmpty()
        ? chosen
        : chosen.stream().filter(s -> sweeps.stream().anyMatch(w -> w.isOf(s))).toList();
  }

  /** Whether the sweep is one of this benchmark. */
  boolean isOf(Subject subject) {
    return subject.name().equals(benchmark);
  }

  /** The values of a parameter of the benchmark, if the sweep has a say in it. */
  Optional<Set<String>> values(String name) {
    if (name.equals(parameter)) {
      return Optional.of(new LinkedHashSet<>(Arrays.asList(values.split(",", -1))));
    }
    return name.equals(Parameter.WORKERS.option())
        ? Optional.of(Set.of(Integer.toString(workers)))
        : Optional.empty();
  }

  /** These settings, but with shorter iterations. */
  Settings shortened(Settings settings) {
    return new Settings(
        settings.warmupIterations(),
        Math.min(settings.warmupNanos(), warmup.toNanos()),
        settings.iterations(),
        Math.min(settings.iterationNanos(), ITERATION.toNanos()),
        settings.timeoutNanos());
  }

  String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One line for the help. */
  String description() {
    return "%s at %s %s".formatted(benchmark, parameter, values);
  }

  /** The lines for the help, one for each sweep. */
  public static String help() {
    return Arrays.stream(values())
        .map(
            s -> String.format("                      %-9s %s%n", s.optionValue(), s.description()))
        .collect(Collectors.joining());
  }
}
