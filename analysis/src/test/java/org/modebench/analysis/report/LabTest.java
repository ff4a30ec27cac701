package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.results.EnvironmentFile;
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
        .satisfiesExactly(
            says("1.", "API", "one after another"),
            says("2.", "API", "threads"),
            says("3.", "API", "processes"),
            says("4.", "countdowns", "one after another"),
            says("5.", "countdowns", "threads"),
            says("6.", "countdowns", "processes"),
            says("7.", "server", "by concurrency"),
            says("8.", "by wait", "10"),
            says("9.", "asynchronous", "blocking"),
            says("Classic mistakes"));
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
        .anySatisfy(says("?", "THREADS, yes", "GIL_THREADS, no"))
        .anySatisfy(
            says(
                "THREADS",
                "10 workers",
                "1.92 [1.92, 1.93] times",
                "as fast as",
                "SEQUENTIAL",
                "1.04 [1.04, 1.04]",
                "25.0 ms"))
        .anySatisfy(
            says(
                "GIL_THREADS",
                "10 workers",
                "1.00 [1.00, 1.00] times",
                "as fast as",
                "SEQUENTIAL",
                "50.0 ms",
                "the same",
                "2 %"))
        .anySatisfy(
            says(
                "Not measured",
                "THREAD_POOL",
                "VIRTUAL_THREADS",
                "EVENT_LOOP",
                "-jar",
                "benchmarks.jar",
                "CpuBound",
                "-p",
                "mode=SEQUENTIAL,THREADS,THREAD_POOL,VIRTUAL_THREADS,EVENT_LOOP,GIL_THREADS"));
  }

  @Test
  void takesTimeThatIsSurelyNotShorterForNoGain() {
    Run run =
        Run.computing().cell("SEQUENTIAL", 1, 0.050, 0.02).cell("EVENT_LOOP", 10, 0.0505, 0.02);

    Section threads = BatchTask.ALL.get(4).section(Optional.of(run.contest()), SLUGS);

    assertThat(threads.sentences())
        .anySatisfy(says("?", "EVENT_LOOP, no"))
        .anyMatch(sentence -> sentence.contains("no gain"));
  }

  @Test
  void leavesOpenWhatTheDataDoNotDecide() {
    Run run = Run.waiting().cell("SEQUENTIAL", 1, 1.0, 0.3).cell("PROCESS", 10, 0.9, 0.3);

    Section processes = BatchTask.ALL.get(2).section(Optional.of(run.contest()), SLUGS);

    assertThat(processes.sentences())
        .anySatisfy(says("?", "PROCESS, not decided"))
        .anyMatch(sentence -> sentence.matches(".* \\d+ more forks .*"));
  }

  @Test
  void namesTheCommandThatWouldMeasureWhatIsMissing() {
    assertThat(sections(Run.waiting().cell("SEQUENTIAL", 1, 1.0, 0.001)).get(6).sentences())
        .satisfiesExactly(
            says("Not measured", "-jar", "benchmarks.jar", "Server", "-p experiment=concurrency"));
    assertThat(BatchTask.ALL.get(3).section(Optional.empty(), SLUGS).sentences())
        .satisfiesExactly(
            says("Not measured", "-jar", "benchmarks.jar", "CpuBound", "-p", "mode=SEQUENTIAL"));
    assertThat(BatchTask.ALL.get(5).section(Optional.empty(), SLUGS).sentences())
        .satisfiesExactly(
            says(
                "Not measured",
                "-jar",
                "benchmarks.jar",
                "CpuBound",
                "-p",
                "mode=SEQUENTIAL,PROCESS,PROCESS_POOL"));
  }

  /** Twice as fast with two workers is a gain, though ten are slower than SEQUENTIAL. */
  @Test
  void judgesEveryNumberOfWorkers() {
    Run run =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.200, 0.002)
            .cell("PROCESS", 1, 0.220, 0.002)
            .cell("PROCESS", 2, 0.130, 0.002)
            .cell("PROCESS", 10, 0.260, 0.002)
            .cell("PROCESS_POOL", 2, 0.110, 0.002)
            .cell("PROCESS_POOL", 10, 0.120, 0.002);

    assertThat(BatchTask.ALL.get(5).section(Optional.of(run.contest()), SLUGS).sentences())
        .anySatisfy(says("?", "PROCESS, yes with 2", "no with 1 and 10", "PROCESS_POOL, yes"))
        .anySatisfy(
            says(
                "PROCESS",
                "2 workers",
                "1.54 [1.53, 1.54] times",
                "as fast as",
                "SEQUENTIAL",
                "1.30 [1.30, 1.30]",
                "100 ms"));
  }

  @Test
  void saysWhatFailedAndWhy() {
    Run run =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.05, 0.001)
            .cell("PROCESS_POOL", 2, 0.03, 0.001)
            .failed("PROCESS", 2, "a worker was killed");
    Run without = Run.computing().failed("SEQUENTIAL", 1, "wrong checksum");

    assertThat(BatchTask.ALL.get(5).section(Optional.of(run.contest()), SLUGS).sentences())
        .anySatisfy(says("FAILED", "PROCESS", "2 workers", "was killed"))
        .noneMatch(sentence -> sentence.startsWith("Not measured"));
    assertThat(BatchTask.ALL.get(3).section(Optional.of(without.contest()), SLUGS).sentences())
        .satisfiesExactly(
            says("FAILED", "SEQUENTIAL", "wrong checksum"),
            says("Nothing is left", "-jar", "benchmarks.jar", "CpuBound", "-p", "mode=SEQUENTIAL"));
  }

  /** With one fork nothing is told, and what is not told has no reason. */
  @Test
  void givesNoReasonForWhatIsNotDecided() {
    Run run = Run.waiting().single("SEQUENTIAL", 1, 1.0).single("THREADS", 10, 0.1015);

    assertThat(BatchTask.ALL.get(1).section(Optional.of(run.contest()), SLUGS).sentences())
        .anySatisfy(says("?", "THREADS, not decided"))
        .anySatisfy(
            says(
                "THREADS",
                "10 workers",
                "9.85 [needs 2] times",
                "as fast as",
                "SEQUENTIAL",
                "1.01 [needs 2]",
                "100 ms",
                "not shown",
                "5 forks",
                "4 more forks"))
        .noneMatch(sentence -> sentence.startsWith("Why: "));
  }

  /** Clock ticks, and the threads of the compiler, may make of all the time a little more. */
  @Test
  void callsNoShareOfTheCpuMoreThanAll() {
    Run run =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.0482, 0.001)
            .and(List.of(Rows.CPU.metric("cpu", 0.0487)));

    assertThat(BatchTask.ALL.get(3).section(Optional.of(run.contest()), SLUGS).sentences())
        .anySatisfy(says("CPU", "48.7 ms", "compute"));
  }

  @Test
  void saysHowManyProcessesStartAtOnce() {
    Run run = Run.waiting().cell("SEQUENTIAL", 1, 1.0, 0.001).cell("PROCESS", 10, 0.4, 0.001);
    run.and(
        List.of(
            Rows.IO.mode("PROCESS", 10).metric("process_start", 0.1),
            Rows.IO.mode("PROCESS", 10).metric("process_load", 0.038)));

    assertThat(BatchTask.ALL.get(2).section(Optional.of(run.contest()), SLUGS).sentences())
        .anySatisfy(says("Why: ", "138 ms", "10 at once"));
  }

  @Test
  void countsEachPairOnce() {
    Run run =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.05, 0.001)
            .cell("THREADS", 2, 0.025, 0.001)
            .cell("THREAD_POOL", 2, 0.0252, 0.001)
            .cell("PROCESS", 2, 0.0251, 0.2);

    assertThat(mistake(run, "Winner by the smaller number"))
        .satisfies(isA(Mistake.State.PARTLY, "6 pairs", "3", "differ", "Holm", "1", "2 %", "2"));
  }

  @Test
  void admitsThatTheEventLoopHasAClientOfItsOwn() {
    Run waiting = Run.waiting().cell("THREADS", 10, 0.1, 0.001).cell("EVENT_LOOP", 10, 0.1, 0.001);
    Run computing = Run.computing().cell("THREADS", 2, 1, 0.01).cell("EVENT_LOOP", 2, 2, 0.01);

    assertThat(mistake(waiting, "Two things changed at once"))
        .satisfies(
            isA(
                Mistake.State.PARTLY,
                "machine",
                "JDK",
                "EVENT_LOOP",
                "API",
                "Netty",
                "Apache HttpCore"));
    assertThat(mistake(computing, "Two things changed at once").state())
        .isEqualTo(Mistake.State.AVOIDED);
  }

  /** Whatever warm-up is on record, or if none is, the iterations show whether it was enough. */
  @Test
  void findsForksThatWarmUpWhileMeasured() {
    Run run = Run.computing();
    for (int fork = 1; fork <= 3; fork++) {
      for (int iteration = 1; iteration <= 20; iteration++) {
        double noise = 1 + 0.001 * ((7 * fork + 13 * iteration) % 10);
        run.iteration("SEQUENTIAL", 1, fork, iteration, 0.05 * noise);
        run.iteration("THREADS", 2, fork, iteration, (iteration <= 5 ? 0.04 : 0.03) * noise);
      }
    }

    assertThat(BatchTask.ALL.get(4).section(Optional.of(run.contest()), SLUGS).sentences())
        .anySatisfy(says("steady state", "THREADS", "2 workers", "3 of 3", "may be"));
    assertThat(mistake(run, "No warm-up"))
        .satisfies(
            isA(Mistake.State.MADE, "6 forks, 3 were", "steady state", "3 warmed up", "0", "0"));
  }

  private static Mistake mistake(Run run, String name) {
    return new Mistakes(run.rows(), run.measurements(), Optional.empty())
        .all().stream().filter(mistake -> mistake.name().equals(name)).findFirst().orElseThrow();
  }

  private static ThrowingConsumer<Mistake> isA(Mistake.State state, String... facts) {
    return mistake -> {
      assertThat(mistake.state()).isEqualTo(state);
      assertThat(mistake.finding()).satisfies(says(facts));
    };
  }

  @Test
  void comparesTheServersByTestAtEveryConcurrency() {
    List<Section> sections =
        sections(Run.waiting().cell("SEQUENTIAL", 1, 1.0, 0.001).and(ServerRows.lab(5)));

    assertThat(sections.get(6).sentences())
        .hasSize(6)
        .last()
        .satisfies(says("worker", "queue", "overlap"));
    assertThat(sections.get(6).plots()).hasSize(2);
    assertThat(sections.get(8).sentences())
        .anyMatch(s -> s.contains("SYNC_WORKER") && s.contains("the same, within 2 %"));
  }

  @Test
  void findsTheMistakesThatTheDataShow() {
    Run one = Run.computing().single("SEQUENTIAL", 1, 0.05).and(ServerRows.lab(5));

    List<Mistake> mistakes = new Mistakes(one.rows(), one.measurements(), Optional.empty()).all();

    assertThat(mistakes)
        .filteredOn(mistake -> mistake.state() == Mistake.State.MADE)
        .extracting(Mistake::name)
        .satisfiesExactly(says("One run"), says("Closed-loop latency"));
    assertThat(mistakes)
        .filteredOn(mistake -> mistake.state() == Mistake.State.UNKNOWN)
        .extracting(Mistake::name)
        .satisfiesExactly(says("warm-up"), says("mock"), says("One mode after the other"));
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
        .filteredOn(mistake -> mistake.name().contains("mock"))
        .extracting(Mistake::state)
        .containsExactly(state);
    assertThat(mistakes)
        .filteredOn(mistake -> mistake.name().equals("Doubtful values taken for good"))
        .satisfiesExactly(isA(Mistake.State.MADE, "1 case", "SUSPECT"));
  }

  /** Half a percent of faults explain failures as much as ten. */
  @ParameterizedTest
  @CsvSource({"0, MADE", "0.5, AVOIDED", "10, AVOIDED"})
  void allowsTheFailuresThatWereAskedFor(String faults, Mistake.State state) {
    Rows server = Rows.IO.benchmark("Server").params("faults=" + faults + ";loop=closed");
    List<Row> rows =
        List.of(server.mode("PREFORK", 2).wall(1), server.mode("PREFORK", 2).metric("failures", 5));

    assertThat(
            new Mistakes(rows, Measurements.of(rows, Catalogue.STANDARD), Optional.empty()).all())
        .filteredOn(mistake -> mistake.name().equals("Failures counted as fast answers"))
        .extracting(Mistake::state)
        .containsExactly(state);
  }

  @Test
  void findsTheMistakesThatTheDataAvoid() {
    Run five = Run.computing().cell("SEQUENTIAL", 1, 0.05, 0.001).cell("THREADS", 2, 0.03, 0.001);

    List<Mistake> mistakes = new Mistakes(five.rows(), five.measurements(), Optional.empty()).all();

    assertThat(mistakes.get(0)).satisfies(isA(Mistake.State.AVOIDED, "5 forks of each"));
    assertThat(mistakes.get(2).finding())
        .satisfies(
            says(
                "1 case, 0 are",
                "10 %",
                "5,000,000 steps",
                "THREADS",
                "2 workers",
                "1.20 [1.20, 1.20] times"));
  }
}
