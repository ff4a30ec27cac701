package org.modebench.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Axis;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Capacity;
import org.modebench.analysis.catalogue.Experiment;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;

/**
 * The combinations of parameters in which one benchmark is measured: those that experiments ask
 * for, or else the product of all values, in either case along the workload's main axis and with
 * its baseline. What does not apply to a combination is set to a value of its own, so that equal
 * cases are one.
 */
final class BenchmarkCases {
  private static final String ONE_WORKER = "1";

  private final BenchmarkMethod subject;
  private final Axis axis;
  private final Map<String, Set<String>> asked;
  private final Optional<Sweep> sweep;
  private final Preset preset;
  private final int javaOfForks;
  private final ConnectionLimits limits = ConnectionLimits.ofThisMachine();
  private final Set<SortedMap<String, String>> cases = new LinkedHashSet<>();
  private final Set<AxisValue> tooNew = new LinkedHashSet<>();
  private final Set<AxisValue> withOneWorker = new LinkedHashSet<>();
  private final Set<String> meaningless = new LinkedHashSet<>();
  private boolean baselineAdded;

  /**
   * @param asked the canonical values of each parameter that the command line names
   * @param sweep the series of sizes that it asks for
   * @param javaOfForks the feature release of the Java that the forks run on
   * @throws UsageException if a value is asked for that needs a newer Java
   */
  BenchmarkCases(
      BenchmarkMethod subject,
      Map<String, Set<String>> asked,
      Optional<Sweep> sweep,
      Preset preset,
      int javaOfForks)
      throws UsageException {
    this.subject = subject;
    this.axis = subject.workload().axis();
    this.asked = asked;
    this.sweep = sweep;
    this.preset = preset;
    this.javaOfForks = javaOfForks;
    for (Map<String, List<String>> chosen : choices()) {
      add(choice(chosen));
    }
  }

  /** Every parameter of each case, by name. */
  Set<SortedMap<String, String>> params() {
    return cases;
  }

  /** Modes and the like that are left out, since the forks' Java does not have them. */
  Set<AxisValue> tooNew() {
    return tooNew;
  }

  /** Why combinations are left out that mean nothing or ask too much, as sentences. */
  Set<String> meaningless() {
    return meaningless;
  }

  /** Those of the axis that have one worker, though the command line asks for others. */
  Set<AxisValue> withOneWorker() {
    return withOneWorker;
  }

  /** Whether the baseline is measured though it was not asked for. */
  boolean baselineAdded() {
    return baselineAdded;
  }

  /**
   * What a person is told of a case: the value of the axis, the workers, and what else tells it
   * from the others.
   */
  String label(SortedMap<String, String> params) {
    Set<String> varying = varying();
    List<String> words = new ArrayList<>();
    words.add(subject.name());
    Optional.ofNullable(params.get(axis.name())).ifPresent(words::add);
    for (Map.Entry<String, String> param : params.entrySet()) {
      if (param.getKey().equals(Parameters.WORKERS.name())) {
        words.add(Math.min(2, words.size()), param.toString());
      } else if (varying.contains(param.getKey())) {
        words.add(param.toString());
      }
    }
    return String.join(" ", words);
  }

