package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.environment.EnvironmentFile;
import org.modebench.analysis.measurements.Measurements;
import org.modebench.analysis.measurements.Rows;
import org.modebench.analysis.results.Row;

class LabTest {
  private static final Slug SLUGS = new Slug();

  @TempDir private Path folder;

  private static List<Section> sections(Run run) {
    Measurements measurements = run.measurements();
    return new LabSections(
            Findings.of(measurements), new Mistakes(run.rows(), measurements, Optional.empty()))
        .all();
  }

  @Test
  void hasTheNineTasksInOrderThenTheMistakes() {
    assertThat(sections(Run.computing().cell("SEQUENTIAL", 1, 0.05, 0.001)))
        .extracting(Section::title)
        .containsExactly(
            "1. Ten API calls, one after another",
            "2. Ten API calls in threads",
            "3. Ten API calls in processes",
            "4. Ten countdowns, one after another",
            "5. Ten countdowns in threads",
            "6. Ten countdowns in processes",
            "7. A synchronous and an asynchronous server, by concurrency",
            "8. The same by wait, at 10 connections",
            "9. The asynchronous server with a blocking wait inside",
            "Classic mistakes");
  }

  @Test
  void drawsTheConclusionFromTheTest() {
    Run run =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.001)
            .cell("THREADS", 10, 0.026, 0.001)
            .cell("GIL_THREADS", 10, 0.0501, 0.001);

    Section threads = BatchTask.ALL.get(4).section(Optional.of(run.contest()), SLUGS);

