package org.modebench.analysis.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A workload: what its batches do, along which axis it is compared, and what it depends on. Plan,
 * ideal, tables, plots and sentences ask it, and never for its name. Immutable.
 */
public final class Workload {
  /** What a parameter is set to where it does not apply, so that equal cases are one. */
  public static final String NOT_APPLICABLE = "0";

  private static final String ONE_WORKER = "1";

  private final Builder said;

  private Workload(Builder said) {
    this.said = said;
  }

  /**
   * A workload that the catalogue does not know: batches of an unknown kind, compared by mode.
   *
   * @param name as in the results
   */
  public static Workload unknown(String name) {
    Builder unknown = new Builder(name);
    unknown.known = false;
    return unknown.entry();
  }

  /**
   * A workload that has no entry, as the record of a run describes it.
   *
   * @param axis the name of the parameter that is its main axis, such as {@code mode}
   * @param defaults of every other parameter, by name
   * @param metrics what it measures beside the metrics of every workload
   */
  public static Workload described(
      String name, String axis, Map<String, String> defaults, List<Metric> metrics) {
    Builder described = new Builder(name);
    described.known = false;
    described.axis = axis(axis);
    defaults.forEach((parameter, value) -> described.parameter(Parameters.of(parameter), value));
    described.metrics = List.copyOf(metrics);
    return described.entry();
  }

  /**
   * The axis of a parameter: modes and servers are those of the catalogue, any other is of its own,
   * whatever the catalogue means by that name.
   */
  private static Axis axis(String parameter) {
    return Stream.of(Modes.AXIS, Servers.AXIS)
        .filter(axis -> axis.name().equals(parameter))
        .findFirst()
        .orElseGet(() -> new Axis(parameter, parameter, List.of(), Optional.empty()));
  }

  /** Begins an entry; the name is that of the benchmark's class without its suffix. */
  static Builder named(String name) {
    return new Builder(name);
  }

  /** Its name in the results and on the command line. */
  public String name() {
    return said.name;
  }

  /** Whether it is in the catalogue. */
  public boolean known() {
    return said.known;
  }

  /** What it answers, in words; empty if it is unknown. */
  public String question() {
    return said.question;
  }

  /** Its main axis, along which cells are compared. */
  public Axis axis() {
    return said.axis;
  }

  /** The values of the axis that it has. */
  public List<AxisValue> values() {
    return said.values.isEmpty()
        ? said.axis.values()
        : said.values.stream().map(said.axis::value).toList();
  }

  /**
   * The parameter whose values are further values of another, {@link #addressed()}, which no
   * catalogue can know.
   */
  public Optional<Parameter> addresses() {
    return said.addresses;
  }

  /** The name of the parameter that addresses are values of: usually that of the axis. */
  public String addressed() {
    return said.addressed.map(Parameter::name).orElse(said.axis.name());
  }

  /** Whether addresses are compared as values of the axis. */
  public boolean hasAddressesOnAxis() {
    return said.addresses.isPresent() && said.addressed.isEmpty();
  }

  /** What the calls of a batch do. */
  public Kind kind(BatchSpec batch) {
    return said.kind.apply(batch);
  }

  /** The default of every parameter but the axis, as its benchmark class has it, in order. */
  public Map<Parameter, String> defaults() {
    return Collections.unmodifiableMap(said.defaults);
  }

  /** A parameter by its name, the axis among them; one that says it is unknown if there is none. */
  public Parameter parameter(String parameter) {
    return said.defaults.keySet().stream()
        .filter(each -> each.name().equals(parameter))
        .findFirst()
        .orElseGet(() -> Parameters.of(parameter));
  }

  /**
   * Whether a parameter means anything in a batch; one that does not has its {@link #placeholder}.
   */
  public boolean applies(Parameter parameter, BatchSpec batch) {
    if (parameter.equals(Parameters.WORKERS)) {
      return batch.value().hasWorkers();
    }
    return said.applicable.getOrDefault(parameter, any -> true).test(batch);
  }

  /** Whether rows leave out a parameter with such a value. */
  public boolean leavesOut(Parameter parameter, String value) {
    return said.optional.contains(parameter) && value.equals(said.defaults.get(parameter));
  }

