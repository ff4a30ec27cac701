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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.mode.ExecutionMode;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Makes the cases of a run out of benchmarks and options, without the meaningless ones. */
public final class Planner {
  private final List<Subject> subjects;
  private final Map<String, Set<String>> asked;
  private final Set<Sweep> sweeps;
  private final Preset preset;
  private final CommandLineOptions options;
  private final int javaOfForks;
  private final Set<Case> cases = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> withBaseline = new LinkedHashSet<>();
  private final Set<ExecutionMode> tooNew = new TreeSet<>();

  /**
   * @param asked the values of each parameter that the command line names
   * @param sweeps the series of sizes that it asks for
   * @param javaOfForks the feature release of the Java that the forks run on
   */
  public Planner(
      List<Subject> subjects,
      Map<String, Set<String>> asked,
      Set<Sweep> sweeps,
      Preset preset,
      CommandLineOptions options,
      int javaOfForks)
      throws UsageException {
    this.subjects = subjects;
    this.asked = canonical(subjects, asked);
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

  private static Map<String, Set<String>> canonical(
      List<Subject> subjects, Map<String, Set<String>> asked) throws UsageException {
    Map<String, Set<String>> canonical = new LinkedHashMap<>();
    for (Map.Entry<String, Set<String>> entry : asked.entrySet()) {
      String name = entry.getKey();
      if (subjects.stream().noneMatch(s -> s.takes(name))) {
        throw new UsageException(
            "No chosen benchmark has a parameter %s; %s.".formatted(name, parametersOf(subjects)));
      }
      Set<String> values = new LinkedHashSet<>();
      for (String value : entry.getValue()) {
        Parameter parameter =
            name.equals(Experiment.PARAMETER.option())
                ? Experiment.PARAMETER
                : Parameter.named(name).orElse(null);
        values.add(parameter == null ? value : parameter.canonical(value));
      }
      canonical.put(name, values);
    }
    return canonical;
  }

  private static String parametersOf(List<Subject> subjects) {
    Map<String, Set<String>> benchmarksByParameters = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      benchmarksByParameters
          .computeIfAbsent(String.join(", ", subject.defaults().keySet()), n -> new TreeSet<>())
          .add(subject.name());
    }
    return benchmarksByParameters.entrySet().stream()
        .map(e -> String.join(", ", e.getValue()) + " has " + e.getKey())
        .collect(Collectors.joining("; "));
  }

  private void plan() throws UsageException {
    for (Subject subject : subjects) {
      planFor(subject);
    }
    if (!tooNew.isEmpty()) {
      notes.add(
          tooNew.stream()
              .map(
                  m ->
                      "%s is left out: it needs Java %d or newer, but the forks run on Java %d; name a newer one with -jvm."
                          .formatted(m, m.minimumJava(), javaOfForks))
              .collect(Collectors.joining(" ")));
    }
    if (!withBaseline.isEmpty()) {
      notes.add(
          "SEQUENTIAL is measured too, as the baseline of %s."
              .formatted(String.join(", ", withBaseline)));
    }
    if (cases.isEmpty()) {
      throw new UsageException(
          "No chosen benchmark has the mode %s; %s."
              .formatted(
                  String.join(" or ", asked.getOrDefault(Parameter.MODE.option(), Set.of())),
                  subjects.stream()
                      .map(s -> s.name() + " has " + join(s.modes()))
                      .collect(Collectors.joining("; "))));
    }
  }

