package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.session.Cases;

/** A machine of four cores on which a countdown of 5,000,000 takes 10 ms. */
@Tag("any-jdk")
class CostModelTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  private final CostModel model = new CostModel(new Machine(4, 0.5, 0.1, 2e-9));

  @ParameterizedTest
  @CsvSource({
    "SEQUENTIAL, 1, 0.10",
    "THREADS, 1, 0.10",
    "THREADS, 2, 0.05",
    "THREAD_POOL, 3, 0.04",
    "FORK_JOIN, 4, 0.03",
    "VIRTUAL_THREADS, 10, 0.03",
    "EVENT_LOOP, 10, 0.10",
    "GIL_THREADS, 10, 0.10",
    "PROCESS_POOL, 2, 0.05"
  })
  void computingTakesRoundsOnTheCoresThereAre(String mode, int workers, double seconds) {
    assertThat(batchSeconds(Cases.cpu(mode, workers))).isCloseTo(seconds, EXACT);
  }

  @ParameterizedTest
  @CsvSource({"SEQUENTIAL, 1, 1.0", "THREADS, 4, 0.3", "THREADS, 5, 0.2", "EVENT_LOOP, 10, 0.1"})
  void waitingTakesRoundsOfTheWorkersWhateverTheCores(String mode, int workers, double seconds) {
    assertThat(batchSeconds(Cases.io(mode, workers))).isCloseTo(seconds, EXACT);
  }

  @Test
  void processesStartOnTheCoresThereAre() {
    assertThat(batchSeconds(Cases.io("PROCESS", 10))).isCloseTo(0.1 + 3 * 0.1, EXACT);
    assertThat(batchSeconds(Cases.cpu("PROCESS", 2))).isCloseTo(0.05 + 0.1, EXACT);
  }

  @Test
  void aPoolOfProcessesStartsOnceInEachFork() {
    double threads = model.forkSeconds(Cases.cpu("THREADS", 10));
    assertThat(model.forkSeconds(Cases.cpu("PROCESS_POOL", 10))).isCloseTo(threads + 0.3, EXACT);
  }

  @Test
  void noMoreProcessesStartThanThereAreCalls() {
    Case oneCall = Cases.of("Baseline", false, "mode", "PROCESS", "workers", "8", "calls", "1");
    assertThat(batchSeconds(oneCall)).isCloseTo(0.1, EXACT);
  }

  /** 0.3 s an iteration: three batches of 0.1 s, two of 0.2 s, one of 1 s. */
  @Test
  void anIterationIsAsManyWholeBatchesAsItsTimeBegins() {
    assertThat(model.forkSeconds(Cases.io("THREADS", 10))).isCloseTo(0.5 + 3 * 0.3, EXACT);
    assertThat(model.forkSeconds(Cases.io("THREADS", 5))).isCloseTo(0.5 + 3 * 0.4, EXACT);
    assertThat(model.forkSeconds(Cases.io("SEQUENTIAL", 1))).isCloseTo(0.5 + 3 * 1.0, EXACT);
  }

  /** It takes nine batches to see that they become no faster. */
  @ParameterizedTest
  @CsvSource({"0, 0", "500, 0.5", "1500, 0.9", "30000, 0.9"})
  void batchesUntilSteadyAreNoMoreThanTheirLimit(long mostMillis, double seconds) throws Exception {
    Case plain = Cases.io("THREADS", 10);
    Settings settings =
        new Settings(
            mostMillis * 1_000_000,
            plain.settings().warmupIterations(),
            plain.settings().warmupNanos(),
            plain.settings().iterations(),
            plain.settings().iterationNanos(),
            plain.settings().timeoutNanos());
    Case steady =
        new Case(plain.method(), plain.workload(), plain.params(), settings, true, plain.label());
    assertThat(model.forkSeconds(steady) - model.forkSeconds(plain)).isCloseTo(seconds, EXACT);
  }

  @Test
  void aRoundIsTheSumOfItsForks() {
    List<Case> cases = List.of(Cases.io("THREADS", 10), Cases.io("SEQUENTIAL", 1));
    assertThat(model.roundSeconds(cases)).isCloseTo(1.4 + 3.5, EXACT);
  }

  @Test
  void batchesOfOtherBenchmarksTakeNoTimeToSpeakOf() {
    Case baseline = Cases.of("Baseline", false, "mode", "THREADS", "workers", "1", "calls", "1");
    assertThat(model.forkSeconds(baseline)).isCloseTo(0.5 + 3 * 0.3, EXACT);
  }

  /** It must not count nothing. */
  @Test
  void aBatchOfWhichNothingIsKnownCountsAsLongAsAnIteration() {
    Case own = Cases.of("Mine", false, "mode", "THREADS", "workers", "1", "calls", "1");
    assertThat(model.batchSeconds(own)).isEmpty();
    assertThat(model.forkSeconds(own)).isCloseTo(0.5 + 3 * 0.3, EXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "SYNC_WORKER, 40, 0, 10.0",
    "EVENT_LOOP, 40, 0, 0.3",
    "EVENT_LOOP_BLOCKED, 5, 0, 10.0",
    "EVENT_LOOP, 0, 10, 10.0",
    "PROCESS_PER_REQUEST, 40, 0, 2.5"
  })
  void serversTakeTheirIdealOrTheirProcesses(
      String server, String concurrency, String rate, double seconds) {
    Case load =
        Cases.of(
            "Server",
            false,
            "server",
            server,
            "workers",
            "1",
            "calls",
            "100",
            "concurrency",
            concurrency,
            "rate",
            rate,
            "latencyMillis",
            "100");
    assertThat(batchSeconds(load)).isCloseTo(seconds, EXACT);
    assertThat(model.forkSeconds(load)).isGreaterThan(0.5 + seconds);
  }

  private double batchSeconds(Case of) {
    return model.batchSeconds(of).orElseThrow();
  }
}