    assertThat(threads.sentences())
        .contains(
            "Do calls that compute gain from running in parallel? In THREADS, yes; in GIL_THREADS,"
                + " no.",
            "THREADS with 10 workers: 1.92 [1.92, 1.93] times as fast as SEQUENTIAL, 1.04 [1.04, 1.04]"
                + " of the ideal 25.0 ms.",
            "GIL_THREADS with 10 workers: 1.00 [1.00, 1.00] times as fast as SEQUENTIAL, 1.00 [1.00,"
                + " 1.00] of the ideal 50.0 ms; the same, within 2 %.",
            "Not measured: THREAD_POOL, VIRTUAL_THREADS and EVENT_LOOP; measure it with: java -jar"
                + " benchmarks/target/benchmarks.jar CpuBound -p"
                + " mode=THREAD_POOL,VIRTUAL_THREADS,EVENT_LOOP.");
  }

  @Test
  void takesTimeThatIsSurelyNotShorterForNoGain() {
    Run run =
        Run.computing().cell("SEQUENTIAL", 1, 0.050, 0.02).cell("EVENT_LOOP", 10, 0.0505, 0.02);

    Section threads = BatchTask.ALL.get(4).section(Optional.of(run.contest()), SLUGS);

    assertThat(threads.sentences())
        .contains("Do calls that compute gain from running in parallel? In EVENT_LOOP, no.")
        .anyMatch(sentence -> sentence.endsWith("; slower or the same, but no gain."));
  }

  @Test
  void leavesOpenWhatTheDataDoNotDecide() {
    Run run = Run.waiting().cell("SEQUENTIAL", 1, 1.0, 0.3).cell("PROCESS", 10, 0.9, 0.3);

    Section processes = BatchTask.ALL.get(2).section(Optional.of(run.contest()), SLUGS);

    assertThat(processes.sentences())
        .contains("Do calls that wait gain from running in parallel? In PROCESS, not decided.");
  }

  @Test
  void namesTheCommandThatWouldMeasureWhatIsMissing() {
    assertThat(sections(Run.waiting().cell("SEQUENTIAL", 1, 1.0, 0.001)).get(6).sentences())
        .containsExactly(
            "Not measured; measure it with: java -jar benchmarks/target/benchmarks.jar Server -p"
                + " experiment=concurrency.");
    assertThat(BatchTask.ALL.get(3).section(Optional.empty(), SLUGS).sentences())
        .containsExactly(
            "Not measured; measure it with: java -jar benchmarks/target/benchmarks.jar CpuBound -p"
                + " mode=SEQUENTIAL.");
  }

  @Test
  void comparesTheServersByTestAtEveryConcurrency() {
    List<Section> sections =
        sections(Run.waiting().cell("SEQUENTIAL", 1, 1.0, 0.001).and(ServerRows.lab(5)));

    assertThat(sections.get(6).sentences())
        .hasSize(6)
        .last()
        .isEqualTo(
            "The synchronous worker serves one connection at a time and the others queue; the event"
                + " loop lets all waits overlap.");
    assertThat(sections.get(6).plots()).hasSize(2);
    assertThat(sections.get(8).sentences())
        .anyMatch(s -> s.endsWith("times the time of SYNC_WORKER: the same, within 2 %."));
  }

  @Test
  void findsTheMistakesThatTheDataShow() {
    Run one = Run.computing().single("SEQUENTIAL", 1, 0.05).and(ServerRows.lab(5));

    List<Mistake> mistakes = new Mistakes(one.rows(), one.measurements(), Optional.empty()).all();

    assertThat(mistakes)
        .filteredOn(mistake -> mistake.state() == Mistake.State.MADE)
        .extracting(Mistake::name)
        .containsExactly("One run", "Closed-loop latency taken for what users see");
    assertThat(mistakes)
        .filteredOn(mistake -> mistake.state() == Mistake.State.UNKNOWN)
        .extracting(Mistake::name)
        .containsExactly(
            "No warm-up", "The mock measured in place of the mode", "One mode after the other");
  }

  /** A row is SUSPECT for many reasons; whether the mock was too slow, its own check says. */
  @ParameterizedTest
  @CsvSource({"true, AVOIDED", "false, MADE"})
  void judgesTheMockByItsCheckAlone(boolean trusted, Mistake.State state) throws Exception {
    Path results = folder.resolve("results.csv");
    Files.writeString(
        EnvironmentFile.besideOf(results),
        "{\"runs\": {\"r1\": {\"mockChecks\": [{\"trusted\": %s}]}}}".formatted(trusted));
    Run run = Run.computing().suspect("SEQUENTIAL", 1, 0.05, "the machine was busy");

    List<Mistake> mistakes =
        new Mistakes(run.rows(), run.measurements(), EnvironmentFile.beside(results).run("r1"))
            .all();

    assertThat(mistakes)
        .filteredOn(mistake -> mistake.name().equals("The mock measured in place of the mode"))
        .extracting(Mistake::state)
        .containsExactly(state);
    assertThat(mistakes)
        .contains(
            new Mistake(
                "Doubtful values taken for good",
                Mistake.State.MADE,
                "1 case is SUSPECT; the reasons are under the tables: do not conclude from these"
                    + " values."));
  }

  /** Half a percent of faults explain failures as much as ten. */
  @ParameterizedTest
  @CsvSource({"0, MADE", "0.5, AVOIDED", "10, AVOIDED"})
  void allowsTheFailuresThatWereAskedFor(String faults, Mistake.State state) {
    Rows server = Rows.IO.benchmark("Server").params("faults=" + faults + ";loop=closed");
    List<Row> rows =
        List.of(server.mode("PREFORK", 2).wall(1), server.mode("PREFORK", 2).metric("failures", 5));

    assertThat(new Mistakes(rows, Measurements.of(rows), Optional.empty()).all())
        .filteredOn(mistake -> mistake.name().equals("Failures counted as fast answers"))
        .extracting(Mistake::state)
        .containsExactly(state);
  }

  @Test
  void findsTheMistakesThatTheDataAvoid() {
    Run five = Run.computing().cell("SEQUENTIAL", 1, 0.05, 0.001).cell("THREADS", 2, 0.03, 0.001);

    List<Mistake> mistakes = new Mistakes(five.rows(), five.measurements(), Optional.empty()).all();

    assertThat(mistakes.get(0))
        .isEqualTo(
            new Mistake(
                "One run",
                Mistake.State.AVOIDED,
                "At least 5 forks of each case: intervals exist."));
    assertThat(mistakes.get(2).finding())
        .isEqualTo(
            "0 of 1 cases are within 10 % of the ideal; farthest from it is Ten countdowns of"
                + " 5,000,000 steps, THREADS with 2 workers: 1.20 [1.20, 1.20] times.");
  }
}
