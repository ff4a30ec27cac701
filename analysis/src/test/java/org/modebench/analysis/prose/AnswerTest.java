package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.report.Run;

class AnswerTest {
  @Test
  void namesAClearWinnerWithItsGainAndWhatTheOthersCost() {
    Answer answer =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.002)
            .cell("THREAD_POOL", 2, 0.025, 0.002)
            .cell("PROCESS", 2, 0.060, 0.002)
            .memory("THREAD_POOL", 2, 70e6)
            .memory("PROCESS", 2, 140e6)
            .answer();

    assertThat(answer.subject()).isEqualTo("Ten countdowns of 5,000,000 steps");
    assertThat(answer.headline()).isEqualTo("Use THREAD_POOL with 2 workers.");
    assertThat(answer.evidence())
        .satisfiesExactly(
            says(
                "THREAD_POOL",
                "2 workers",
                "25.00 ms",
                "24.95",
                "25.05",
                "2.00 [2.00, 2.00] times",
                "as fast as",
                "SEQUENTIAL",
                "25.0 ms"),
            says("Slower", "SEQUENTIAL", "2.00 [2.00, 2.00]", "PROCESS", "2.40 [2.39, 2.41] times"),
            says("THREAD_POOL", "PROCESS", "2.00 [2.00, 2.00] times", "JVM"));
    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void namesAllThatAreShownToBeAsFast() {
    Answer answer =
        Run.waiting()
            .cell("SEQUENTIAL", 1, 1.0, 0.001)
            .cell("THREAD_POOL", 10, 0.1030, 0.001)
            .cell("VIRTUAL_THREADS", 10, 0.1031, 0.001)
            .cell("EVENT_LOOP", 10, 0.1035, 0.001)
            .answer();

    assertThat(answer.subject()).isEqualTo("Ten API calls of 100 ms");
    assertThat(answer.headline())
        .satisfies(says("THREAD_POOL", "VIRTUAL_THREADS", "EVENT_LOOP", "10 workers"));
    assertThat(answer.evidence())
        .anySatisfy(says("VIRTUAL_THREADS", "EVENT_LOOP", "as fast", "2 %"));
  }

  @Test
  void saysWhatTheDataCannotTellAndHowManyForksWould() {
    Answer answer =
        Run.waiting()
            .cell("SEQUENTIAL", 1, 1.0, 0.02)
            .cell("THREADS", 10, 0.105, 0.05)
            .cell("THREAD_POOL", 10, 0.103, 0.05)
            .answer();

    assertThat(answer.headline())
        .satisfies(says("Use THREAD_POOL or THREADS", "10 workers", "no difference"));
    assertThat(answer.evidence())
        .anySatisfy(says("THREADS", "not significantly different", "more forks"));
  }

  @Test
  void prefersThePlainestWhereNothingIsFaster() {
    Answer answer =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.0502, 0.001)
            .cell("EVENT_LOOP", 2, 0.0500, 0.001)
            .answer();

