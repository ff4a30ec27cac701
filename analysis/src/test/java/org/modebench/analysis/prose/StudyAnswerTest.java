package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.report.ServerRows;
import org.modebench.analysis.results.Row;

class StudyAnswerTest {
  private static final List<Answer> LAB = answers(ServerRows.lab(5));

  private static List<Answer> answers(List<Row> rows) {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return Findings.of(measurements).answers(measurements);
  }

  @Test
  void namesTheServersThatAreNeverSlower() {
    Answer answer = LAB.get(0);

    assertThat(answer.subject()).satisfies(says("100", "100 ms", "by concurrency"));
    assertThat(answer.headline())
        .startsWith("Use ")
        .contains("EVENT_LOOP", "VIRTUAL_THREADS", "SELECTOR", "THREAD_PER_CONNECTION")
        .doesNotContain("SYNC_WORKER", "PREFORK", "BLOCKED", "OFFLOAD", "PROCESS");
    assertThat(answer.evidence()).anySatisfy(says("slower"));
  }

  @Test
  void namesTheServersThatGainNothingFromConcurrency() {
    assertThat(LAB.get(0).evidence())
        .anySatisfy(
            says("SYNC_WORKER", "PREFORK", "EVENT_LOOP_BLOCKED", "40", "5", "the same", "2 %"));
  }

  @Test
  void saysWhatABlockingWaitInTheLoopCosts() {
    // ⌈100 / 40⌉ waits against 100 waits of 100 ms, and 10 ms of overhead in each: 10.01 / 0.31.
    assertThat(LAB.get(0).evidence())
        .anyMatch(
            sentence ->
                sentence.matches(
                    ".*EVENT_LOOP_BLOCKED.* 32\\.\\d \\[3[12]\\.\\d, 3[23]\\.\\d] .*EVENT_LOOP .*"));
  }

  @Test
  void answersByWait() {
    assertThat(LAB.get(1).subject()).satisfies(says("100", "by latency"));
    assertThat(LAB.get(1).headline()).contains("EVENT_LOOP").doesNotContain("SYNC_WORKER");
  }

  /** As in the lab, where one of the values belongs to another experiment, too. */
  @Test
  void comparesOnlyServersThatWereMeasuredThroughout() {
    Answer answer =
        answers(
                concurrent(5, 1, 0.001, 2, 0.001)
                    .and(concurrent(40, 1, 0.001, 2, 0.001).cell("SELECTOR", 1, 0.99, 0.05))
                    .rows())
            .get(0);

    assertThat(answer.headline()).satisfies(says("every concurrency", "PREFORK"));
    assertThat(answer.evidence()).anySatisfy(says("SELECTOR", "not measured", "every concurrency"));
  }

  @Test
  void recommendsNoServerThatIsMerelyUndecided() {
    assertThat(headline(concurrent(5, 1, 0.001, 1.02, 0.05), concurrent(40, 1, 0.001, 1.02, 0.05)))
        .satisfies(says("PREFORK", "EVENT_LOOP", "may be"));
    assertThat(headline(concurrent(5, 1, 0.04, 1.02, 0.04), concurrent(40, 1.02, 0.04, 1, 0.04)))
        .satisfies(says("EVENT_LOOP", "PREFORK", "slower"));
    assertThat(headline(concurrent(5, 1, 0.04, 1.02, 0.04), concurrent(40, 1.2, 0.001, 1, 0.001)))
        .satisfies(says("EVENT_LOOP", "not shown", "slower"));
  }

  /** At one of the sizes SEQUENTIAL may be slower by half: that is no reason to advise it. */
  @Test
  void advisesNothingWhereASizeIsTooWide() {
    List<Row> rows = new ArrayList<>();
    for (int size : new int[] {10, 100, 1000}) {
      double spread = size == 100 ? 0.5 : 0.001;
      rows.addAll(
          Run.of(Rows.CPU.params("limit=" + size))
              .cell("SEQUENTIAL", 1, 0.050, spread)
              .cell("THREADS", 2, 0.050, spread)
              .rows());
    }
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    List<ModeRanking> contests =
        measurements.workloads().entrySet().stream()
            .map(entry -> ModeRanking.of(entry.getKey(), entry.getValue()))
            .toList();

    assertThat(
            StudyAnswer.ofSizes(ParameterStudy.ofSizes(contests).get(0), Sweep.in(measurements))
                .headline())
        .startsWith("No answer yet")
        .satisfies(says("more forks", "THREADS", "SEQUENTIAL", "100"));
  }