  /** The value of a parameter in batches in which it means nothing. */
  public String placeholder(Parameter parameter) {
    return parameter.equals(Parameters.WORKERS)
        ? ONE_WORKER
        : said.placeholders.getOrDefault(parameter, NOT_APPLICABLE);
  }

  /** The parameter that is the size of a call. */
  public Optional<Parameter> size() {
    return said.size;
  }

  /** The parameters over which its cells are studied, beside size and workers, in order. */
  public List<Parameter> studied() {
    return said.studied;
  }

  /** What its calls are called, such as {@code countdown} or {@code countdowns}. */
  public String calls(int number) {
    return number == 1 ? said.singular : said.plural;
  }

  /**
   * How the name of a workload tells a parameter, as the {@code of 100 ms} of {@code Ten API calls
   * of 100 ms}.
   *
   * @param parameter that is told
   * @param text with {@code %s} for the value; empty where other parameters tell it
   * @param unless a value that is not told; empty if all are
   */
  public record Phrase(Parameter parameter, String text, Optional<String> unless) {

    /**
     * What is said of a value; empty if nothing is.
     *
     * @param shown how the value is written there
     */
    public String of(String value, UnaryOperator<String> shown) {
      return text.isEmpty() || unless.equals(Optional.of(value))
          ? ""
          : text.formatted(shown.apply(value));
    }
  }

  /** How its name tells parameters, in order. */
  public List<Phrase> phrases() {
    return Collections.unmodifiableList(said.phrases);
  }

  /** What a floor is called where it stands beside others; empty for the name of its axis value. */
  public String floorName(BatchSpec batch) {
    return said.floorName.apply(batch);
  }

  /** What its table says of a batch that a reader could not know, as a sentence; often empty. */
  public String remark(BatchSpec batch) {
    return said.remark.apply(batch);
  }

  /** Why a batch means nothing and is not planned, as a sentence; empty if it does. */
  public Optional<String> meaningless(BatchSpec batch) {
    return said.meaningless.apply(batch);
  }

  /** Named slices of its parameters. */
  public List<Experiment> experiments() {
    return Collections.unmodifiableList(said.experiments);
  }

  /** The sizes at which break-even points are looked for. */
  public Optional<Sweep> sweep() {
    return said.sweep;
  }

  /** What it measures beside the metrics of every workload, in the order of its tables. */
  public List<Metric> metrics() {
    return said.metrics;
  }

  /**
   * A metric by its name and unit in the results: its entry, or else what is said of it here; one
   * made of its name and unit if nothing is known.
   */
  public Metric metric(String name, String unit) {
    Metric entry = Metrics.of(name, unit);
    return entry.known()
        ? entry
        : said.metrics.stream()
            .filter(metric -> metric.name().equals(name))
            .findFirst()
            .map(metric -> unit.isEmpty() ? metric : metric.in(unit))
            .orElse(entry);
  }

  /** Whether a batch calls the mock API. */
  public boolean callsApi(BatchSpec batch) {
    return said.callsApi.test(batch);
  }

  /**
   * Whether the load of a batch sets its pace, so that its time says nothing of what is compared,
   * and the latency does.
   */
  public boolean isPacedByLoad(BatchSpec batch) {
    return said.pacedByLoad.test(batch);
  }

  /**
   * Whether requests of a batch may be refused for want of time, so that its time says little, and
   * the time for each that was answered says what is compared.
   */
  public boolean mayRefuse(BatchSpec batch) {
    return said.mayRefuse.test(batch);
  }

  /** Whether a run that names no benchmark leaves it out, since it takes long. */
  public boolean onlyWhenNamed() {
    return said.onlyWhenNamed;
  }

  /**
   * Whether its worker processes have the options that make a JVM start fast, and not those of the
   * fork.
   */
  public boolean workersStartFast() {
    return said.workersStartFast;
  }

