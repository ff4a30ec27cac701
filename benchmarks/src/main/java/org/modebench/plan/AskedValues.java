package org.modebench.plan;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Axis;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workload;

/**
 * What the command line asks for, held against the cases that came of it: each value that a person
 * typed is measured in one of them at least, or refused.
 */
final class AskedValues {
  private final List<BenchmarkMethod> subjects;
  private final Collection<Case> cases;
  private final Collection<String> meaningless;

  /**
   * @param meaningless why combinations were left out, as sentences
   */
  AskedValues(
      List<BenchmarkMethod> subjects, Collection<Case> cases, Collection<String> meaningless) {
    this.subjects = subjects;
    this.cases = cases;
    this.meaningless = meaningless;
  }

  /**
   * Checks that every value is there.
   *
   * @param asked the values of each parameter
   * @throws UsageException if one is not
   */
  void check(Map<String, Set<String>> asked) throws UsageException {
    for (Map.Entry<String, Set<String>> parameter : asked.entrySet()) {
      String name = parameter.getKey();
      // It chooses among cases, and is in none.
      if (name.equals(BenchmarkMethod.EXPERIMENT)) {
        continue;
      }
      List<String> missing =
          parameter.getValue().stream()
              .filter(value -> cases.stream().noneMatch(c -> has(c, name, value)))
              .toList();
      if (!missing.isEmpty() && !meaningless.isEmpty()) {
        throw new UsageException(String.join(" ", meaningless));
      }
      if (!missing.isEmpty()) {
        throw new UsageException(
            axes().anyMatch(axis -> axis.name().equals(name))
                ? notThere(name, missing)
                : ignored(name, missing));
      }
    }
  }

  private static boolean has(Case of, String name, String value) {
    String chosen = of.params().get(name);
    return chosen == null
        ? of.workload().leavesOut(of.workload().parameter(name), value)
        : chosen.equals(value);
  }

  private Stream<Axis> axes() {
    return subjects.stream().map(subject -> subject.workload().axis());
  }

  private String notThere(String axis, List<String> missing) {
    List<BenchmarkMethod> along =
        subjects.stream().filter(s -> s.workload().axis().name().equals(axis)).toList();
    return "None of the selected benchmarks has the %s %s; %s."
        .formatted(
            along.get(0).workload().axis().noun(),
            String.join(" or ", missing),
            along.stream()
                .map(
                    s ->
                        s.name()
                            + " has "
                            + s.values().stream()
                                .map(AxisValue::name)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ")));
  }

  private String ignored(String name, List<String> missing) {
    Map<String, Set<String>> culprits = new TreeMap<>();
    cases.stream()
        .filter(c -> c.params().containsKey(name))
        .forEach(
            c ->
                culprits(c, c.workload().parameter(name))
                    .forEach(
                        other ->
                            culprits
                                .computeIfAbsent(other, o -> new LinkedHashSet<>())
                                .add(c.params().getOrDefault(other, ""))));
    String where =
        culprits.entrySet().stream()
            .map(culprit -> culprit.getKey() + "=" + String.join(",", culprit.getValue()))
            .collect(Collectors.joining(" and "));
    return "-p %s=%s would be ignored: %s %s where %s; omit it, or choose another %s."
        .formatted(
            name,
            String.join(",", missing),
            name,
            name.equals(Parameters.WORKERS.name()) ? "is always 1" : "does not apply",
            where,
            String.join(" or ", culprits.keySet()));
  }

  /** The parameters of a case of which another value would make a parameter apply to it. */
  private List<String> culprits(Case of, Parameter parameter) {
    return of.params().keySet().stream()
        .filter(
            other ->
                values(of, other)
                    .anyMatch(
                        value -> {
                          Map<String, String> changed = new TreeMap<>(of.params());
                          changed.put(other, value);
                          Workload workload = of.workload();
                          return workload.applies(parameter, Case.batch(workload, changed));
                        }))
        .toList();
  }

  private static Stream<String> values(Case of, String parameter) {
    return of.workload().parameter(parameter).domain() instanceof Domain.OneOf domain
        ? domain.names().stream()
        : Stream.empty();
  }
}
