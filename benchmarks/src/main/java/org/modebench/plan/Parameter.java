package org.modebench.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modebench.benchmark.WorkerStartBenchmark;
import org.modebench.mode.ExecutionMode;
import org.modebench.server.ServerModel;

/** The parameters of the benchmarks ({@code -p name=values}), each with its domain. */
public final class Parameter {
  public static final Parameter MODE = new Parameter("mode", names(ExecutionMode.values()));

  public static final Parameter WORKERS = new Parameter("workers", new Whole(1, 10_000));

  public static final Parameter CALLS = new Parameter("calls", new Whole(1, 1_000_000));

  public static final Parameter LIMIT = new Parameter("limit", new Whole(0, Integer.MAX_VALUE));

  public static final Parameter LATENCY_MILLIS =
      new Parameter("latencyMillis", new Whole(0, 60_000));

  static final Parameter DELAY = oneOf("delay", List.of("fixed", "lognormal"));

  static final Parameter DELAY_SEED =
      new Parameter("delaySeed", new Whole(Long.MIN_VALUE, Long.MAX_VALUE));

  static final Parameter PROGRAM =
      new Parameter("program", names(WorkerStartBenchmark.Program.values()));

  public static final Parameter SERVER = new Parameter("server", names(ServerModel.values()));

  public static final Parameter CONCURRENCY = new Parameter("concurrency", new Whole(1, 10_000));

  static final Parameter LOOP = oneOf("loop", List.of("closed", "open"));

  public static final Parameter RATE = new Parameter("rate", new Whole(1, 1_000_000));

  static final Parameter KEEP_ALIVE = oneOf("keepAlive", List.of("false", "true"));

  static final Parameter UPSTREAM = oneOf("upstream", List.of("timer", "api"));

  static final Parameter BLOCKING_SHARE = new Parameter("blockingShare", new Whole(0, 100));

  static final Parameter PAUSE_MILLIS = new Parameter("pauseMillis", new Whole(0, 60_000));

  public static final Parameter FAULTS = new Parameter("faults", new Whole(0, 100));

  private static final List<Parameter> ALL =
      List.of(
          MODE,
          WORKERS,
          CALLS,
          LIMIT,
          LATENCY_MILLIS,
          DELAY,
          DELAY_SEED,
          PROGRAM,
          SERVER,
          CONCURRENCY,
          LOOP,
          RATE,
          KEEP_ALIVE,
          UPSTREAM,
          BLOCKING_SHARE,
          PAUSE_MILLIS,
          FAULTS);

  private final String option;
  private final Domain domain;

  private Parameter(String option, Domain domain) {
    this.option = option;
    this.domain = domain;
  }

  /** A parameter that has one of the values named. */
  static Parameter oneOf(String option, List<String> values) {
    return new Parameter(option, new OneOf(List.copyOf(values)));
  }

  private static Domain names(Enum<?>[] constants) {
    return new OneOf(Arrays.stream(constants).map(Enum::name).toList());
  }

  /** Its name on the command line and in the benchmark classes. */
  public String option() {
    return option;
  }

  /** Those that cases have. */
  public static List<Parameter> all() {
    return ALL;
  }

  static Optional<Parameter> named(String option) {
    return ALL.stream().filter(p -> p.option.equals(option)).findFirst();
  }

  /**
   * The canonical form of a value, so that equal values make one case: no leading zeros or signs.
   *
   * @throws UsageException if the value is outside the domain
   */
  String canonical(String value) throws UsageException {
    return domain
        .canonical(value)
        .orElseThrow(
            () ->
                new UsageException(
                    "%s must be %s, but is \"%s\".".formatted(option, domain.describe(), value)));
  }

  /** The domain in words. */
  public String describe() {
    return domain.describe();
  }

  private interface Domain {
    /** The canonical form; empty if the value is outside the domain. */
    Optional<String> canonical(String value);

    String describe();
  }

  private record Whole(long least, long most) implements Domain {
    @Override
    public Optional<String> canonical(String value) {
      if (!value.matches("-?[0-9]{1,19}")) {
        return Optional.empty();
      }
      try {
        long number = Long.parseLong(value);
        return number < least || number > most
            ? Optional.empty()
            : Optional.of(Long.toString(number));
      } catch (NumberFormatException beyondLong) {
        return Optional.empty();
      }
    }

    @Override
    public String describe() {
      return least == Long.MIN_VALUE
          ? "a whole number"
          : "a whole number from " + least + " to " + most;
    }
  }

  private record OneOf(List<String> names) implements Domain {
    @Override
    public Optional<String> canonical(String value) {
      return names.contains(value) ? Optional.of(value) : Optional.empty();
    }

    @Override
    public String describe() {
      return names.size() == 1
          ? names.get(0)
          : names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "))
              + " or "
              + names.get(names.size() - 1);
    }
  }
}
