package org.modebench.analysis.findings.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.findings.comparison.RunRecording;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.MachineNoise;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Verdict;

/** What becomes of runs in their order: gaps, machines, doubts and directions. */
@Tag("any-jdk")
class HistoryTest {
  private static final double[] SPREAD = {1, 1.002, 0.998, 1.001, 0.999};

  private final List<Row> rows = new ArrayList<>();
  private final Map<String, RunRecord> records = new HashMap<>();
  private String host = "box";
  private String metric = "wall";
  private String unit = "s";
  private Status status = Status.VALID;

  /** Five forks of a cell. */
  private HistoryTest cell(int run, String mode, double value) {
    for (int fork = 1; fork <= SPREAD.length; fork++) {
      rows.add(
          new Row(
              "r" + run,
              Instant.parse("2026-11-01T12:00:00Z").plusSeconds(3600L * run),
              "CpuBound",
              mode,
              2,
              10,
              "limit=1000",
              fork,
              1,
              metric,
              value * SPREAD[fork - 1],
              unit,
              status,
              status == Status.VALID ? "" : "The machine was busy.",
              host,
              2,
              "17.0.15",
              "abc123"));
    }
    return this;
  }

  private HistoryTest cells(String mode, double... values) {
    for (int run = 1; run <= values.length; run++) {
      cell(run, mode, values[run - 1]);
    }
    return this;
  }

  private History history(boolean acrossMachines) {
    List<HistoryRun> runs = new ArrayList<>();
    Results.of(rows)
        .byRun()
        .forEach(
            (run, ofRun) ->
                runs.add(
                    new HistoryRun(
                        runs.size() + 1,
                        RunRecording.of(
                            "r.csv",
                            Results.of(ofRun),
                            Optional.ofNullable(records.get(run)),
                            metric),
                        Optional.empty())));
    return History.of(runs, Criteria.STANDARD, acrossMachines);
  }

