package org.modebench.analysis.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Criteria;

class WorkloadFiguresTest {
  private static final Rows THREADS = Rows.CPU.mode("THREADS", 2);

  private static List<WorkloadFigures> tables(Row... rows) {
    return RunFigures.of("r1", List.of(rows), Catalogue.STANDARD).workloads();
  }

  private static WorkloadFigures table(Row... rows) {
    List<WorkloadFigures> tables = tables(rows);
    assertThat(tables).hasSize(1);
    return tables.get(0);
  }

  @Test
  void speedupAndEfficiencyAreAgainstSequential() {
    WorkloadFigures table =
        table(
            Rows.CPU.wall(4),
            Rows.CPU.fork(2).wall(4),
            THREADS.wall(2.5),
            THREADS.fork(2).wall(2.5));
    CellFigures line = table.cells().get(1);
    assertThat(line.speedup().orElseThrow().value()).isCloseTo(1.6, within(1e-12));
    assertThat(line.efficiency().orElseThrow().value()).isCloseTo(0.8, within(1e-12));
    assertThat(table.notes()).isEmpty();
  }

  @Test
  void otherCallsAndParametersAreOtherTables() {
    List<WorkloadFigures> tables =
        tables(
            THREADS.params("limit=100").wall(1),
            THREADS.params("limit=20").wall(1),
            THREADS.params("limit=20").calls(9).wall(1),
            Rows.CPU.params("limit=100").wall(1));
    assertThat(tables)
        .extracting(table -> table.workload().title())
        .containsExactly(
            "CpuBound, 9 calls, limit=20",
            "CpuBound, 10 calls, limit=20",
            "CpuBound, 10 calls, limit=100");
  }

  @Test
  void profiledRowsStandApart() {
    List<WorkloadFigures> tables = tables(THREADS.wall(1), THREADS.fork(2).suspect(3, "profiled"));
    assertThat(tables)
        .extracting(table -> table.workload().title())
        .containsExactly(
            "CpuBound, 10 calls, limit=5000000", "CpuBound, 10 calls, limit=5000000, profiled");
    assertThat(tables.get(0).cells().get(0).cell().status()).isEqualTo(Status.VALID);
  }

  @Test
  void modesAreInTheOrderOfTheirTable() {
    List<Row> rows = new ArrayList<>();
    for (String mode : List.of("Z", "GIL_THREADS", "PROCESS", "A", "THREADS", "EVENT_LOOP")) {
      rows.add(Rows.CPU.mode(mode, 10).wall(1));
      rows.add(Rows.CPU.mode(mode, 2).wall(1));
    }
    assertThat(table(rows.toArray(Row[]::new)).cells())
        .extracting(line -> line.place().mode() + line.place().workers())
        .containsExactly(
            "THREADS2",
            "THREADS10",
            "EVENT_LOOP2",
            "EVENT_LOOP10",
            "PROCESS2",
            "PROCESS10",
            "GIL_THREADS2",
            "GIL_THREADS10",
            "A2",
            "A10",
            "Z2",
            "Z10");
  }

  @Test
  void withoutSequentialThereIsNoSpeedup() {
    WorkloadFigures table = table(THREADS.wall(1));
    assertThat(table.cells().get(0).speedup()).isEmpty();
    assertThat(table.notes()).satisfiesExactly(says("No speedup", "SEQUENTIAL", "not measured"));
  }

  @Test
  void whatAnApiCallAddsToAWorkerIsSaidOfItAlone() {
    Rows start = Rows.CPU.benchmark("WorkerStart").mode("PROCESS", 1);

    assertThat(table(start.params("program=API_CALL").wall(1)).notes())
        .anySatisfy(note -> assertThat(note).contains("API call", "HTTP client"));
    assertThat(table(start.params("program=EMPTY_TASK").wall(1)).notes())
        .noneSatisfy(note -> assertThat(note).contains("HTTP client"));
  }

  @Test
  void whereNothingIsTimedNoSpeedupIsMissed() {
    assertThat(table(THREADS.metric("throughput", 100)).notes()).isEmpty();
  }

  @Test
  void aFailedSequentialGivesNoSpeedup() {
    WorkloadFigures table =
        table(Rows.CPU.failed("crash"), Rows.CPU.fork(2).wall(1), THREADS.wall(1));
    assertThat(table.cells().get(1).speedup()).isEmpty();
    assertThat(table.notes()).satisfiesExactly(says("No speedup", "SEQUENTIAL"));
  }

