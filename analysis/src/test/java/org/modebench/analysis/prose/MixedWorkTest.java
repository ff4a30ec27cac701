package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.results.Row;

/** On rows of which it is known what calls of one's own do to each other. */
@Tag("any-jdk")
class MixedWorkTest {
  private static final String LOCKED = "com.acme.Locked";

  private static Rows own(String task, int calls) {
    return Rows.CPU
        .benchmark("Own")
        .calls(calls)
        .params("argument=;check=results;stages=false;task=" + task);
  }

  private static List<String> evidence(List<Row> rows) {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return Findings.of(measurements).answers(measurements).stream()
        .flatMap(answer -> answer.evidence().stream())
        .toList();
  }

  private static void add(List<Row> rows, Rows cell, double wall, double cpu) {
    for (int fork = 1; fork <= 5; fork++) {
      rows.add(cell.fork(fork).wall(wall));
      rows.add(cell.fork(fork).metric("cpu", cpu));
      rows.add(cell.fork(fork).metric("cpu_wait", 0));
    }
  }

  /** Ten calls that take a second, and compute all of it; on two cores the ideal is half. */
  private static List<Row> alone(double inProcesses, double inThreads) {
    List<Row> rows = new ArrayList<>();
    Rows alone = own(LOCKED, 10);
    add(rows, alone, 1, 1);
    for (int fork = 1; fork <= 5; fork++) {
      rows.add(alone.fork(fork).metric("calls_in_processes", inProcesses));
      rows.add(alone.fork(fork).metric("calls_in_threads", inThreads));
    }
    return rows;
  }

  private static List<String> departures(List<Row> rows) {
    return evidence(rows).stream().filter(words -> words.contains("Measured / ideal")).toList();
  }

  /** Prediction and measurement agree, since the prediction knows what calls cost each other. */
  @ParameterizedTest
  @CsvSource({
    "1.0, lock or a pool, 0.5, it is what calls of one JVM share",
    "1.6, bandwidth, 0.5, it is what calls of one JVM share",
    "1.6, bandwidth, 0.75, 'it is not, or not alone,'",
  })
  void theAnswerSaysWhatKeepsCallsFromTheIdeal(
      double cpu, String cause, double inProcesses, String where) {
    List<Row> rows = alone(inProcesses, 0.8);
    add(rows, own(LOCKED, 10).mode("THREAD_POOL", 2), 0.8, cpu);
    add(rows, own(LOCKED, 10).mode("FORK_JOIN", 2), 0.51, 1);

    assertThat(departures(rows))
        .singleElement()
        .satisfies(says("10 %", "no Baseline", "THREAD_POOL with 2 workers (1.60", cause, where));
  }

  @Test
  void eachModeIsToldByItsWorstNumberOfWorkersAndItsCause() {
    List<Row> rows = alone(0.5, 0.5);
    add(rows, own(LOCKED, 10).mode("THREAD_POOL", 2), 0.8, 1);
    add(rows, own(LOCKED, 10).mode("THREAD_POOL", 4), 0.9, 1);
    add(rows, own(LOCKED, 10).mode("FORK_JOIN", 2), 0.4, 0.8);

    assertThat(departures(rows))
        .singleElement()
        .satisfies(
            says(
                "FORK_JOIN with 2 workers (0.80",
                "faster",
                "THREAD_POOL with 4 workers (1.80",
                "lock or a pool"));
  }

  @Test
  void nothingIsSaidOfWhatIsNearTheIdealOrOfFewForks() {
    List<Row> rows = alone(0.5, 0.5);
    add(rows, own(LOCKED, 10).mode("THREAD_POOL", 2), 0.54, 1);
    assertThat(departures(rows)).isEmpty();

    add(rows, own(LOCKED, 10).mode("FORK_JOIN", 2), 0.8, 1);
    assertThat(departures(rows)).hasSize(1);
    assertThat(departures(rows.stream().filter(row -> row.fork() < 5).toList())).isEmpty();
  }

  /** What JVMs take that start in each batch was not measured. */
  @Test
  void startsOfWhichNothingIsKnownAreNoDeparture() {
    List<Row> rows = alone(0.5, 0.5);
    add(rows, own(LOCKED, 10).mode("PROCESS", 2), 0.8, 1.6);
    assertThat(departures(rows)).isEmpty();
  }
}
