package org.modebench.plan;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;

/**
 * A series of sizes of one benchmark's task ({@code --sweep}), from which the analysis finds the
 * call size at which a mode begins to pay off. Forks are shorter than elsewhere, since there are
 * many.
 */
public record Sweep(Workload workload, org.modebench.analysis.catalogue.Sweep sizes) {

  /** What {@code --sweep} without a value stands for. */
  public static final String ALL = "all";

  private static final Duration ITERATION = Duration.ofMillis(100);

  /** One for each workload of the catalogue that has sizes. */
  public static List<Sweep> all() {
    return Workloads.all().stream()
        .flatMap(workload -> workload.sweep().map(of -> new Sweep(workload, of)).stream())
        .toList();
  }

  /** The sweeps that the value of the option names, in any case; none for an empty one. */
  public static Set<Sweep> named(String option) throws UsageException {
    if (option.isEmpty()) {
      return Set.of();
    }
    List<String> names = all().stream().map(Sweep::optionValue).collect(Collectors.toList());
    names.add(ALL);
    String name = TypedValue.canonical("--sweep", Domain.oneOf(names), option);
    return all().stream()
        .filter(sweep -> name.equals(ALL) || name.equals(sweep.optionValue()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What the command line asks for twice is refused. */
  public static void check(Set<Sweep> sweeps, Set<String> params) throws UsageException {
    for (Sweep sweep : sweeps) {
      String name = sweep.sizes.parameter().name();
      if (params.contains(name)) {
        throw new UsageException(
            "--sweep and -p %s both set the values of %s; give only one of them."
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
  public static List<BenchmarkMethod> of(
      Set<Sweep> sweeps, List<BenchmarkMethod> chosen, boolean named) throws UsageException {
    for (Sweep sweep : sweeps) {
      if (chosen.stream().noneMatch(sweep::isOf)) {
        throw new UsageException(
            "--sweep %s needs %s, which is not among the selected benchmarks; select it too, or name no benchmark."
                .formatted(sweep.optionValue(), sweep.workload.name()));
      }
    }
    return named || sweeps.isEmpty()
        ? chosen
        : chosen.stream().filter(s -> sweeps.stream().anyMatch(w -> w.isOf(s))).toList();
  }

  /** Whether the sweep is one of this benchmark. */
  boolean isOf(BenchmarkMethod subject) {
    return subject.workload().equals(workload);
  }

  /** The values of a parameter of the benchmark, if the sweep has a say in it. */
  Optional<Set<String>> values(String name) {
    if (name.equals(sizes.parameter().name())) {
      return Optional.of(new LinkedHashSet<>(sizes.values()));
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return name.equals(Parameters.WORKERS.name())
        ? Optional.of(Set.of(Integer.toString(sizes.workers(cores))))
        : Optional.empty();
  }

  /** These settings, but with shorter iterations, and a shorter warm-up before them. */
  Settings shortened(Settings settings) {
    long warmup = Math.min(settings.warmupNanos(), sizes.warmup().toNanos());
    return new Settings(
        Math.min(settings.steadyNanos(), sizes.warmup().toNanos() - warmup),
        settings.warmupIterations(),
        warmup,
        settings.iterations(),
        Math.min(settings.iterationNanos(), ITERATION.toNanos()),
        settings.timeoutNanos());
  }

  public String optionValue() {
    return sizes.name();
  }

  /** One line for the help. */
  public String description() {
    return "%s at %s %s"
        .formatted(workload.name(), sizes.parameter().name(), String.join(", ", sizes.values()));
  }
}