  /**
   * How many times the time of one call a batch computes for: ⌈k / P⌉ where calls are not divided.
   *
   * @param cores C; empty if unknown
   * @return empty if that depends on an unknown number of cores
   */
  public OptionalDouble computingRounds(BatchSpec batch, OptionalInt cores) {
    return said.computingRounds.apply(batch, cores);
  }

  private static OptionalDouble roundsOfWholeCalls(BatchSpec batch, OptionalInt cores) {
    OptionalInt rounds = batch.computingRounds(cores);
    return rounds.isPresent() ? OptionalDouble.of(rounds.getAsInt()) : OptionalDouble.empty();
  }

  /**
   * The time of a batch if running it cost nothing beside its calls, in seconds. For k calls, W
   * workers, C cores, P calls that can compute at once, d latency, t the time of one call alone and
   * c its CPU time: calls that compute take ⌈k / P⌉ · t, divided ones their {@link
   * #computingRounds} · t; that wait ⌈k / W⌉ · d; that do both no less than k · c / P and no less
   * than ⌈k / W⌉ · t, but k · t where they run one after another; n requests to a server ⌈n /
   * min(c, capacity)⌉ · latency.
   *
   * @param cores C; empty if unknown
   * @param call of the axis's baseline
   * @return empty if there is none, or what it depends on is unknown
   */
  public OptionalDouble idealSeconds(BatchSpec batch, OptionalInt cores, CallTime call) {
    return switch (kind(batch)) {
      case COMPUTES -> product(computingRounds(batch, cores), call.wall());
      case WAITS -> waitingSeconds(batch);
      case MIXED ->
          said.oneAfterAnother.test(batch)
              ? product(OptionalDouble.of(batch.calls()), call.wall())
              : mixedSeconds(batch, cores, call);
      case SERVER -> new ServerIdeal(batch, cores, call).ofMeasurement();
      case FLOOR, MECHANISM, UNKNOWN -> OptionalDouble.empty();
    };
  }

  /** In decimals, so that three rounds of 0.1 s are 0.3 s. */
  private OptionalDouble waitingSeconds(BatchSpec batch) {
    return said.latency.apply(batch).stream()
        .map(
            seconds ->
                BigDecimal.valueOf(seconds)
                    .multiply(BigDecimal.valueOf(batch.waitingRounds()))
                    .doubleValue())
        .findFirst();
  }

