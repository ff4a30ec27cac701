package org.modebench.analysis.findings.steady;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.RunEnvironment;

/** How long the iterations of runs were made to last, as on record beside a results file. */
public final class IterationTimes {
  private static final double NANOS_PER_SECOND = 1e9;

  /** What sets a case apart from the others of its run. */
  private record Case(String run, String benchmark, String params, String calls, Place place) {}

  private final Map<Case, Double> seconds = new HashMap<>();

  private IterationTimes() {}

  /** Of no run. */
  public static IterationTimes unknown() {
    return new IterationTimes();
  }

  /** Of every run on record; what is missing or of another form is not known. */
  public static IterationTimes of(EnvironmentFile environment) {
    IterationTimes times = new IterationTimes();
    for (String run : environment.runs()) {
      environment
          .run(run)
          .ifPresent(record -> record.objects("cases").forEach(each -> times.add(run, each)));
    }
    return times;
  }

  private void add(String run, RunEnvironment record) {
    Map<String, String> params = new TreeMap<>();
    record
        .object("params")
        .keySet()
        .forEach(name -> params.put(name, record.text("params", name).orElse("")));
    String mode = removed(params, "mode");
    String workers = removed(params, "workers");
    String calls = removed(params, "calls");
    Optional<String> nanos = record.text("settings", "iterationNanos");
    if (nanos.isPresent() && workers.matches("[0-9]{1,9}") && nanos.get().matches("[0-9]{1,18}")) {
      seconds.put(
          new Case(
              run,
              record.text("benchmark").orElse(""),
              params.entrySet().stream()
                  .map(param -> param.getKey() + "=" + param.getValue())
                  .collect(Collectors.joining(";")),
              calls,
              new Place(mode, Integer.parseInt(workers))),
          Long.parseLong(nanos.get()) / NANOS_PER_SECOND);
    }
  }

  private static String removed(Map<String, String> params, String name) {
    String value = params.getOrDefault(name, "");
    params.remove(name);
    return value;
  }

  /** After how many seconds an iteration began no further batch; empty if not on record. */
  public OptionalDouble least(String run, Workload workload, Place place) {
    Optional<Double> known =
        Optional.ofNullable(
            seconds.get(
                new Case(
                    run,
                    workload.benchmark(),
                    workload.params(),
                    Integer.toString(workload.calls()),
                    place)));
    return known.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
