package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.OpenLoop;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.prose.ServerSentences;
import org.modebench.analysis.report.Mistake.State;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.Listing;

/** The classic mistakes of the lab, each checked against a run. */
public final class Mistakes {
  private final List<Row> rows;
  private final SortedMap<MeasuredWorkload, SortedMap<CellKey, Cell>> workloads;
  private final Optional<RunRecord> record;

  public Mistakes(List<Row> rows, Measurements measurements, Optional<RunRecord> record) {
    this.rows = rows;
    this.workloads = measurements.workloads();
    this.record = record;
  }

  public List<Mistake> all() {
    return List.of(
        oneRun(),
        WarmUpMistake.in(record, cells()),
        idealIgnored(),
        sumOfTimes(),
        winnerByTheNumber(),
        closedLoop(),
        failuresCounted(),
        mockMeasured(),
        doubtIgnored(),
        drift(),
        mixed());
  }

  Table<Mistake> table() {
    return new Table<>(
        "Classic mistakes",
        List.of(
            Column.text("mistake", Mistake::name),
            Column.text("here", mistake -> mistake.state().words()),
            Column.text("what the data show", Mistake::finding)),
        all());
  }

  private Mistake oneRun() {
    int fewest = cells().stream().mapToInt(Cell::forks).min().orElse(0);
    int enough = Criteria.FEWEST_FORKS;
    return new Mistake(
        "One run",
        fewest < 2 ? State.MADE : fewest < enough ? State.PARTLY : State.AVOIDED,
        fewest < enough
            ? "Some cases have %s only, of which no difference is claimed; measure at least %s (-f %s)."
                .formatted(Count.of(fewest, "fork"), enough, enough)
            : "At least %s forks of each case.".formatted(fewest));
  }

  private Mistake idealIgnored() {
    int compared = 0;
    int near = 0;
    String worst = "";
    double most = 0;
    for (Map.Entry<MeasuredWorkload, SortedMap<CellKey, Cell>> workload : workloads.entrySet()) {
      for (Map.Entry<CellKey, Cell> entry : workload.getValue().entrySet()) {
        Optional<Ideal> ideal =
            Ideal.of(
                workload.getKey(),
                entry.getKey(),
                workload.getValue(),
                Criteria.STANDARD.confidence());
        if (ideal.isPresent() && !ideal.get().byDefinition()) {
          double ratio = ideal.get().ofMeasured().value();
          compared++;
          near += ratio < 1.1 ? 1 : 0;
          if (ratio > most) {
            most = ratio;
            worst =
                "%s, %s: %s times"
                    .formatted(
                        Names.of(workload.getKey()),
                        Names.of(entry.getKey()),
                        Figures.ratio(ideal.get().ofMeasured()));
          }
        }
      }
    }
    return compared == 0
        ? new Mistake("Ideal ignored", State.UNKNOWN, "No case has a known ideal.")
        : new Mistake(
            "Ideal ignored",
            State.AVOIDED,
            "Of %s, %s within 10 %% of the ideal; farthest from it is %s."
                .formatted(Count.of(compared, "case"), Count.of(near, "is", "are"), worst));
  }

  private Mistake sumOfTimes() {
    List<String> without =
        workloads.entrySet().stream()
            .filter(entry -> isChoiceOfModes(entry.getKey(), entry.getValue()))
            .filter(entry -> !entry.getValue().containsKey(CellKey.BASELINE))
            .map(entry -> Names.of(entry.getKey()))
            .toList();
    return new Mistake(
        "Sum of task times taken for sequential time",
        without.isEmpty() ? State.AVOIDED : State.UNKNOWN,
        without.isEmpty()
            ? "Speedup is the measured SEQUENTIAL time over the measured time; waiting is no speedup."
            : "SEQUENTIAL was not measured for %s.".formatted(Listing.of(without, "and")));
  }

  /** Whether there is work to choose a mode for, so that its speedup is over SEQUENTIAL. */
  private static boolean isChoiceOfModes(
      MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    return switch (workload.kind(cells.firstKey())) {
      case COMPUTES, WAITS, MIXED -> true;
      case SERVER, FLOOR, MECHANISM, UNKNOWN -> false;
    };
  }

  private Mistake winnerByTheNumber() {
    String name = "Winner by the smaller number";
    int differ = 0;
    int same = 0;
    int open = 0;
    for (Map.Entry<MeasuredWorkload, SortedMap<CellKey, Cell>> entry : workloads.entrySet()) {
      for (Difference<CellKey> pair :
          ModeRanking.of(entry.getKey(), entry.getValue()).differences().pairs()) {
        switch (pair.verdict()) {
          case FASTER, SLOWER, DIFFERENT -> differ++;
          case SAME -> same++;
          case UNDECIDED -> open++;
        }
      }
    }
    int pairs = differ + same + open;
    if (pairs == 0) {
      return new Mistake(name, State.UNKNOWN, "No two modes were compared.");
    }
    return new Mistake(
        name,
        open == 0 ? State.AVOIDED : open < pairs ? State.PARTLY : State.MADE,
        "Of %s of modes, %s shown to differ (Holm's correction), %s the same within 2 %%, %s."
            .formatted(
                pairs == 1 ? "1 pair" : Names.grouped(pairs + "") + " pairs",
                are(differ),
                are(same),
                open == 0
                    ? "none is open"
                    : are(open) + " open: there, the smaller number makes no winner"));
  }