  private static String join(Set<ExecutionMode> modes) {
    return modes.stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private void planFor(Subject subject) throws UsageException {
    if (subject.has(Parameter.SERVER)) {
      ServerCases servers = new ServerCases(subject.defaults(), asked, javaOfForks);
      servers.cases().forEach(params -> addServerCase(subject, params, servers.varying()));
      notes.addAll(servers.notes());
      return;
    }
    if (!subject.has(Parameter.MODE)) {
      addCases(subject, new TreeMap<>(), 0, namesOf(subject));
      return;
    }
    Set<ExecutionMode> modes = modesOf(subject);
    if (!modes.isEmpty()
        && subject.modes().contains(ExecutionMode.SEQUENTIAL)
        && !modes.contains(ExecutionMode.SEQUENTIAL)) {
      withBaseline.add(subject.name());
      Set<ExecutionMode> withSequential = new LinkedHashSet<>();
      withSequential.add(ExecutionMode.SEQUENTIAL);
      withSequential.addAll(modes);
      modes = withSequential;
    }
    for (ExecutionMode mode : modes) {
      SortedMap<String, String> params = new TreeMap<>();
      params.put(Parameter.MODE.option(), mode.name());
      if (mode.hasOneWorker() && subject.has(Parameter.WORKERS)) {
        params.put(Parameter.WORKERS.option(), "1");
        Set<String> workers = asked.getOrDefault(Parameter.WORKERS.option(), Set.of("1"));
        if (!workers.contains("1") && !withBaseline.contains(subject.name())) {
          notes.add("%s has one worker, whatever workers is.".formatted(mode));
        }
      }
      addCases(subject, params, 0, namesOf(subject));
    }
  }

  private void addServerCase(
      Subject subject, SortedMap<String, String> params, Set<String> varying) {
    String label =
        Stream.concat(
                Stream.of(subject.name(), params.getOrDefault(Parameter.SERVER.option(), "")),
                params.entrySet().stream()
                    .filter(p -> varying.contains(p.getKey()))
                    .map(Map.Entry::toString))
            .collect(Collectors.joining(" "));
    cases.add(
        new Case(
            subject.method(),
            subject.name(),
            params,
            subject.settings().with(options),
            "api".equals(params.get(Parameter.UPSTREAM.option())),
            label));
  }

  private static List<String> namesOf(Subject subject) {
    return List.copyOf(subject.defaults().keySet());
  }

  private Set<ExecutionMode> modesOf(Subject subject) throws UsageException {
    Set<String> named = asked.get(Parameter.MODE.option());
    Set<ExecutionMode> modes = new LinkedHashSet<>();
    for (ExecutionMode mode : ExecutionMode.values()) {
      boolean chosen = named == null || named.contains(mode.name());
      if (!chosen || !subject.modes().contains(mode)) {
        continue;
      }
      if (mode.minimumJava() <= javaOfForks) {
        modes.add(mode);
      } else if (named == null) {
        tooNew.add(mode);
      } else {
        throw new UsageException(
            "%s needs Java %d or newer, but the forks run on Java %d; name a newer one with -jvm."
                .formatted(mode, mode.minimumJava(), javaOfForks));
      }
    }
    return modes;
  }

  /** Adds every combination of the values of the parameters from {@code next} on. */
  private void addCases(
      Subject subject, SortedMap<String, String> chosen, int next, List<String> names) {
    if (next == names.size()) {
      cases.add(
          new Case(
              subject.method(),
              subject.name(),
              chosen,
              settings(subject).with(options),
              subject.usesMock(),
              label(subject, chosen)));
      return;
    }
    String name = names.get(next);
    if (chosen.containsKey(name)) {
      addCases(subject, chosen, next + 1, names);
      return;
    }
    for (String value : values(subject, name)) {
      SortedMap<String, String> more = new TreeMap<>(chosen);
      more.put(name, value);
      addCases(subject, more, next + 1, names);
    }
  }

  private Optional<Sweep> sweep(Subject subject) {
    return sweeps.stream().filter(sweep -> sweep.isOf(subject)).findFirst();
  }

  private Settings settings(Subject subject) {
    return sweep(subject)
        .map(sweep -> sweep.shortened(subject.settings()))
        .orElse(subject.settings());
  }

  /** The preset's numbers of workers are for benchmarks whose own default is not 1. */
  private Set<String> values(Subject subject, String name) {
    Set<String> named = asked.get(name);
    if (named != null) {
      return named;
    }
    Optional<Set<String>> swept = sweep(subject).flatMap(sweep -> sweep.values(name));
    if (swept.isPresent()) {
      return swept.get();
    }
    Set<String> defaults = new LinkedHashSet<>(subject.defaults().getOrDefault(name, List.of()));
    if (name.equals(Parameter.WORKERS.option()) && !defaults.equals(Set.of("1"))) {
      return new LinkedHashSet<>(preset.workers());
    }
    return defaults;
  }

  /** Names what tells this case from the others: mode and workers, and what has several values. */
  private String label(Subject subject, SortedMap<String, String> params) {
    List<String> words = new ArrayList<>();
    words.add(subject.name());
    for (Map.Entry<String, String> param : params.entrySet()) {
      String name = param.getKey();
      if (!name.equals(Parameter.MODE.option())
          && !name.equals(Parameter.WORKERS.option())
          && values(subject, name).size() > 1) {
        words.add(param.toString());
      }
    }
    String workers = params.get(Parameter.WORKERS.option());
    if (workers != null) {
      words.add(1, Parameter.WORKERS.option() + "=" + workers);
    }
    String mode = params.get(Parameter.MODE.option());
    if (mode != null) {
      words.add(1, mode);
    }
    return String.join(" ", words);
  }
}
