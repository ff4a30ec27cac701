package org.modebench.plan;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.benchmark.UserWorkload;
import org.modebench.measurement.UntilSteady;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/** The benchmarks in this jar, as JMH's own list names them. */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * The benchmarks that the regular expressions choose, as JMH understands them.
   *
   * @param includes none means all
   * @throws UsageException if there is none, or an expression is malformed
   */
  public static List<BenchmarkMethod> chosen(List<String> includes, List<String> excludes)
      throws UsageException {
    List<BenchmarkMethod> all = of(find(List.of(), List.of()));
    Set<String> methods;
    try {
      methods =
          find(includes, excludes).stream()
              .map(BenchmarkListEntry::getUsername)
              .collect(Collectors.toSet());
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "\"%s\" is not a regular expression (%s); the benchmarks are %s."
              .formatted(e.getPattern(), e.getDescription(), names(all)),
          e);
    }
    List<BenchmarkMethod> chosen = all.stream().filter(s -> methods.contains(s.method())).toList();
    if (chosen.isEmpty()) {
      throw new UsageException(
          "No benchmark matches %s%s; the benchmarks are %s."
              .formatted(
                  includes.isEmpty() ? "\".*\"" : quoted(includes),
                  excludes.isEmpty() ? "" : " without " + quoted(excludes),
                  names(all)));
    }
    return chosen;
  }

  /**
   * What a command line means that names no benchmark: all but those that have to be named; or
   * these alone, where it names an experiment of theirs, or a parameter that nothing else has.
   *
   * @param params the values of each parameter on the command line
   */
  public static List<BenchmarkMethod> unnamed(
      List<BenchmarkMethod> all, Map<String, Set<String>> params) {
    Set<String> experiments = params.getOrDefault(BenchmarkMethod.EXPERIMENT, Set.of());
    List<BenchmarkMethod> withExperiment =
        all.stream().filter(s -> experiments.stream().anyMatch(s::hasExperiment)).toList();
    if (!experiments.isEmpty()) {
      // A name that there is not is refused with those that there are.
      return withExperiment.isEmpty()
          ? all.stream().filter(s -> !s.workload().experiments().isEmpty()).toList()
          : withExperiment;
    }
    List<BenchmarkMethod> usual = all.stream().filter(s -> !s.onlyWhenNamed()).toList();
    List<String> telling =
        params.keySet().stream().filter(p -> usual.stream().noneMatch(u -> u.takes(p))).toList();
    List<BenchmarkMethod> meant =
        all.stream()
            .filter(BenchmarkMethod::onlyWhenNamed)
            .filter(s -> telling.stream().anyMatch(s::isMeantBy))
            .toList();
    // Of those that share a parameter the one that has the others too.
    List<BenchmarkMethod> meantByAll =
        meant.stream().filter(s -> telling.stream().allMatch(s::isMeantBy)).toList();
    if (!meantByAll.isEmpty()) {
      return telling.equals(List.of(Servers.AXIS.name())) ? underLoad(meantByAll) : meantByAll;
    }
    return meant.isEmpty() ? usual : meant;
  }

  /** What a preset means where the command line names nothing at all. */
  public static List<BenchmarkMethod> unnamed(List<BenchmarkMethod> all, Preset preset) {
    return preset == Preset.QUICK
        ? FirstLook.of(all, Runtime.getRuntime().availableProcessors())
        : unnamed(all, Map.of());
  }

  /** Who names servers, and nothing else that tells, wants them under load. */
  private static List<BenchmarkMethod> underLoad(List<BenchmarkMethod> ofServers) {
    return ofServers.stream().filter(s -> s.workload().hasAddressesOnAxis()).toList();
  }

  /**
   * The benchmarks without those that call a class of the user's own, unless there is one to call:
   * an expression that chooses many benchmarks does not mean them.
   *
   * @param chosen by the command line
   * @param params the values of each parameter on the command line
   * @param classPath where the command line says that such classes are; empty for nowhere
   * @throws UsageException if nothing else was chosen, or the class path is for nothing
   */
  public static List<BenchmarkMethod> withClass(
      List<BenchmarkMethod> chosen, Map<String, Set<String>> params, String classPath)
      throws UsageException {
    List<BenchmarkMethod> others =
        chosen.stream().filter(method -> !method.workload().equals(Workloads.OWN)).toList();
    if (!classPath.isEmpty()) {
      requireOwn(chosen, "--class-path is");
    }
    if (others.size() == chosen.size() || params.containsKey(Parameters.TASK.name())) {
      return chosen;
    }
    if (params.containsKey(Parameters.URL.name()) && classPath.isEmpty()) {
      checkForEndpoints(params);
      return chosen;
    }
    if (others.isEmpty() || !classPath.isEmpty()) {
      throw new UsageException(
          "%s needs a class or an address to call, but none is given; name a class with -p task=, such as -p task=com.acme.Thumbnail, and its jar or folder with --class-path, or an address with -p url=."
              .formatted(Workloads.OWN.name()));
    }
    return others;
  }

  /**
   * Checks that there is an endpoint to ask as the command line says.
   *
   * @throws UsageException if the selected benchmarks ask none
   */
  public static void requireRequests(List<BenchmarkMethod> chosen) throws UsageException {
    requireOwn(chosen, "Options on how an endpoint is asked, such as --method and --header, are");
  }

  private static void requireOwn(List<BenchmarkMethod> chosen, String what) throws UsageException {
    if (chosen.stream().noneMatch(method -> method.workload().equals(Workloads.OWN))) {
      throw new UsageException(
          "%s for %s, which is not among the selected benchmarks; select it, or omit what is for it."
              .formatted(what, Workloads.OWN.name()));
    }
  }

  private static void checkForEndpoints(Map<String, Set<String>> params) throws UsageException {
    for (Parameter ofClasses : List.of(Parameters.ARGUMENT, Parameters.CHECK, Parameters.STAGES)) {
      if (params.containsKey(ofClasses.name())) {
        throw new UsageException(
            "The parameter %s is for a class of your own, but -p task= names none; omit it."
                .formatted(ofClasses.name()));
      }
    }
  }

  /** The arguments of the forks' JVM that each benchmark class asks for. */
  public static SortedMap<String, List<String>> jvmArguments() {
    SortedMap<String, List<String>> arguments = new TreeMap<>();
    for (BenchmarkListEntry entry : find(List.of(), List.of())) {
      arguments.put(
          Workloads.nameOf(entry.getUserClassQName()),
          List.copyOf(entry.getJvmArgs().orElse(List.of())));
    }
    return arguments;
  }

  /** The values of each parameter that the classes name, by the benchmark's method. */
  public static Map<String, SortedMap<String, List<String>>> defaults() {
    return of(find(List.of(), List.of())).stream()
        .collect(Collectors.toMap(BenchmarkMethod::method, BenchmarkMethod::defaults));
  }

  private static Collection<BenchmarkListEntry> find(List<String> includes, List<String> excludes) {
    return BenchmarkList.defaultList().find(SilentOutput.create(), includes, excludes);
  }

  private static String quoted(List<String> expressions) {
    return expressions.stream().map(e -> '"' + e + '"').collect(Collectors.joining(", "));
  }

  private static String names(List<BenchmarkMethod> subjects) {
    return subjects.stream()
        .map(BenchmarkMethod::name)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** A benchmark is named after its class, and after its method too where a class has several. */
  public static List<BenchmarkMethod> of(Collection<BenchmarkListEntry> entries) {
    Map<String, Integer> methodsOfClass = new HashMap<>();
    entries.forEach(e -> methodsOfClass.merge(e.getUserClassQName(), 1, Integer::sum));
    List<BenchmarkMethod> subjects = new ArrayList<>();
    for (BenchmarkListEntry entry : entries) {
      String name = Workloads.nameOf(entry.getUserClassQName());
      if (methodsOfClass.getOrDefault(entry.getUserClassQName(), 1) > 1) {
        name += entry.getUsername().substring(entry.getUsername().lastIndexOf('.'));
      }
      subjects.add(subject(entry, name));
    }
    return subjects;
  }

  private static BenchmarkMethod subject(BenchmarkListEntry entry, String name) {
    SortedMap<String, List<String>> defaults = new TreeMap<>();
    entry
        .getParams()
        .orElse(Map.of())
        .forEach((param, values) -> defaults.put(param, Arrays.asList(values)));
    Optional<UserWorkload> said = annotation(entry, UserWorkload.class);
    said.map(UserWorkload::modes)
        .filter(modes -> modes.length > 0)
        .ifPresent(
            modes ->
                defaults.put(Modes.AXIS.name(), Arrays.stream(modes).map(Enum::name).toList()));
    Workload known = Workloads.of(name);
    return new BenchmarkMethod(
        entry.getUsername(),
        known.known() ? known : described(name, defaults, said),
        defaults,
        said.map(UserWorkload::callsApi).orElse(false),
        entry.getForks().orElse(org.openjdk.jmh.runner.Defaults.MEASUREMENT_FORKS),
        Settings.ofClass(entry, annotation(entry, UntilSteady.class)));
  }

  private static <A extends Annotation> Optional<A> annotation(
      BenchmarkListEntry entry, Class<A> type) {
    try {
      return Optional.ofNullable(Class.forName(entry.getUserClassQName()).getAnnotation(type));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(entry.getUserClassQName() + " is listed, but not there.", e);
    }
  }

  /** A workload without an entry, as its class has it. */
  private static Workload described(
      String name, Map<String, List<String>> defaults, Optional<UserWorkload> said) {
    String axis =
        said.map(UserWorkload::axis)
            .filter(defaults::containsKey)
            .orElseGet(() -> usualAxis(defaults.keySet()));
    Map<String, String> others = new TreeMap<>();
    defaults.forEach((parameter, values) -> others.put(parameter, String.join(",", values)));
    others.remove(axis);
    List<Metric> metrics =
        said.stream().flatMap(of -> Arrays.stream(of.metrics())).map(Benchmarks::metric).toList();
    return Workload.described(name, axis, others, metrics);
  }

  private static String usualAxis(Set<String> parameters) {
    boolean comparesServers =
        parameters.contains(Servers.AXIS.name()) && !parameters.contains(Modes.AXIS.name());
    return comparesServers ? Servers.AXIS.name() : Modes.AXIS.name();
  }

  private static Metric metric(UserWorkload.UserMetric of) {
    return Metric.described(
        of.name(), of.unit(), Arrays.stream(of.better()).findFirst(), of.title());
  }
}