  @Test
  void aSequentialTimeOfZeroGivesNoSpeedup() {
    assertThat(table(Rows.CPU.wall(0), THREADS.wall(1)).notes())
        .satisfiesExactly(says("No speedup", "SEQUENTIAL", "0"));
  }

  /** SEQUENTIAL has one worker; whatever claims more is no baseline. */
  @Test
  void sequentialWithManyWorkersIsNoBaseline() {
    WorkloadFigures table = table(Rows.CPU.mode("SEQUENTIAL", 4).wall(1), THREADS.wall(1));
    assertThat(table.cells()).hasSize(2).allSatisfy(line -> assertThat(line.speedup()).isEmpty());
  }

  @Test
  void rowsOfSeveralMachinesAreSaid() {
    RunFigures run =
        RunFigures.of(
            "r1", List.of(THREADS.wall(1), THREADS.cores(4).fork(2).wall(1)), Catalogue.STANDARD);
    assertThat(RunTables.document(run).facts())
        .satisfiesExactly(
            says("2026", "11", "01", "12", "00", "UTC"),
            says("2", "4"),
            says("JDK", "17.0.15", "123"),
            says("2", "95 %"),
            says("JDK"));
  }

  @Test
  void aSuspectSequentialIsSaid() {
    WorkloadFigures table =
        table(
            Rows.CPU.suspect(1, "busy"),
            Rows.CPU.fork(2).wall(1),
            THREADS.wall(1),
            THREADS.fork(2).wall(1));
    assertThat(table.notes()).satisfiesExactly(says("SEQUENTIAL", "SUSPECT"));
  }

  @Test
  void oneForkOfSequentialLeavesNoInterval() {
    WorkloadFigures table = table(Rows.CPU.wall(2), THREADS.wall(1), THREADS.fork(2).wall(1));
    assertThat(table.cells().get(1).time().orElseThrow().interval()).isPresent();
    assertThat(table.cells().get(1).speedup().orElseThrow().interval()).isEmpty();
    assertThat(table.notes()).satisfiesExactly(says("needs 2", "SEQUENTIAL"));
  }

  /** 2356 forks: see LogSampleTest. */
  @Test
  void wideIntervalsSayHowManyForksTheyNeed() {
    assertThat(table(Rows.CPU.wall(1), Rows.CPU.fork(2).wall(2)).notes())
        .satisfiesExactly(says("2 %", "2356 forks", "SEQUENTIAL", "1 worker"));
  }

  @Test
  void repeatedForksAreSaid() {
    assertThat(table(Rows.CPU.wall(1), Rows.CPU.start("2026-11-01T13:00:00Z").wall(2)).notes())
        .satisfiesExactly(says("more than once", "SEQUENTIAL", "1"));
  }

  @Test
  void aCellWithoutTimeSaysWhy() {
    assertThat(footnotes(Rows.CPU.wall(0), Rows.CPU.fork(2).wall(1)))
        .satisfiesExactly(says("1 of 2", "0", "nothing"));
  }

  @Test
  void forksThatChangeWhileMeasuredAreSaid() {
    List<Row> rows = new ArrayList<>();
    for (int iteration = 1; iteration <= 20; iteration++) {
      double noise = 1 + 0.001 * (13 * iteration % 10);
      rows.add(Rows.CPU.iteration(iteration).wall((iteration <= 5 ? 2 : 1) * noise));
      rows.add(Rows.CPU.fork(2).iteration(iteration).wall(noise));
    }

    assertThat(footnotes(rows.toArray(Row[]::new)))
        .satisfiesExactly(says("1 of 2", "steady state"));
    assertThat(
            new DifferenceTables(Metrics.WALL.name(), Criteria.STANDARD)
                .documents(Results.of(rows), false)
                .get(0)
                .tables()
                .get(0)
                .sheet()
                .footnotes())
        .satisfiesExactly(says("1 of 2", "steady state"));
  }

  private static List<String> footnotes(Row... rows) {
    return RunTables.document(RunFigures.of("r1", List.of(rows), Catalogue.STANDARD))
        .tables()
        .get(0)
        .sheet()
        .footnotes();
  }
}
