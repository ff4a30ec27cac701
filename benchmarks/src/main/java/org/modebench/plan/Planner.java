package org.modebench.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.analysis.catalogue.Experiment;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workload;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Makes the cases of a run out of benchmarks and options, without the meaningless ones. */
public final class Planner {
  /** What all benchmarks mean the same by. */
  private static final Set<String> SHARED =
      Set.of(
          Modes.AXIS.name(),
          Servers.AXIS.name(),
          Parameters.WORKERS.name(),
          Parameters.CALLS.name());

  private final List<BenchmarkMethod> subjects;
  private final Map<String, Set<String>> asked;
  private final Set<Sweep> sweeps;
  private final Preset preset;
  private final CommandLineOptions options;
  private final int javaOfForks;
  private final Set<Case> cases = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private int javaOfSkipped;

  /**
   * @param asked the values of each parameter that the command line names
   * @param sweeps the series of sizes that it asks for
   * @param javaOfForks the feature release of the Java that the forks run on
   */
  public Planner(
      List<BenchmarkMethod> subjects,
      Map<String, Set<String>> asked,
      Set<Sweep> sweeps,
      Preset preset,
      CommandLineOptions options,
      int javaOfForks)
      throws UsageException {
    this.subjects =
        withExperiments(
            subjects,
            asked.getOrDefault(BenchmarkMethod.EXPERIMENT, Set.of()),
            options.getExcludes());
    this.asked = canonical(this.subjects, asked);
    this.sweeps = sweeps;
    this.preset = preset;
    this.options = options;
    this.javaOfForks = javaOfForks;
    plan();
  }

  public List<Case> cases() {
    return List.copyOf(cases);
  }

  /** How many forks the preset gives a case: in proportion to those that its class asks for. */
  public int forks(Case of) {
    return subjects.stream()
        .filter(s -> s.method().equals(of.method()))
        .mapToInt(s -> preset.rounds(s.forks()))
        .max()
        .orElse(1);
  }

  /** What the user should know of the choice, as sentences. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The oldest Java on which nothing would be skipped; 0 where nothing is. */
  public int javaOfSkipped() {
    return javaOfSkipped;
  }

  /**
   * The benchmarks selected; where an experiment is one of others that compare servers, these too,
   * in place of those that have none of the experiments. Who asks about servers need not know that
   * several benchmarks measure them.
   */
  private List<BenchmarkMethod> withExperiments(
      List<BenchmarkMethod> selected, Set<String> experiments, List<String> excludes)
      throws UsageException {
    Set<BenchmarkMethod> others = new LinkedHashSet<>();
    if (selected.stream().anyMatch(Planner::comparesServers)) {
      for (String experiment : experiments) {
        if (having(experiment, selected).isEmpty()) {
          having(experiment, Benchmarks.chosen(List.of(), excludes)).stream()
              .filter(Planner::comparesServers)
              .forEach(others::add);
        }
      }
    }
    if (others.isEmpty()) {
      return selected;
    }
    List<BenchmarkMethod> with =
        new ArrayList<>(
            selected.stream()
                .filter(s -> experiments.stream().anyMatch(e -> !having(e, List.of(s)).isEmpty()))
                .toList());
    String place = with.isEmpty() ? "in place of " + names(selected) : "beside " + names(with);
    others.forEach(
        other ->
            notes.add(
                "%s is measured %s: it has the experiment %s."
                    .formatted(
                        other.name(),
                        place,
                        experiments.stream()
                            .filter(e -> !having(e, List.of(other)).isEmpty())
                            .collect(Collectors.joining(" and ")))));
    with.addAll(others);
    return with;
  }

  private static boolean comparesServers(BenchmarkMethod method) {
    return method.workload().axis().equals(Servers.AXIS);
  }

  private static List<BenchmarkMethod> having(String experiment, List<BenchmarkMethod> among) {
    return among.stream()
        .filter(method -> experiments(List.of(method)).canonical(experiment).isPresent())
        .toList();
  }