  private static String are(int count) {
    return Names.grouped(count + "") + (count == 1 ? " is" : " are");
  }

  private Mistake closedLoop() {
    String name = "Closed-loop latency taken for what users see";
    List<ModeRanking> servers =
        workloads.entrySet().stream()
            .filter(entry -> entry.getKey().kind(entry.getValue().firstKey()) == Kind.SERVER)
            .map(entry -> ModeRanking.of(entry.getKey(), entry.getValue()))
            .toList();
    if (servers.isEmpty()) {
      return new Mistake(name, State.UNKNOWN, "No server was measured.");
    }
    List<ModeRanking> open = servers.stream().filter(ModeRanking::isPacedByLoad).toList();
    String seen =
        open.stream()
            .flatMap(contest -> OpenLoop.of(contest, servers).map(ServerSentences::of).stream())
            .map(sentence -> " " + sentence)
            .findFirst()
            .orElse("");
    return !open.isEmpty()
        ? new Mistake(
            name,
            State.AVOIDED,
            "An open loop was measured, too, with latency from the intended send time." + seen)
        : new Mistake(
            name,
            State.MADE,
            "All loads are closed loops: their percentiles leave out the requests that users would"
                + " have sent meanwhile; measure with -p loop=open.");
  }

  private Mistake failuresCounted() {
    double failures =
        workloads.entrySet().stream()
            .filter(entry -> entry.getKey().param(Parameters.FAULTS.name()).orElse("0").equals("0"))
            .flatMap(entry -> entry.getValue().values().stream())
            .mapToDouble(cell -> cell.mean(Metrics.FAILURES).orElse(0))
            .sum();
    long failed = cells().stream().filter(cell -> cell.status() == Status.FAILED).count();
    boolean made = failures > 0 || failed > 0;
    return new Mistake(
        "Failures counted as fast answers",
        made ? State.MADE : State.AVOIDED,
        made
            ? "%s FAILED and %s had no proper answer; look at them first."
                .formatted(
                    Count.of(failed, "case"),
                    failures == 1 ? "1 request" : Figures.quantity(failures, "1") + " requests")
            : "Every result was checked; no fork failed.");
  }

  private Mistake mockMeasured() {
    String name = "The mock measured in place of the mode";
    return record
        .flatMap(RunRecord::mockTrusted)
        .map(
            trusted ->
                trusted
                    ? new Mistake(
                        name, State.AVOIDED, "The mock was checked alone, before and after.")
                    : new Mistake(
                        name,
                        State.MADE,
                        "The mock did not pass its check before or after the run."))
        .orElseGet(() -> new Mistake(name, State.UNKNOWN, "No check of a mock is on record."));
  }

  /** SUSPECT has many reasons, of which the mock is one. */
  private Mistake doubtIgnored() {
    long suspect = cells().stream().filter(cell -> cell.status() == Status.SUSPECT).count();
    return new Mistake(
        "Doubtful values taken for good",
        suspect > 0 ? State.MADE : State.AVOIDED,
        suspect > 0
            ? "%s SUSPECT; the reasons are under the tables: do not conclude from these values."
                .formatted(Count.of(suspect, "case is", "cases are"))
            : "No case is SUSPECT.");
  }

  private Mistake drift() {
    String name = "One mode after the other";
    return record.stream().anyMatch(known -> known.seed().isPresent())
        ? new Mistake(
            name,
            State.AVOIDED,
            "Forks of all cases were interleaved, in an order shuffled from a recorded seed.")
        : new Mistake(name, State.UNKNOWN, "The order of the forks is not on record.");
  }

  private Mistake mixed() {
    String name = "Two things changed at once";
    List<String> several = new ArrayList<>();
    severalOf("machine", Row::host, several);
    severalOf("JDK", Row::jdk, several);
    severalOf("commit", Row::commit, several);
    if (!several.isEmpty()) {
      return new Mistake(
          name,
          State.MADE,
          "The run has rows of more than one %s.".formatted(Listing.of(several, "and")));
    }
    String one = "One machine, one JDK, one commit.";
    return workloads.entrySet().stream().anyMatch(e -> mixesClients(e.getKey(), e.getValue()))
        ? new Mistake(
            name,
            State.PARTLY,
            one
                + " But EVENT_LOOP calls the API with Netty, and modes that block with Apache HttpCore:"
                + " where they differ in waiting calls, part of it may be the client's.")
        : new Mistake(name, State.AVOIDED, one);
  }

  /** Whether modes with different HTTP clients are compared. */
  private static boolean mixesClients(MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    List<String> modes = cells.keySet().stream().map(CellKey::mode).distinct().toList();
    return workload.entry().axis().equals(Modes.AXIS)
        && workload.entry().callsApi(workload.batch(cells.firstKey()))
        && modes.contains(Modes.EVENT_LOOP)
        && modes.size() > 1;
  }

  private void severalOf(String what, Function<Row, String> component, List<String> several) {
    if (RowList.of(rows).heads().stream().map(component).distinct().limit(2).count() > 1) {
      several.add(what);
    }
  }

  private List<Cell> cells() {
    return workloads.values().stream()
        .flatMap(cells -> cells.values().stream())
        .collect(Collectors.toList());
  }
}