  private Set<String> varying() {
    Map<String, Set<String>> valuesByName = new LinkedHashMap<>();
    for (SortedMap<String, String> params : cases) {
      params.forEach(
          (name, value) ->
              valuesByName.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(value));
    }
    valuesByName.remove(axis.name());
    return valuesByName.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** What each experiment chooses; one choice of nothing where none is measured. */
  private List<Map<String, List<String>>> choices() {
    Set<String> named =
        Optional.ofNullable(asked.get(BenchmarkMethod.EXPERIMENT))
            .or(
                () ->
                    Optional.ofNullable(subject.defaults().get(BenchmarkMethod.EXPERIMENT))
                        .map(Set::copyOf))
            .orElse(null);
    // Who names parameters wants these, not an experiment on others.
    boolean ownProduct =
        asked.keySet().stream().anyMatch(name -> subject.defaults().containsKey(name));
    List<Experiment> experiments = subject.workload().experiments();
    List<Map<String, List<String>>> chosen =
        experiments.stream()
            .filter(e -> named == null ? e.usual() && !ownProduct : named.contains(e.name()))
            .map(Experiment::values)
            .toList();
    // What is measured whole when no experiment is named is so when those of others are.
    boolean isOfOthers = named != null && experiments.stream().anyMatch(Experiment::usual);
    return chosen.isEmpty() && !isOfOthers ? List.of(Map.of()) : chosen;
  }

  /** The values of every parameter. */
  private SortedMap<String, Set<String>> choice(Map<String, List<String>> ofExperiment) {
    SortedMap<String, Set<String>> choice = new TreeMap<>();
    for (String name : subject.defaults().keySet()) {
      if (!name.equals(BenchmarkMethod.EXPERIMENT)) {
        choice.put(name, values(name, ofExperiment));
      }
    }
    return choice;
  }

  private Set<String> values(String name, Map<String, List<String>> ofExperiment) {
    Set<String> named = asked.get(name);
    if (named != null) {
      return named;
    }
    if (ofExperiment.containsKey(name)) {
      return new LinkedHashSet<>(ofExperiment.getOrDefault(name, List.of()));
    }
    Optional<Set<String>> swept = sweep.flatMap(of -> of.values(name));
    if (swept.isPresent()) {
      return swept.get();
    }
    Set<String> ofClass =
        new LinkedHashSet<>(
            name.equals(axis.name())
                ? subject.values().stream().map(AxisValue::name).toList()
                : subject.defaults().getOrDefault(name, List.of()));
    boolean studiedByWorkers = axis.baseline().isPresent() && ofExperiment.isEmpty();
    return name.equals(Parameters.WORKERS.name())
            && studiedByWorkers
            && !ofClass.equals(Set.of(ONE_WORKER))
        ? preset.workers().<Set<String>>map(LinkedHashSet::new).orElse(ofClass)
        : ofClass;
  }

  private void add(SortedMap<String, Set<String>> choice) throws UsageException {
    Set<String> ofAxis = choice.remove(axis.name());
    if (ofAxis == null) {
      addProduct(choice, List.copyOf(choice.keySet()), new TreeMap<>());
      return;
    }
    for (AxisValue value : measured(ofAxis)) {
      SortedMap<String, String> chosen = new TreeMap<>();
      chosen.put(axis.name(), value.name());
      addProduct(choice, List.copyOf(choice.keySet()), chosen);
    }
  }

  /** The chosen values that there are, and the baseline. */
  private List<AxisValue> measured(Set<String> names) throws UsageException {
    List<AxisValue> there = new ArrayList<>();
    if (axis.values().isEmpty()) {
      names.forEach(name -> there.add(axis.value(name)));
    } else {
      subject.values().stream().filter(value -> names.contains(value.name())).forEach(there::add);
    }
    if (subject.workload().hasAddressesOnAxis()) {
      names.stream().map(axis::value).filter(AxisValue::isAddress).forEach(there::add);
    }
    List<AxisValue> measured = new ArrayList<>();
    for (AxisValue value : there) {
      if (isThere(value, axis.name())) {
        measured.add(value);
      }
    }
    Optional<AxisValue> baseline =
        subject.values().stream().filter(value -> axis.isBaseline(value.name())).findFirst();
    if (baseline.isPresent() && !measured.isEmpty() && !measured.contains(baseline.get())) {
      baselineAdded = true;
      measured.add(0, baseline.get());
    }
    return measured;
  }

  /** Whether the forks' Java has a value; one that was asked for must be there. */
  private boolean isThere(AxisValue value, String parameter) throws UsageException {
    if (value.oldestJava() <= javaOfForks) {
      return true;
    }
    if (asked.containsKey(parameter)) {
      throw new UsageException(
          "%s needs Java %d or newer, but the forks run on Java %d; choose a newer one with -jvm."
              .formatted(value.name(), value.oldestJava(), javaOfForks));
    }
    tooNew.add(value);
    return false;
  }

  private void addProduct(
      Map<String, Set<String>> values, List<String> left, SortedMap<String, String> chosen)
      throws UsageException {
    if (left.isEmpty()) {
      add(new TreeMap<>(chosen), batch(chosen));
      return;
    }
    String name = left.get(0);
    for (String value : values.getOrDefault(name, Set.of())) {
      // A mode may be a parameter beside another axis.
      if (!name.equals(Modes.AXIS.name()) || isThere(Modes.AXIS.value(value), name)) {
        chosen.put(name, value);
        addProduct(values, left.subList(1, left.size()), chosen);
      }
    }
    chosen.remove(name);
  }

  private BatchSpec batch(SortedMap<String, String> params) {
    return Case.batch(subject.workload(), params);
  }

  private void add(SortedMap<String, String> params, BatchSpec batch) {
    Optional<String> reason =
        subject.workload().meaningless(batch).or(() -> limits.exceededBy(batch));
    if (reason.isPresent()) {
      meaningless.add(reason.get());
      return;
    }
    for (String name : List.copyOf(params.keySet())) {
      Parameter parameter = subject.workload().parameter(name);
      if (subject.workload().leavesOut(parameter, params.getOrDefault(name, ""))) {
        params.remove(name);
        continue;
      }
      if (name.equals(axis.name()) || subject.workload().applies(parameter, batch)) {
        continue;
      }
      params.put(name, subject.workload().placeholder(parameter));
      if (parameter.equals(Parameters.WORKERS)) {
        noteOneWorker(batch.value());
      }
    }
    cases.add(params);
  }

  private void noteOneWorker(AxisValue value) {
    boolean asOthersAsk =
        asked.getOrDefault(Parameters.WORKERS.name(), Set.of(ONE_WORKER)).contains(ONE_WORKER);
    boolean notAskedFor = baselineAdded && axis.isBaseline(value.name());
    if (value.capacity() == Capacity.ONE && !asOthersAsk && !notAskedFor) {
      withOneWorker.add(value);
    }
  }
}