  private static Course course(History history, String mode) {
    return history.courses().stream()
        .filter(course -> course.name().section().equals(mode))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> changes(Course course) {
    return course.changes().stream().map(change -> change.now().first() + 1).toList();
  }

  private static double[] step(int from, double ratio, int runs) {
    return IntStream.rangeClosed(1, runs)
        .mapToDouble(run -> (run < from ? 1 : ratio) * (1 + 0.005 * (run % 3)))
        .toArray();
  }

  @Test
  void aLevelChangesAtItsRun() {
    History history =
        cells("THREADS", step(6, 1.1, 12)).cells("PROCESS", step(1, 1, 12)).history(false);
    Course threads = course(history, "THREADS");
    assertThat(changes(threads)).containsExactly(6);
    LevelChange change = threads.changes().get(0);
    assertThat(change.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(change.old().last()).isEqualTo(4);
    assertThat(change.ratio().value()).isBetween(1.09, 1.11);
    assertThat(change.ratio().interval().orElseThrow().low()).isGreaterThan(1.08);
    assertThat(course(history, "PROCESS").changes()).isEmpty();
    assertThat(history.changes().keySet()).containsExactly(5);
  }

  @Test
  void moreOfARateIsFaster() {
    metric = "throughput";
    unit = "1/s";
    History history = cells("THREADS", step(6, 1.1, 12)).history(false);
    assertThat(history.courses().get(0).changes())
        .extracting(LevelChange::verdict)
        .containsExactly(Verdict.FASTER);
  }

  @Test
  void aRunWithoutTheCellIsAGap() {
    for (int run = 1; run <= 12; run++) {
      cell(run, "PROCESS", 1);
      if (run != 5 && run != 6) {
        cell(run, "THREADS", run < 6 ? 1 : 1.2);
      }
    }
    Course threads = course(history(false), "THREADS");
    assertThat(threads.cells().get(4)).isEmpty();
    assertThat(threads.trusted()).isEqualTo(10);
    assertThat(changes(threads)).containsExactly(7);
    assertThat(threads.changes().get(0).old().last()).isEqualTo(3);
  }

  @Test
  void sevenRunsAreTooFew() {
    History history = cells("THREADS", step(4, 1.5, 7)).history(false);
    assertThat(history.courses().get(0).changes()).isEmpty();
    assertThat(history.longest()).isEqualTo(7);
  }

  /** Their values are shown, but a change that rests on them would be no change of the code. */
  @Test
  void runsInDoubtMakeNoChange() {
    for (int run = 1; run <= 16; run++) {
      status = run > 8 ? Status.SUSPECT : Status.VALID;
      cell(run, "THREADS", run > 8 ? 1.3 : 1 + 0.001 * (run % 3));
    }
    Course threads = history(false).courses().get(0);
    assertThat(threads.changes()).isEmpty();
    assertThat(threads.trusted()).isEqualTo(8);
    assertThat(threads.cells().get(15).map(RecordedCell::median)).contains(1.3);
  }

  @Test
  void eachMachineHasACourseOfItsOwn() {
    for (int run = 1; run <= 16; run++) {
      host = run % 2 == 0 ? "box" : "laptop";
      cell(run, "THREADS", run % 2 == 0 ? 1 : 2);
    }
    History history = history(false);
    assertThat(history.machines()).isEqualTo(2);
    assertThat(history.courses()).hasSize(2).allMatch(course -> course.trusted() == 8);
    // The last run before it on its machine is the one before the last.
    HistoryRun newest = history.runs().get(15);
    assertThat(history.step(newest).orElseThrow().old().run()).isEqualTo("r14");
    assertThat(history.step(newest, history.courses().get(0).name())).isPresent();

    assertThat(history(true).machines()).isEqualTo(1);
    assertThat(history(true).step(newest).orElseThrow().old().run()).isEqualTo("r15");
  }

  private void computation(int run, double micros) {
    RunRecord record = RunRecord.of("r" + run);
    record.add(new MachineNoise(micros, 1.1, 90));
    records.put(record.run(), record);
  }

  /** A run that does not tell is taken for one of the first machine; small steps do not add up. */
  @Test
  void theSpeedOfTheMachineTellsMachinesApart() {
    cells("THREADS", 1, 1, 1, 1, 1);
    computation(1, 18.8);
    computation(2, 21);
    computation(3, 23.4);
    computation(5, 17.9);
    History history = history(false);
    assertThat(history.runs()).extracting(history::machine).containsExactly(0, 0, 1, 0, 0);
    assertThat(history(true).machines()).isOne();
  }

  @Test
  void aRunIsComparedWithTheOneBeforeByItsForks() {
    History history = cells("THREADS", 1, 1, 1.1).history(false);
    List<Verdict> verdicts =
        history.runs().stream()
            .flatMap(run -> history.step(run, history.courses().get(0).name()).stream())
            .map(ComparedCell::difference)
            .flatMap(Optional::stream)
            .map(Difference::verdict)
            .toList();
    assertThat(verdicts).containsExactly(Verdict.SAME, Verdict.SLOWER);
  }

  @Test
  void aRunThatHasNoCellInCommonIsPassedOver() {
    cell(1, "THREADS", 1).cell(2, "PROCESS", 1).cell(3, "THREADS", 1);
    History history = history(false);
    assertThat(history.step(history.runs().get(1))).isEmpty();
    assertThat(history.step(history.runs().get(2)).orElseThrow().old().run()).isEqualTo("r1");
  }

  @Test
  void theLastRunBeforeIsTheNewestThatCanBeCompared() {
    cell(1, "THREADS", 1);
    host = "laptop";
    cell(2, "THREADS", 1);
    host = "box";
    cell(3, "THREADS", 1.1).cell(4, "PROCESS", 1);
    Results all = Results.of(rows);
    assertThat(LastRun.before(all, all.ofRun("r3")).orElseThrow().old().run()).isEqualTo("r1");
    assertThat(LastRun.before(all, all.ofRun("r4"))).isEmpty();
    assertThat(LastRun.before(all, all.ofRun("r1"))).isEmpty();
  }
}