  private static OptionalDouble product(OptionalDouble rounds, OptionalDouble seconds) {
    return rounds.isPresent() && seconds.isPresent()
        ? OptionalDouble.of(rounds.getAsDouble() * seconds.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble mixedSeconds(BatchSpec batch, OptionalInt cores, CallTime call) {
    OptionalInt atOnce = batch.parallelism().atOnce(batch.workers(), cores);
    if (atOnce.isEmpty() || call.wall().isEmpty() || call.cpu().isEmpty()) {
      return OptionalDouble.empty();
    }
    double computing = batch.calls() * call.cpu().getAsDouble() / atOnce.getAsInt();
    return OptionalDouble.of(
        Math.max(computing, batch.waitingRounds() * call.wall().getAsDouble()));
  }

  /**
   * What a batch is planned to take, in seconds, starts of processes included.
   *
   * @return empty if nothing is known of it
   */
  public OptionalDouble batchSeconds(BatchSpec batch, MachineSpeed machine) {
    OptionalInt cores = OptionalInt.of(machine.cores());
    double call = said.callSeconds.applyAsDouble(batch, machine);
    OptionalDouble work =
        switch (kind(batch)) {
          case COMPUTES, MIXED -> product(computingRounds(batch, cores), OptionalDouble.of(call));
          case WAITS -> product(OptionalDouble.of(batch.waitingRounds()), OptionalDouble.of(call));
          case SERVER ->
              OptionalDouble.of(
                  new ServerIdeal(
                          batch,
                          cores,
                          new CallTime(OptionalDouble.of(call), OptionalDouble.empty()))
                      .seconds());
          case FLOOR, MECHANISM -> OptionalDouble.of(call);
          case UNKNOWN -> OptionalDouble.empty();
        };
    if (work.isEmpty()) {
      return work;
    }
    return OptionalDouble.of(
        switch (batch.value().processes()) {
          case EACH_BATCH ->
              work.getAsDouble() + machine.startSeconds(Math.min(batch.workers(), batch.calls()));
          case EACH_CALL -> Math.max(work.getAsDouble(), machine.startSeconds(batch.calls()));
          case NEVER, EACH_FORK -> work.getAsDouble();
        });
  }

  /** What a fork is planned to take before its first batch, in seconds. */
  public double setUpSeconds(BatchSpec batch, MachineSpeed machine) {
    return said.setUpSeconds.applyAsDouble(batch)
        + (batch.value().processes() == ProcessStart.EACH_FORK
            ? machine.startSeconds(batch.workers())
            : 0);
  }

  /** Workloads of one name are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Workload workload && workload.name().equals(name());
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }

  @Override
  public String toString() {
    return name();
  }

  /** Collects what is said of a workload. */
  static final class Builder {
    private final String name;
    private boolean known = true;
    private String question = "";
    private Axis axis = Modes.AXIS;
    private List<String> values = List.of();
    private Optional<Parameter> addresses = Optional.empty();
    private Optional<Parameter> addressed = Optional.empty();
    private Function<BatchSpec, Kind> kind = batch -> Kind.UNKNOWN;
    private Predicate<BatchSpec> oneAfterAnother = batch -> false;
    private String singular = "call";
    private String plural = "calls";
    private final Map<Parameter, String> defaults = new LinkedHashMap<>();
    private final Map<Parameter, Predicate<BatchSpec>> applicable = new LinkedHashMap<>();
    private final Map<Parameter, String> placeholders = new LinkedHashMap<>();
    private final Set<Parameter> optional = new LinkedHashSet<>();
    private Optional<Parameter> size = Optional.empty();
    private List<Parameter> studied = List.of();
    private final List<Phrase> phrases = new ArrayList<>();
    private Function<BatchSpec, String> floorName = batch -> "";
    private Function<BatchSpec, String> remark = batch -> "";
    private Function<BatchSpec, Optional<String>> meaningless = batch -> Optional.empty();
    private final List<Experiment> experiments = new ArrayList<>();
    private Optional<Sweep> sweep = Optional.empty();
    private List<Metric> metrics = List.of();
    private Predicate<BatchSpec> callsApi = batch -> false;
    private boolean onlyWhenNamed;
    private boolean workersStartFast;
    private Predicate<BatchSpec> pacedByLoad = batch -> false;
    private Predicate<BatchSpec> mayRefuse = batch -> false;
    private Function<BatchSpec, OptionalDouble> latency = batch -> OptionalDouble.empty();
    private ToDoubleBiFunction<BatchSpec, MachineSpeed> callSeconds = (batch, machine) -> 0;
    private ToDoubleFunction<BatchSpec> setUpSeconds = batch -> 0;
    private BiFunction<BatchSpec, OptionalInt, OptionalDouble> computingRounds =
        Workload::roundsOfWholeCalls;

    private Builder(String name) {
      this.name = name;
    }

    Builder asks(String words) {
      this.question = words;
      return this;
    }

    /** The default is {@link Modes#AXIS}. */
    Builder along(Axis main) {
      this.axis = main;
      return this;
    }

    /** Only these values of the axis. */
    Builder only(String... axisValues) {
      this.values = List.of(axisValues);
      return this;
    }

    /** The values of this parameter are values of the axis, too. */
    Builder addressedBy(Parameter parameter) {
      this.addresses = Optional.of(parameter);
      return this;
    }

    /** The values of this parameter are values of another one than the axis. */
    Builder addressedBy(Parameter parameter, Parameter other) {
      this.addressed = Optional.of(other);
      return addressedBy(parameter);
    }

    /** The same kind in every cell. */
    Builder kind(Kind everywhere) {
      return kind(batch -> everywhere);
    }

    Builder kind(Function<BatchSpec, Kind> byBatch) {
      this.kind = byBatch;
      return this;
    }

    /** Batches of mixed calls of which no two run at once, not even while they wait. */
    Builder oneAfterAnother(Predicate<BatchSpec> inBatch) {
      this.oneAfterAnother = inBatch;
      return this;
    }

    /** What a call is called. */
    Builder ofCalls(String one, String many) {
      this.singular = one;
      this.plural = many;
      return this;
    }

    Builder parameter(Parameter parameter, String defaultValue) {
      defaults.put(parameter, defaultValue);
      return this;
    }

    /** A parameter that means something in some batches only. */
    Builder parameter(Parameter parameter, String defaultValue, Predicate<BatchSpec> appliesTo) {
      applicable.put(parameter, appliesTo);
      return parameter(parameter, defaultValue);
    }

    /** The same of one that keeps its default in the others, which rows have had from the start. */
    Builder parameterKept(
        Parameter parameter, String defaultValue, Predicate<BatchSpec> appliesTo) {
      placeholders.put(parameter, defaultValue);
      return parameter(parameter, defaultValue, appliesTo);
    }

    /** One that rows name only where it differs from its default; older files have none of it. */
    Builder optionalParameter(Parameter parameter, String defaultValue) {
      optional.add(parameter);
      return parameter(parameter, defaultValue);
    }

    Builder size(Parameter parameter) {
      this.size = Optional.of(parameter);
      return this;
    }

    Builder studied(Parameter... parameters) {
      this.studied = List.of(parameters);
      return this;
    }

    Builder tells(Parameter parameter, String text) {
      phrases.add(new Phrase(parameter, text, Optional.empty()));
      return this;
    }

    Builder tellsUnless(String value, Parameter parameter, String text) {
      phrases.add(new Phrase(parameter, text, Optional.of(value)));
      return this;
    }

    Builder floorName(Function<BatchSpec, String> words) {
      this.floorName = words;
      return this;
    }

    Builder remark(Function<BatchSpec, String> sentence) {
      this.remark = sentence;
      return this;
    }

    /** Combinations of parameters that mean nothing, each with the reason as a sentence. */
    Builder without(Function<BatchSpec, Optional<String>> reason) {
      this.meaningless = reason;
      return this;
    }

    Builder experiment(Experiment experiment) {
      experiments.add(experiment);
      return this;
    }

    Builder sweep(Sweep sizes) {
      this.sweep = Optional.of(sizes);
      return this;
    }

    Builder measures(Metric... more) {
      this.metrics = List.of(more);
      return this;
    }

    Builder callsApi(Predicate<BatchSpec> inBatch) {
      this.callsApi = inBatch;
      return this;
    }

    Builder onlyWhenNamed() {
      this.onlyWhenNamed = true;
      return this;
    }

    /** Calls that were measured to take as long in a JVM that starts fast. */
    Builder workersStartFast() {
      this.workersStartFast = true;
      return this;
    }

    /** Batches whose pace is that of their load. */
    Builder pacedByLoad(Predicate<BatchSpec> inBatch) {
      this.pacedByLoad = inBatch;
      return this;
    }

    /** Batches of which requests may be refused for want of time. */
    Builder mayRefuse(Predicate<BatchSpec> inBatch) {
      this.mayRefuse = inBatch;
      return this;
    }

    /** What a call waits for, in seconds; empty where that differs from call to call. */
    Builder latency(Function<BatchSpec, OptionalDouble> seconds) {
      this.latency = seconds;
      return this;
    }

    /** What a call is planned to take alone, in seconds. */
    Builder callSeconds(ToDoubleBiFunction<BatchSpec, MachineSpeed> seconds) {
      this.callSeconds = seconds;
      return this;
    }

    /** How many times the time of a call a batch computes for, where calls are divided. */
    Builder computingRounds(BiFunction<BatchSpec, OptionalInt, OptionalDouble> ofBatchOnCores) {
      this.computingRounds = ofBatchOnCores;
      return this;
    }

    /** What a fork is planned to take before its first batch, beside the start of a pool. */
    Builder setUpSeconds(double seconds) {
      return setUpSeconds(batch -> seconds);
    }

    Builder setUpSeconds(ToDoubleFunction<BatchSpec> seconds) {
      this.setUpSeconds = seconds;
      return this;
    }

    Workload entry() {
      return new Workload(this);
    }
  }
}