  private static String headline(Run one, Run other) {
    return answers(one.and(other).rows()).get(0).headline();
  }

  private static Run concurrent(
      int concurrency, double prefork, double spread, double eventLoop, double eventLoopSpread) {
    return Run.of(
            Rows.IO
                .benchmark("Server")
                .calls(100)
                .params("concurrency=" + concurrency + ";latencyMillis=100;loop=closed"))
        .cell("PREFORK", 8, prefork, spread)
        .cell("EVENT_LOOP", 1, eventLoop, eventLoopSpread);
  }

  @Test
  void claimsNothingFromOneFork() {
    assertThat(answers(ServerRows.lab(1)).get(0).headline())
        .satisfies(says("No answer", "5 forks", "4 more"));
  }

  @Test
  void saysOnWhatItDependsWhereNoServerIsGoodEverywhere() {
    Rows server = Rows.IO.benchmark("Server").calls(100);
    Run run =
        Run.of(server.params("concurrency=5;latencyMillis=100;loop=closed"))
            .cell("PREFORK", 8, 1.0, 0.001)
            .cell("EVENT_LOOP", 1, 2.0, 0.001)
            .and(
                Run.of(server.params("concurrency=40;latencyMillis=100;loop=closed"))
                    .cell("PREFORK", 8, 1.0, 0.001)
                    .cell("EVENT_LOOP", 1, 0.5, 0.001));

    assertThat(Findings.of(run.measurements()).answers(run.measurements()).get(0).headline())
        .satisfies(says("depends", "5", "PREFORK", "40", "EVENT_LOOP"));
  }

  @Test
  void answersAnOpenLoopByItsLatency() {
    Rows open =
        Rows.IO.benchmark("Server").params("concurrency=0;latencyMillis=10;loop=open;rate=50");
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      double noise = 1 + fork / 1000.0;
      rows.add(open.mode("EVENT_LOOP", 1).fork(fork).wall(2 * noise));
      rows.add(open.mode("SYNC_WORKER", 1).fork(fork).wall(2 / noise));
      rows.add(open.mode("EVENT_LOOP", 1).fork(fork).metric("latency_p99", 0.011 * noise));
      rows.add(open.mode("SYNC_WORKER", 1).fork(fork).metric("latency_p99", 0.110 / noise));
    }

    Answer answer = answers(rows).get(0);