    assertThat(answer.headline()).satisfies(says("SEQUENTIAL", "simplest", "nothing", "2 %"));
  }

  @Test
  void namesWhatMayBeFasterThanThePlainest() {
    Answer answer =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.0502, 0.001)
            .cell("THREADS", 2, 0.0503, 0.05)
            .cell("EVENT_LOOP", 2, 0.0500, 0.001)
            .answer();

    assertThat(answer.headline())
        .satisfies(says("SEQUENTIAL", "simplest", "nothing", "2 %", "THREADS", "may be"));
  }

  /** The fastest by the numbers is too noisy to tell, but another beats the plainest for sure. */
  @Test
  void doesNotCallThePlainestUnbeatenWhereAnotherThanTheFastestBeatsIt() {
    Answer answer =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.001)
            .cell("THREADS", 2, 0.048, 0.001)
            .cell("PROCESS", 2, 0.0478, 0.05)
            .answer();

    assertThat(answer.headline())
        .satisfies(says("Use PROCESS or THREADS", "2 workers", "no difference"));
    assertThat(answer.evidence())
        .anySatisfy(says("THREADS", "SEQUENTIAL", "not significantly different", "more forks"));
  }

  @Test
  void doesNotCallAModeFasterThanThePlainestByTheNumberAlone() {
    Answer answer =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.0515, 0.04)
            .cell("THREADS", 2, 0.050, 0.04)
            .answer();

    assertThat(answer.headline())
        .satisfies(says("Nothing is significantly faster", "SEQUENTIAL", "simplest"));
  }

  /** From times that differ by half between forks nothing is advised, not even the plainest. */
  @Test
  void advisesNothingFromDataThatAreTooWide() {
    Answer answer =
        Run.computing().cell("SEQUENTIAL", 1, 0.050, 0.5).cell("THREADS", 2, 0.049, 0.5).answer();

    assertThat(answer.headline())
        .startsWith("No answer yet")
        .satisfies(says("more forks", "SEQUENTIAL", "THREADS"));
  }

  @Test
  void claimsNothingFromOneFork() {
    Answer answer =
        Run.computing().single("SEQUENTIAL", 1, 0.05).single("THREADS", 2, 0.025).answer();

    assertThat(answer.headline()).satisfies(says("No answer", "5 forks", "4 more"));
    assertThat(answer.evidence())
        .satisfiesExactly(says("THREADS", "2 workers", "25.00 ms", "needs 2", "25.0 ms"));
    assertThat(answer.warnings()).isEmpty();
  }

  /** Three forks of a mode with two states may all be in one of them. */
  @Test
  void claimsNothingFromFourForks() {
    Run run = Run.computing();
    for (int fork = 1; fork <= 4; fork++) {
      run.fork("SEQUENTIAL", 1, fork, 0.050 + 0.0001 * fork)
          .fork("THREADS", 2, fork, 0.025 + 0.0001 * fork);
    }

    assertThat(run.answer().headline()).satisfies(says("No answer", "5 forks", "1 more fork"));
  }

  @Test
  void doesWithoutASpeedupWhereTheBaselineFailed() {
    Answer answer =
        Run.computing()
            .failed("SEQUENTIAL", 1, "wrong checksum")
            .cell("THREADS", 2, 0.025, 0.001)
            .cell("PROCESS", 2, 0.050, 0.001)
            .answer();

    assertThat(answer.headline()).isEqualTo("Use THREADS with 2 workers.");
    assertThat(answer.evidence()).first().asString().doesNotContain("times as fast");
    assertThat(answer.warnings())
        .satisfiesExactly(
            says("FAILED", "SEQUENTIAL", "1 of 1", "wrong checksum"),
            says("SEQUENTIAL", "no speedup"));
  }

  /** Servers are compared with SYNC_WORKER, and where that is missing it was not asked for. */
  @Test
  void asksForNoSequentialServer() {
    Answer answer =
        Run.of(Rows.IO.benchmark("Server").params("concurrency=10;loop=closed"))
            .cell("PREFORK", 2, 0.025, 0.001)
            .cell("EVENT_LOOP", 1, 0.050, 0.001)
            .answer();

    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void namesWhatIsSuspect() {
    Answer answer =
        Run.waiting()
            .cell("SEQUENTIAL", 1, 1.0, 0.001)
            .suspect("THREADS", 10, 0.1, "the mock was too slow")
            .answer();

    assertThat(answer.headline()).satisfies(says("THREADS", "10 workers", "SUSPECT"));
    assertThat(answer.warnings())
        .satisfiesExactly(says("SUSPECT", "THREADS", "10 workers", "too slow"));
  }

  @Test
  void hasNothingToChooseWhereEverythingFailed() {
    Answer answer = Run.computing().failed("THREADS", 2, "out of memory").answer();

    assertThat(answer.headline()).satisfies(says("No mode", "nothing"));
    assertThat(answer.evidence()).isEmpty();
    assertThat(answer.warnings())
        .satisfiesExactly(says("FAILED", "THREADS", "2 workers", "1 of 1", "out of memory"));
  }

  @Test
  void hasNothingToChooseFromOneMode() {
    assertThat(Run.computing().cell("SEQUENTIAL", 1, 0.05, 0.001).answer().headline())
        .satisfies(says("Only", "SEQUENTIAL", "no choice"));
  }

  @Test
  void neverRecommendsTheModelOfAnotherRuntime() {
    Answer answer =
        Run.waiting()
            .cell("SEQUENTIAL", 1, 1.0, 0.001)
            .cell("THREADS", 10, 0.104, 0.001)
            .cell("GIL_THREADS", 10, 0.101, 0.001)
            .answer();

    assertThat(answer.headline()).isEqualTo("Use THREADS with 10 workers.");
    assertThat(answer.evidence()).anySatisfy(says("GIL_THREADS", "0.971 [0.970, 0.972] times"));
  }

  @Test
  void entersEachModeWithTheWorkersAtWhichItIsFastest() {
    Answer answer =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.001)
            .cell("THREADS", 1, 0.051, 0.001)
            .cell("THREADS", 2, 0.025, 0.001)
            .cell("THREADS", 10, 0.026, 0.001)
            .answer();

    assertThat(answer.headline()).isEqualTo("Use THREADS with 2 workers.");
  }

  @Test
  void tellsParametersThatAreNotTheUsualOnes() {
    Run run =
        Run.of(Rows.IO.params("delay=lognormal;delaySeed=2;latencyMillis=20").calls(13))
            .cell("SEQUENTIAL", 1, 1, 0.01);

    assertThat(run.answer().subject()).satisfies(says("13", "API", "20 ms", "delaySeed=2)"));
  }

  /** Two workers and ten are the same within the threshold, whatever the numbers say. */
  @Test
  void recommendsTheFewestWorkersThatAreAsGoodAsTheBest() {
    Answer answer =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.001)
            .cell("THREADS", 1, 0.051, 0.001)
            .cell("THREADS", 2, 0.0252, 0.001)
            .cell("THREADS", 10, 0.0250, 0.001)
            .answer();

    assertThat(answer.headline()).isEqualTo("Use THREADS with 2 workers.");
  }

  /** Two forks tell twice the time from once hardly better than chance, but the number is clear. */
  @Test
  void takesNoFewerWorkersThatAreFarFromTheBestByTheNumber() {
    Run run = Run.computing();
    for (int fork = 1; fork <= 2; fork++) {
      run.fork("SEQUENTIAL", 1, fork, 0.050 * fork)
          .fork("THREADS", 1, fork, 0.050 * fork)
          .fork("THREADS", 2, fork, 0.025 * fork);
    }

    assertThat(run.contest().entrant("THREADS")).contains(new CellKey("THREADS", 2));
  }

  @Test
  void saysWhereADifferenceMayBeTooSmallToMatter() {
    Answer answer =
        Run.waiting()
            .cell("SEQUENTIAL", 1, 1.0, 0.001)
            .cell("THREAD_POOL", 10, 0.1000, 0.005)
            .cell("EVENT_LOOP", 10, 0.1018, 0.005)
            .answer();

    assertThat(answer.headline()).isEqualTo("Use THREAD_POOL with 10 workers.");
    assertThat(answer.evidence())
        .anySatisfy(says("Slower", "SEQUENTIAL", "10.0 [10.0, 10.0] times"))
        .anySatisfy(says("Slower", "2 %", "EVENT_LOOP", "1.018 [1.012, 1.024] times"));
  }

  @Test
  void leavesOutAModeWithOneForkAndJudgesTheOthers() {
    Answer answer =
        Run.waiting()
            .cell("SEQUENTIAL", 1, 1.0, 0.001)
            .cell("THREADS", 10, 0.103, 0.001)
            .single("FORK_JOIN", 10, 0.101)
            .answer();

    assertThat(answer.headline()).isEqualTo("Use THREADS with 10 workers.");
    assertThat(answer.evidence()).noneMatch(sentence -> sentence.contains("FORK_JOIN"));
    assertThat(answer.warnings())
        .satisfiesExactly(says("FORK_JOIN", "10 workers", "fewer than 5 forks", "nothing", "-f 5"));
  }

  @Test
  void warnsOfForksThatWereNotSteadyWhileMeasured() {
    Run run = Run.waiting().cell("SEQUENTIAL", 1, 1.0, 0.001);
    for (int fork = 1; fork <= 5; fork++) {
      for (int iteration = 1; iteration <= 20; iteration++) {
        // Slower for five iterations; in the first fork for all but the last two.
        double slow = iteration <= (fork == 1 ? 18 : 5) ? 1.3 : 1;
        double noise = 1 + 0.001 * ((7 * fork + 13 * iteration) % 10);
        run.iteration("THREADS", 10, fork, iteration, 0.1 * slow * noise);
      }
    }

    assertThat(run.answer().warnings())
        .satisfiesExactly(says("steady state", "THREADS", "10 workers", "4 of 5", "may be"));
  }

  @Test
  void saysWhatIsLeftOutForWantOfATime() {
    Answer answer =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.001)
            .cell("THREADS", 2, 0.025, 0.001)
            .single("FORK_JOIN", 2, 0)
            .answer();

    assertThat(answer.warnings())
        .satisfiesExactly(says("Left out", "0", "FORK_JOIN", "2 workers", "1 of 1"));
  }

  @Test
  void saysWhichForksWereMeasuredAgain() {
    Run run =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.001)
            .cell("THREADS", 2, 0.025, 0.001)
            .and(List.of(Rows.CPU.mode("THREADS", 2).start("2026-11-01T13:00:00Z").wall(0.025)));

    assertThat(run.answer().warnings())
        .satisfiesExactly(says("THREADS", "2 workers", "more than once"));
  }
}
