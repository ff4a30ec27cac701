package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.findings.division.CallShare;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.statistics.Estimate;

/** On rows of which it is known what calls of one's own do to each other. */
@Tag("any-jdk")
class MixedWorkTest {
  private static final String LOCKED = "com.acme.Locked";
  private static final double SHARE = 0.3;

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

  private static Collection<CallShare> shares(List<Row> rows) {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return CallShare.in(Findings.of(measurements).choices()).values();
  }

  private static Run pool(Rows work, double one, double two) {
    return Run.of(work).cell("THREAD_POOL", 1, one, 0.001).cell("THREAD_POOL", 2, two, 0.001);
  }

  /** 20 forks that differ by 1.5 %; two calls at once take 8 % longer. */
  private static List<Row> planted(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 20; fork++) {
      for (double share : new double[] {SHARE, 0}) {
        Rows pool = own(share > 0 ? LOCKED : LOCKED + "Twin", 2).fork(fork);
        double two = share + (1 - share) * 1.08 / 2;
        rows.add(pool.mode("THREAD_POOL", 1).wall(0.01 * noise(random)));
        rows.add(pool.mode("THREAD_POOL", 2).wall(0.01 * two * noise(random)));
      }
    }
    return rows;
  }

  private static double noise(Random random) {
    return Math.exp(0.015 * random.nextGaussian());
  }

  private static boolean holdsShare(Estimate found) {
    return found.interval().filter(i -> i.low() <= SHARE && SHARE <= i.high()).isPresent();
  }

  /** Amdahl's law tells 36 % of them. */
  @Test
  void besideItsTwinTheShareOfALockIsFoundInNineteenOfTwentyRuns() {
    int found = 0;
    int byLaw = 0;
    double widest = 0;
    for (long seed = 1; seed <= 100; seed++) {
      Collection<CallShare> shares = shares(planted(seed));
      assertThat(shares).as("but of the twin").hasSize(1);
      CallShare share = shares.iterator().next();
      Estimate beside = share.besideTwin().orElseThrow();
      found += holdsShare(beside) ? 1 : 0;
      byLaw += holdsShare(share.found()) ? 1 : 0;
      var bounds = beside.interval().orElseThrow();
      widest = Math.max(widest, (bounds.high() - bounds.low()) / 2);
    }
    // 95 expected; ± 3 standard deviations.
    assertThat(found).isBetween(88, 100);
    assertThat(byLaw).isLessThan(20);
    assertThat(widest).isLessThan(0.03);
  }

  @Test
  void theShareAndTheTwinAreTold() {
    Run run = pool(own(LOCKED, 2), 0.01, 0.0068).and(pool(own(LOCKED + "Twin", 2), 0.01, 0.0054));

    assertThat(evidence(run.rows()))
        .filteredOn(sentence -> sentence.contains("Amdahl"))
        .singleElement()
        .satisfies(says("2 workers", "36 %", "LockedTwin", "30 %"));
  }

  @Test
  void withoutATwinTheLawAloneIsTold() {
    assertThat(evidence(pool(own(LOCKED, 2), 0.01, 0.0065).rows()))
        .filteredOn(sentence -> sentence.contains("Amdahl"))
        .singleElement()
        .satisfies(says("30 %", "included."));
  }

  @Test
  void aTwinThatTakesAnotherTimeAloneIsNone() {
    Run run = pool(own(LOCKED, 2), 0.01, 0.0065).and(pool(own(LOCKED + "Twin", 2), 0.011, 0.006));
    assertThat(shares(run.rows()))
        .singleElement()
        .satisfies(share -> assertThat(share.besideTwin()).isEmpty());
  }

  /** More calls than workers come to a lock one after another, and do not wait for it again. */
  @Test
  void nothingIsToldOfAShareWhereTheLawDoesNotHold() {
    assertThat(shares(pool(own(LOCKED, 10), 0.05, 0.0265).rows())).isEmpty();
    assertThat(shares(pool(own("http://127.0.0.1:9000/", 2), 0.01, 0.0065).rows())).isEmpty();
    assertThat(shares(pool(own(LOCKED, 2).cores(1), 0.01, 0.0100).rows())).isEmpty();
    assertThat(shares(pool(own(LOCKED, 2), 0.01, 0.005).rows())).isEmpty();
    assertThat(
            shares(
                Run.of(own(LOCKED, 2))
                    .cell("THREAD_POOL", 1, 0.01, 0.4)
                    .cell("THREAD_POOL", 2, 0.009, 0.4)
                    .rows()))
        .as("of forks that differ as on a machine in use")
        .isEmpty();
    assertThat(
            shares(
                pool(own(LOCKED, 2), 0.01, 0.0065).rows().stream()
                    .filter(row -> row.fork() < 5)
                    .toList()))
        .isEmpty();
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