    assertThat(answer.subject()).satisfies(says("50", "10 ms"));
    assertThat(answer.headline()).satisfies(says("EVENT_LOOP", "1 worker"));
    assertThat(answer.evidence()).first().asString().contains("(p99 of the latency)");
  }

  /** The experiment "pause": a closed loop hardly ever meets a pause, an open one always. */
  @Test
  void saysWhatAClosedLoopDoesNotSee() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(pausing("concurrency=1;loop=closed;pauseMillis=200;rate=0", 0.001));
    rows.addAll(pausing("concurrency=0;loop=open;pauseMillis=200;rate=1000", 0.180));

    assertThat(answers(rows))
        .filteredOn(answer -> comparisons(answer).findAny().isPresent())
        .singleElement()
        .satisfies(
            answer -> assertThat(answer.subject()).satisfies(says("1,000", "pauseMillis=200)")),
            answer ->
                assertThat(comparisons(answer))
                    .satisfiesExactly(
                        says(
                            "p99",
                            "closed loop",
                            "coordinated omission",
                            "EVENT_LOOP 180 [180, 180]")));
    rows.addAll(pausing("concurrency=2;loop=closed;pauseMillis=200;rate=0", 0.001));
    assertThat(answers(rows))
        .as("which of two closed loops is it to be compared with?")
        .isNotEmpty()
        .allMatch(answer -> comparisons(answer).findAny().isEmpty());
  }

  private static Stream<String> comparisons(Answer answer) {
    return answer.evidence().stream().filter(sentence -> sentence.contains("closed loop"));
  }

  private static List<Row> pausing(String params, double p99) {
    Rows server = Rows.IO.benchmark("Server").params(params).mode("EVENT_LOOP", 1);
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      double noise = 1 + fork / 1000.0;
      rows.add(server.fork(fork).wall(2 * noise));
      rows.add(server.fork(fork).metric("latency_p99", p99 * noise));
    }
    return rows;
  }

  @Test
  void saysFromWhichSizeOnAModePays() {
    Run run = null;
    for (int limit : new int[] {1000, 10000, 100000, 1000000}) {
      double call = limit * 1e-8;
      Run next =
          Run.of(Rows.CPU.params("limit=" + limit))
              .cell("SEQUENTIAL", 1, 10 * call, 0.001)
              .cell("THREADS", 2, 5 * call + 0.0002, 0.001);
      run = run == null ? next : run.and(next);
    }
    Measurements measurements = Objects.requireNonNull(run).measurements();

    List<Answer> answers = Findings.of(measurements).answers(measurements);

    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).subject()).satisfies(says("Ten countdowns", "number of steps"));
    assertThat(answers.get(0).headline())
        .satisfies(
            says(
                "depends",
                "1,000 steps",
                "SEQUENTIAL",
                "10,000 steps",
                "1,000,000 steps",
                "THREADS"));
    // 10 x = 5 x + 0.2 ms where a call of x takes 40 µs.
    assertThat(answers.get(0).evidence())
        .hasSize(2)
        .anySatisfy(says("slower", "SEQUENTIAL", "nothing", "2 %"))
        .first()
        .asString()
        .satisfies(says("THREADS", "2 workers", "beats SEQUENTIAL", "from"));
  }

  /** Where two modes cannot be told apart, one of them is no less to be named than the other. */
  @Test
  void namesEveryModeThatNothingBeatsFromASizeOn() {
    Run run = sized(1_000, 1, 2, 2.01).and(sized(10_000, 1, 0.6, 0.61));
    run.and(sized(100_000, 1, 0.53, 0.52)).and(sized(1_000_000, 1, 0.5, 0.505));

    assertThat(answers(run.rows()).get(0).headline())
        .satisfies(
            says(
                "depends",
                "1,000 steps",
                "SEQUENTIAL",
                "10,000 steps",
                "1,000,000 steps",
                "THREADS",
                "THREAD_POOL"));
  }

  private static Run sized(int limit, double sequential, double threads, double pool) {
    return Run.of(Rows.CPU.params("limit=" + limit))
        .cell("SEQUENTIAL", 1, sequential, 0.02)
        .cell("THREADS", 2, threads, 0.04)
        .cell("THREAD_POOL", 2, pool, 0.04);
  }

  @Test
  void saysInTheHeadlineThatItsValuesAreSuspect() {
    Run run = concurrent(5, 1, 0.001, 2, 0.001).and(concurrent(40, 1, 0.001, 2, 0.001));
    run.and(
        List.of(
            Rows.IO
                .benchmark("Server")
                .calls(100)
                .params("concurrency=40;latencyMillis=100;loop=closed")
                .mode("PREFORK", 8)
                .fork(6)
                .suspect(1, "the machine was busy")));

    assertThat(answers(run.rows()).get(0).headline()).satisfies(says("PREFORK", "SUSPECT"));
  }

  @Test
  void judgesTheOtherServersWhereOneHasASingleFork() {
    Run run =
        concurrent(5, 1, 0.001, 2, 0.001)
            .single("SELECTOR", 1, 0.9)
            .and(concurrent(40, 1, 0.001, 2, 0.001).cell("SELECTOR", 1, 0.9, 0.001));

    assertThat(answers(run.rows()).get(0).headline())
        .satisfies(says("every concurrency", "PREFORK"));
    assertThat(answers(run.rows()).get(0).warnings())
        .satisfiesExactly(
            says("5", "SELECTOR", "1 worker", "fewer than 5 forks", "nothing", "-f 5"));
  }
}