  private static String names(Collection<BenchmarkMethod> methods) {
    return methods.stream()
        .map(BenchmarkMethod::name)
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private static Map<String, Set<String>> canonical(
      List<BenchmarkMethod> subjects, Map<String, Set<String>> asked) throws UsageException {
    Map<String, Set<String>> canonical = new LinkedHashMap<>();
    for (Map.Entry<String, Set<String>> entry : asked.entrySet()) {
      String name = entry.getKey();
      if (subjects.stream().noneMatch(s -> s.takes(name))) {
        throw new UsageException(
            "None of the selected benchmarks has a parameter %s; %s."
                .formatted(name, parametersOf(subjects)));
      }
      Domain domain =
          name.equals(BenchmarkMethod.EXPERIMENT) ? experiments(subjects) : domain(subjects, name);
      Set<String> values = new LinkedHashSet<>();
      for (String value : entry.getValue()) {
        if (name.equals(BenchmarkMethod.EXPERIMENT)) {
          refuseThatOfOthers(subjects, value);
        }
        values.add(TypedValue.canonical(name, domain, value));
      }
      canonical.put(name, values);
    }
    addresses(subjects, canonical);
    return canonical;
  }

  /**
   * Which values a parameter may have: what the catalogue says of it, unless only benchmarks of a
   * user's own have it, which may mean something else by its name.
   */
  private static Domain domain(List<BenchmarkMethod> subjects, String name) {
    boolean ours =
        SHARED.contains(name)
            || subjects.stream().anyMatch(s -> s.takes(name) && s.workload().known());
    return ours ? Parameters.of(name).domain() : Parameter.unknown(name).domain();
  }

  /** Addresses are values of what they address, where rows and tables have them. */
  private static void addresses(
      List<BenchmarkMethod> subjects, Map<String, Set<String>> canonical) {
    Set<String> addresses =
        Optional.ofNullable(canonical.remove(Parameters.URL.name())).orElse(Set.of());
    if (!addresses.isEmpty()) {
      subjects.stream()
          .map(BenchmarkMethod::workload)
          .filter(workload -> workload.addresses().isPresent())
          .map(Workload::addressed)
          .distinct()
          .forEach(
              name ->
                  canonical.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(addresses));
    }
  }

  private static Domain experiments(List<BenchmarkMethod> subjects) {
    return Domain.oneOf(
        subjects.stream()
            .flatMap(subject -> subject.workload().experiments().stream())
            .map(Experiment::name)
            .distinct()
            .toList());
  }

  private static void refuseThatOfOthers(List<BenchmarkMethod> subjects, String experiment)
      throws UsageException {
    List<BenchmarkMethod> others = having(experiment, Benchmarks.chosen(List.of(), List.of()));
    if (having(experiment, subjects).isEmpty() && !others.isEmpty()) {
      throw new UsageException(
          "None of the selected benchmarks has the experiment %s, but %s has; select that."
              .formatted(experiment, names(others)));
    }
  }

  private static String parametersOf(List<BenchmarkMethod> subjects) {
    Map<String, Set<String>> benchmarksByParameters = new LinkedHashMap<>();
    for (BenchmarkMethod subject : subjects) {
      benchmarksByParameters
          .computeIfAbsent(String.join(", ", subject.defaults().keySet()), n -> new TreeSet<>())
          .add(subject.name());
    }
    return benchmarksByParameters.entrySet().stream()
        .map(e -> String.join(", ", e.getValue()) + " has " + e.getKey())
        .collect(Collectors.joining("; "));
  }

  private void plan() throws UsageException {
    Set<AxisValue> tooNew = new LinkedHashSet<>();
    Set<String> meaningless = new LinkedHashSet<>();
    Map<String, Set<String>> withBaseline = new LinkedHashMap<>();
    for (BenchmarkMethod subject : subjects) {
      BenchmarkCases planned =
          new BenchmarkCases(subject, asked, sweep(subject), preset, javaOfForks);
      planned.params().forEach(params -> cases.add(planned(subject, params, planned)));
      tooNew.addAll(planned.tooNew());
      meaningless.addAll(planned.meaningless());
      planned
          .withOneWorker()
          .forEach(
              value ->
                  notes.add(
                      "%s always has one worker, whatever -p workers says."
                          .formatted(value.name())));
      if (planned.baselineAdded()) {
        withBaseline
            .computeIfAbsent(
                subject.workload().axis().baseline().orElseThrow(), b -> new LinkedHashSet<>())
            .add(subject.name());
      }
    }
    noteTooNew(tooNew);
    notes.addAll(meaningless);
    withBaseline.forEach(
        (baseline, names) ->
            notes.add(
                "%s is always measured too, as the baseline of %s."
                    .formatted(baseline, String.join(", ", names))));
    noteUnknown();
    new AskedValues(subjects, cases, meaningless).check(asked);
  }

  private void noteTooNew(Set<AxisValue> tooNew) throws UsageException {
    javaOfSkipped = tooNew.stream().mapToInt(AxisValue::oldestJava).max().orElse(0);
    String sentences =
        tooNew.stream()
            .map(
                value ->
                    "%s is skipped: it needs Java %d or newer, but the forks run on Java %d; choose a newer one with -jvm."
                        .formatted(value.name(), value.oldestJava(), javaOfForks))
            .collect(Collectors.joining(" "));
    if (!tooNew.isEmpty() && cases.isEmpty()) {
      throw new UsageException(sentences);
    }
    if (!tooNew.isEmpty()) {
      notes.add(sentences);
    }
  }

  private void noteUnknown() {
    String names =
        subjects.stream()
            .filter(subject -> !subject.workload().known())
            .map(BenchmarkMethod::name)
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      notes.add(
          "How long a batch of %s takes is unknown; the plan assumes one iteration time, so the run may take longer."
              .formatted(names));
    }
    if (cases.stream().anyMatch(of -> of.batch().value().isAddress())) {
      notes.add(
          "How long a server of your own takes is unknown; the plan assumes one iteration time, so the run may take longer.");
    }
  }

  private Case planned(
      BenchmarkMethod subject, SortedMap<String, String> params, BenchmarkCases among) {
    return new Case(
        subject.method(),
        subject.workload(),
        params,
        settings(subject).with(options),
        subject.callsApi(Case.batch(subject.workload(), params)),
        among.label(params));
  }

  private Optional<Sweep> sweep(BenchmarkMethod subject) {
    return sweeps.stream().filter(sweep -> sweep.isOf(subject)).findFirst();
  }

  private Settings settings(BenchmarkMethod subject) {
    return sweep(subject)
        .map(sweep -> sweep.shortened(subject.settings()))
        .orElse(subject.settings());
  }
}
