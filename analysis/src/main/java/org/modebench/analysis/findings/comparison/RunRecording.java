package org.modebench.analysis.findings.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.results.record.CaseSettings;
import org.modebench.analysis.results.record.RecordedCase;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Quantity;

/** The recording that a run of this project is. */
public final class RunRecording {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private RunRecording() {}

  /**
   * The cells of a run in one metric.
   *
   * @param source the file that the run was read from
   * @param results the rows of the run, one at least
   * @param environment what is on record of it
   */
  public static Recording of(
      String source, Results results, Optional<RunRecord> environment, String metric) {
    RowList rows = results.rows();
    Map<CellName, RecordedCell> cells = new LinkedHashMap<>();
    List<String> repeated = new ArrayList<>();
    Measurements.of(rows, environment.map(RunRecord::catalogue).orElse(Catalogue.STANDARD))
        .workloads()
        .forEach(
            (workload, places) ->
                places.forEach(
                    (place, cell) -> {
                      CellName name =
                          new CellName(
                              workload.title(), place.mode(), Integer.toString(place.workers()));
                      cells.put(name, recorded(workload.entry(), cell, metric));
                      if (cell.measuredTwice()) {
                        repeated.add(ForeignText.printable(name.inWords()));
                      }
                    }));
    String run = ForeignText.printable(rows.get(0).run());
    List<String> notes = new ArrayList<>(results.warnings());
    notes.addAll(results.gaps());
    if (!repeated.isEmpty()) {
      notes.add(
          "In run %s of %s forks were measured more than once, and the last time counts: %s."
              .formatted(run, source, String.join("; ", repeated)));
    }
    if (environment.isEmpty()) {
      notes.add(
          "%s has no environment file for run %s beside it, so CPU, JVM flags, settings and"
                  .formatted(source, run)
              + " the mock API are unknown.");
    }
    environment
        .filter(known -> known.state().isPresent() && !known.isComplete())
        .ifPresent(
            known ->
                notes.add(
                    "Run %s of %s is not complete: it has %s of %s forks."
                        .formatted(
                            run,
                            source,
                            number(known.forksDone(), "?"),
                            number(known.forksPlanned(), "?"))));
    return new Recording(
        source,
        rows.get(0).run(),
        Recording.Columns.RUN,
        facts(rows.heads(), environment),
        cells,
        metrics(rows),
        notes);
  }

  /** A fork that failed has none. */
  private static Set<String> metrics(RowList rows) {
    Set<String> metrics = new LinkedHashSet<>(rows.metrics());
    metrics.remove("");
    return metrics;
  }

  private static RecordedCell recorded(Workload workload, Cell cell, String metric) {
    List<Double> forkMeans = Arrays.stream(cell.centredMeans(metric)).boxed().toList();
    return RecordedCell.of(
        forkMeans,
        metric.equals(Metrics.WALL.name()) && cell.lost(metric) == 0 ? pieces(cell) : List.of(),
        cell.lost(metric),
        workload.metric(metric, cell.unit(metric)),
        cell.status(),
        cell.reasons());
  }

  private static List<Double> pieces(Cell cell) {
    return Arrays.stream(cell.forkMeans(Metrics.SPEED)).map(speed -> 1 / speed).boxed().toList();
  }

  private static Map<Fact, String> facts(List<Row> rows, Optional<RunRecord> environment) {
    Map<Fact, String> facts = new LinkedHashMap<>();
    facts.put(Fact.HOST, distinct(rows, Row::host));
    facts.put(Fact.CORES, distinct(rows, row -> Integer.toString(row.cores())));
    facts.put(Fact.JDK, distinct(rows, Row::jdk));
    facts.put(Fact.COMMIT, distinct(rows, Row::commit));
    environment.ifPresent(known -> addFacts(facts, known));
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private static void addFacts(Map<Fact, String> facts, RunRecord known) {
    facts.put(Fact.CPU, known.host().cpu());
    facts.put(Fact.QUOTA, known.host().cgroupQuota());
    facts.put(Fact.GOVERNOR, known.host().governor());
    facts.put(Fact.MEMORY, known.host().gibibytes());
    facts.put(Fact.KERNEL, known.host().kernel());
    known
        .computationMicros()
        .ifPresent(micros -> facts.put(Fact.COMPUTATION, Quantity.TIME.text(micros / 1e6)));
    known
        .timings()
        .forEach(
            timing ->
                facts.put(
                    Fact.timeOf(timing.of()), Quantity.TIME.text(timing.medianMicros() / 1e6)));
    known.host().details().forEach((title, detail) -> facts.put(Fact.ofMachine(title), detail));
    facts.put(Fact.VENDOR, known.forks().vendor());
    List<String> flags = known.forks().arguments();
    facts.put(Fact.FLAGS, flags.isEmpty() ? "none" : String.join(" ", flags));
    known
        .forks()
        .classArguments()
        .forEach((name, ofClass) -> facts.put(Fact.flagsOf(name), String.join(" ", ofClass)));
    facts.put(Fact.PRESET, known.preset().orElse(""));
    facts.put(Fact.FORKS, number(known.rounds(), ""));
    for (RecordedCase ofCase : known.cases()) {
      facts.put(Fact.settingsOf(ofCase.benchmark()), settings(ofCase.settings()));
    }
    facts.put(
        Fact.MOCK,
        known.mockTrusted().map(trusted -> trusted ? "trusted" : "not trusted").orElse(""));
    facts.put(Fact.CHANGES, known.isDirty() ? "yes" : "no");
    facts.put(
        Fact.DEPENDENCIES,
        known.dependencies().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ")));
  }

  private static String number(OptionalLong number, String missing) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : missing;
  }

  /** How long a benchmark warms up and measures. */
  private static String settings(CaseSettings settings) {
    String before =
        settings.steadyNanos() == 0
            ? ""
            : "until steady, at most %s, then ".formatted(time(settings.steadyNanos()));
    return before
        + iterations(settings.warmupIterations(), settings.warmupNanos())
        + " of warm-up, "
        + iterations(settings.iterations(), settings.iterationNanos())
        + " measured";
  }

  private static String iterations(int count, long nanos) {
    return count + " × " + time(nanos);
  }

  private static String time(long nanos) {
    return nanos % NANOS_PER_MILLI == 0 ? nanos / NANOS_PER_MILLI + " ms" : nanos + " ns";
  }

  private static String distinct(List<Row> rows, Function<Row, String> value) {
    return rows.stream().map(value).distinct().sorted().collect(Collectors.joining(" and "));
  }
}
