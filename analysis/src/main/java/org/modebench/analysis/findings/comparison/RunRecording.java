package org.modebench.analysis.findings.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.results.RunEnvironment;
import org.modebench.analysis.text.ForeignText;

/** The recording that a run of this project is. */
public final class RunRecording {
  private static final String COMPLETE = "COMPLETE";

  private RunRecording() {}

  /**
   * The cells of a run in one metric.
   *
   * @param source the file that the run was read from
   * @param results the rows of the run, one at least
   * @param environment what is on record of it
   */
  public static Recording of(
      String source, Results results, Optional<RunEnvironment> environment, String metric) {
    RowList rows = results.rows();
    Map<CellName, RecordedCell> cells = new LinkedHashMap<>();
    Measurements.of(rows)
        .workloads()
        .forEach(
            (workload, places) ->
                places.forEach(
                    (place, cell) ->
                        cells.put(
                            new CellName(
                                workload.title(), place.mode(), Integer.toString(place.workers())),
                            recorded(cell, metric))));
    String run = ForeignText.printable(rows.get(0).run());
    List<String> notes = new ArrayList<>(results.warnings());
    if (environment.isEmpty()) {
      notes.add(
          "%s has no environment file for run %s beside it, so that CPU, JVM flags, settings and"
                  .formatted(source, run)
              + " the mock API are not known.");
    }
    environment
        .filter(known -> !known.state().orElse(COMPLETE).equals(COMPLETE))
        .ifPresent(
            known ->
                notes.add(
                    "Run %s of %s is not complete: %s of %s forks are there."
                        .formatted(
                            run,
                            source,
                            known.text("forksDone").map(ForeignText::printable).orElse("?"),
                            known.text("forksPlanned").map(ForeignText::printable).orElse("?"))));
    return new Recording(
        source,
        rows.get(0).run(),
        Recording.Columns.RUN,
        facts(rows.heads(), environment),
        cells,
        notes);
  }

  private static RecordedCell recorded(Cell cell, String metric) {
    List<Double> forkMeans = Arrays.stream(cell.forkMeans(metric)).boxed().toList();
    return new RecordedCell(forkMeans, cell.unit(metric), cell.status(), cell.reasons());
  }

  private static Map<Fact, String> facts(List<Row> rows, Optional<RunEnvironment> environment) {
    Map<Fact, String> facts = new LinkedHashMap<>();
    facts.put(Fact.HOST, distinct(rows, Row::host));
    facts.put(Fact.CORES, distinct(rows, row -> Integer.toString(row.cores())));
    facts.put(Fact.JDK, distinct(rows, Row::jdk));
    facts.put(Fact.COMMIT, distinct(rows, Row::commit));
    environment.ifPresent(known -> addFacts(facts, known));
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private static void addFacts(Map<Fact, String> facts, RunEnvironment known) {
    facts.put(Fact.CPU, known.text("host", "cpu").orElse(""));
    facts.put(Fact.QUOTA, known.cpuQuota().orElse(""));
    facts.put(Fact.KERNEL, known.text("host", "kernel").orElse(""));
    facts.put(Fact.VENDOR, known.text("forks", "vendor").orElse(""));
    List<String> flags = known.texts("forks", "arguments");
    facts.put(Fact.FLAGS, flags.isEmpty() ? "none" : String.join(" ", flags));
    known
        .object("forks", "classArguments")
        .forEach((name, json) -> facts.put(Fact.flagsOf(name), json));
    facts.put(Fact.PRESET, known.text("preset").orElse(""));
    facts.put(Fact.FORKS, known.text("rounds").orElse(""));
    for (RunEnvironment ofCase : known.objects("cases")) {
      facts.put(
          Fact.settingsOf(ofCase.text("benchmark").orElse("")),
          settings(ofCase.object("settings")));
    }
    facts.put(
        Fact.MOCK,
        known.mockTrusted().map(trusted -> trusted ? "trusted" : "not trusted").orElse(""));
    facts.put(Fact.CHANGES, known.isDirty() ? "yes" : "no");
    facts.put(
        Fact.DEPENDENCIES,
        known.object("dependencies").entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue().replace("\"", ""))
            .collect(Collectors.joining(", ")));
  }

  /** How long a benchmark warms up and measures. */
  private static String settings(Map<String, String> settings) {
    return iterations(settings, "warmupIterations", "warmupNanos")
        + " of warm-up, "
        + iterations(settings, "iterations", "iterationNanos")
        + " measured";
  }

  private static String iterations(Map<String, String> settings, String count, String nanos) {
    String length = settings.getOrDefault(nanos, "");
    String millis = length.endsWith("000000") ? length.substring(0, length.length() - 6) : "";
    return settings.getOrDefault(count, "?")
        + " × "
        + (millis.isEmpty() ? length + " ns" : millis + " ms");
  }

  private static String distinct(List<Row> rows, Function<Row, String> value) {
    return rows.stream().map(value).distinct().sorted().collect(Collectors.joining(" and "));
  }
}
