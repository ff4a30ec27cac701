package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.steady.UnsteadyForks;
import org.modebench.analysis.lab.Mistake.State;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Table;

/**
 * The classic mistakes of the lab, each checked against the data. What the sheet asks for, and what
 * a preset does without being told, is no mistake of the student's.
 */
final class Mistakes {
  private final List<Row> rows;
  private final SortedMap<MeasuredWorkload, SortedMap<CellKey, Cell>> workloads;
  private final List<RunRecord> records;
  private final Words words;

  /**
   * @param records of the runs that the rows are of
   */
  Mistakes(List<Row> rows, Measurements measurements, List<RunRecord> records, Words words) {
    this.rows = rows;
    this.workloads = measurements.workloads();
    this.records = records;
    this.words = words;
  }

  List<Mistake> all() {
    return List.of(
        oneRun(),
        warmUp(),
        sumOfTimes(),
        winnerByTheNumber(),
        closedLoop(),
        failuresCounted(),
        mockMeasured(),
        doubtIgnored(),
        oneAfterTheOther(),
        twoThingsChanged());
  }

  Table<Mistake> table() {
    return new Table<>(
        words.say("mistakes.title"),
        List.of(
            Column.text(
                words.say("column.mistake"), mistake -> words.say("mistake." + mistake.name())),
            Column.text(
                words.say("column.here"),
                mistake -> words.say("state." + mistake.state().name().toLowerCase(Locale.ROOT))),
            Column.text(words.say("column.finding"), Mistake::finding)),
        all());
  }

  private Mistake mistake(String name, State state, Object... parts) {
    return new Mistake(
        name,
        state,
        words.say("mistake." + name + "." + state.name().toLowerCase(Locale.ROOT), parts));
  }

  private Mistake oneRun() {
    int fewest = cells().mapToInt(Cell::forks).min().orElse(0);
    int enough = Words.fewestForks();
    return mistake(
        "one-run",
        fewest < 2 ? State.MADE : fewest < enough ? State.PARTLY : State.AVOIDED,
        fewest,
        enough);
  }

  /** Only who asks for another warm-up has chosen it. */
  private Mistake warmUp() {
    String name = "warm-up";
    boolean chosen =
        records.stream()
            .flatMap(record -> record.arguments().stream())
            .anyMatch(word -> word.equals("-wi") || word.equals("-w"));
    boolean none =
        records.stream()
            .map(RunRecord::arguments)
            .anyMatch(
                arguments -> {
                  int at = arguments.indexOf("-wi");
                  return at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equals("0");
                });
    if (none) {
      return mistake(name, State.MADE);
    }
    List<UnsteadyForks> states = cells().map(UnsteadyForks::of).toList();
    int classified = states.stream().mapToInt(UnsteadyForks::classified).sum();
    int unsteady = states.stream().mapToInt(UnsteadyForks::unsteady).sum();
    if (unsteady > 0) {
      return mistake(name, chosen ? State.PARTLY : State.GIVEN, unsteady, classified);
    }
    return mistake(
        name, records.isEmpty() && classified == 0 ? State.UNKNOWN : State.AVOIDED, classified);
  }

  private Mistake sumOfTimes() {
    boolean without =
        workloads.entrySet().stream()
            .filter(entry -> entry.getKey().entry().axis().equals(Modes.AXIS))
            .filter(entry -> entry.getKey().kind(entry.getValue().firstKey()) != Kind.FLOOR)
            .anyMatch(entry -> !entry.getValue().containsKey(CellKey.BASELINE));
    return mistake("sum", without ? State.UNKNOWN : State.AVOIDED);
  }

  /** The report names no winner where the tests leave it open. */
  private Mistake winnerByTheNumber() {
    int pairs = 0;
    int open = 0;
    for (Map.Entry<MeasuredWorkload, SortedMap<CellKey, Cell>> entry : workloads.entrySet()) {
      for (var pair : ModeRanking.of(entry.getKey(), entry.getValue()).differences().pairs()) {
        pairs++;
        open += pair.verdict() == Verdict.UNDECIDED ? 1 : 0;
      }
    }
    return mistake("winner", pairs == 0 ? State.UNKNOWN : State.AVOIDED, pairs, open);
  }

  /** The sheet asks for {@code ab}, which is a closed loop. */
  private Mistake closedLoop() {
    List<MeasuredWorkload> servers =
        workloads.entrySet().stream()
            .filter(entry -> entry.getKey().kind(entry.getValue().firstKey()) == Kind.SERVER)
            .map(Map.Entry::getKey)
            .toList();
    boolean open =
        servers.stream()
            .anyMatch(workload -> workload.entry().isPacedByLoad(workload.batch(CellKey.BASELINE)));
    return mistake(
        "closed-loop", servers.isEmpty() ? State.UNKNOWN : open ? State.AVOIDED : State.GIVEN);
  }

  private Mistake failuresCounted() {
    double failures =
        workloads.entrySet().stream()
            .filter(entry -> entry.getKey().param(Parameters.FAULTS.name()).orElse("0").equals("0"))
            .flatMap(entry -> entry.getValue().values().stream())
            .mapToDouble(cell -> cell.mean(Metrics.FAILURES).orElse(0))
            .sum();
    long failed = cells().filter(cell -> cell.status() == Status.FAILED).count();
    return mistake(
        "failed-answers",
        failures > 0 || failed > 0 ? State.MADE : State.AVOIDED,
        failed,
        words.plain(failures));
  }

  private Mistake mockMeasured() {
    List<Boolean> checks =
        records.stream().flatMap(record -> record.mockTrusted().stream()).toList();
    return mistake(
        "mock",
        checks.isEmpty() ? State.UNKNOWN : checks.contains(false) ? State.MADE : State.AVOIDED);
  }

  /** What is SUSPECT is marked; to conclude from it would be the mistake. */
  private Mistake doubtIgnored() {
    long suspect = cells().filter(cell -> cell.status() == Status.SUSPECT).count();
    return mistake("doubt", suspect > 0 ? State.PARTLY : State.AVOIDED, suspect);
  }

  /** The report itself asks for another run where something is missing. */
  private Mistake oneAfterTheOther() {
    boolean interleaved =
        !records.isEmpty() && records.stream().allMatch(record -> record.seed().isPresent());
    return mistake(
        "order-of-forks",
        !interleaved ? State.UNKNOWN : records.size() > 1 ? State.GIVEN : State.AVOIDED,
        records.size());
  }

  private Mistake twoThingsChanged() {
    String name = "two-things";
    if (severalOf(Row::host) || severalOf(Row::jdk) || severalOf(Row::commit)) {
      return mistake(name, State.MADE);
    }
    return mistake(
        name,
        workloads.entrySet().stream().anyMatch(e -> mixesClients(e.getKey(), e.getValue()))
            ? State.GIVEN
            : State.AVOIDED);
  }

  /** Whether modes with different HTTP clients are compared. */
  private static boolean mixesClients(MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    List<String> modes = cells.keySet().stream().map(CellKey::mode).distinct().toList();
    return workload.entry().axis().equals(Modes.AXIS)
        && workload.entry().callsApi(workload.batch(cells.firstKey()))
        && modes.contains(Modes.EVENT_LOOP)
        && modes.size() > 1;
  }

  private boolean severalOf(Function<Row, String> component) {
    return RowList.of(rows).heads().stream().map(component).distinct().limit(2).count() > 1;
  }

  private Stream<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    workloads.values().forEach(ofWorkload -> cells.addAll(ofWorkload.values()));
    return cells.stream();
  }
}
