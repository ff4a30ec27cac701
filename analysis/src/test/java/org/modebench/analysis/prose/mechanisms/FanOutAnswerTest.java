package org.modebench.analysis.prose.mechanisms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.results.Row;

@Tag("any-jdk")
class FanOutAnswerTest {
  private static final double[] FORKS = {0.998, 0.999, 1, 1.001, 1.002};

  private final List<Row> rows = new ArrayList<>();

  private static Rows of(int calls, int concurrency, String failing, int timeoutMillis) {
    return Rows.IO
        .benchmark("FanOut")
        .calls(calls)
        .params(
            "concurrency=%d;failing=%s;timeoutMillis=%d"
                .formatted(concurrency, failing, timeoutMillis));
  }

  /** A batch takes so long, of CPU 1 ms and of the heap 2,500 bytes a request. */
  private void answered(Rows at, double seconds) {
    for (int fork = 1; fork <= FORKS.length; fork++) {
      Rows one = at.fork(fork);
      rows.add(one.wall(seconds * FORKS[fork - 1]));
      rows.add(one.metric("cpu", at.calls() * 1e-3 * FORKS[fork - 1]));
      rows.add(one.metric("allocated", 2_500 * FORKS[fork - 1]));
      rows.add(one.metric("wasted", 0));
    }
  }

  private void failed(Rows at, double p50, double wasted, double frames) {
    for (int fork = 1; fork <= FORKS.length; fork++) {
      Rows one = at.fork(fork);
      rows.add(one.wall(10 * p50 * FORKS[fork - 1]));
      rows.add(one.metric("latency_p50", p50 * FORKS[fork - 1]));
      rows.add(one.metric("wasted", wasted));
      rows.add(one.metric("trace_frames", frames));
    }
  }

  private List<Answer> answers() {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return Findings.of(measurements).answers(measurements);
  }

  /** Fifty at once in a pool of 10 take 50 · 180 ms / 10, and 100 ms where nothing is held. */
  @Test
  void oneAndManyAtOnceStandBesideTheLeastThatTheirLookUpsAllow() {
    Rows one = of(10, 1, "NOTHING", 0);
    answered(one.mode("SEQUENCE", 10), 1.805);
    answered(one.mode("FUTURES", 10), 1.005);
    Rows many = of(100, 50, "NOTHING", 0);
    answered(many.mode("FUTURES", 10), 1.81);
    answered(many.mode("CALLBACKS", 1), 0.202);

    assertThat(answers()).hasSize(2);
    Answer alone = answers().get(0);
    assertThat(alone.subject()).isEqualTo("Ten requests, concurrency 1");
    assertThat(alone.headline()).startsWith("Use FUTURES");
    assertThat(alone.evidence())
        .anySatisfy(
            says(
                "180.5 ms [180.1, 180.9] (at least 180 ms) with SEQUENCE in a pool of 10",
                "100.5 ms [100.3, 100.7] (at least 100 ms) with FUTURES"))
        .anySatisfy(says("Allocated for a request: 2.500 kB", "SEQUENCE"))
        .noneSatisfy(says("Compared with"));

    Answer among = answers().get(1);
    assertThat(among.subject()).isEqualTo("100 requests, concurrency 50");
    assertThat(among.headline()).startsWith("Use CALLBACKS");
    assertThat(among.evidence())
        .anySatisfy(
            says(
                "905.0 ms [903.2, 906.8] (at least 900 ms) with FUTURES in a pool of 10",
                "101.0 ms [100.8, 101.2] (at least 100 ms) with CALLBACKS."))
        .anySatisfy(says("Compared with concurrency 1", "9.00 [8.98, 9.03] with FUTURES"))
        .anySatisfy(says("CPU time of a request: 1.000 ms", "CALLBACKS"));
  }

  @Test
  void everyPoolStandsBesideItsLeast() {
    for (int threads : new int[] {5, 20}) {
      answered(of(100, 50, "NOTHING", 0).mode("SEQUENCE", threads), 18.04 / threads);
    }

    assertThat(answers().get(0).evidence())
        .anySatisfy(
            says(
                "(at least 1.80 s) with SEQUENCE in a pool of 5",
                "(at least 450 ms) with SEQUENCE in a pool of 20"));
  }

  @Test
  void whatFailsLeavesWorkBehindAndATraceOrNone() {
    Rows place = of(10, 1, "PLACE", 0);
    failed(place.mode("SEQUENCE", 10), 0.1405, 0, 2);
    failed(place.mode("FUTURES", 10), 0.1005, 1, 1);
    failed(place.mode("CALLBACKS", 1), 0.0405, 1, 0);
    Rows menu = of(10, 1, "MENU", 0);
    failed(menu.mode("SEQUENCE", 10), 0.1805, 0, 2);
    failed(menu.mode("FUTURES", 10), 0.1005, 1, 0);

    assertThat(answers()).hasSize(1);
    Answer answer = answers().get(0);
    assertThat(answer.subject()).contains("after a look-up has failed");
    assertThat(answer.headline())
        .isEqualTo(
            "Look-ups go on for nothing with FUTURES and CALLBACKS."
                + " None goes on for nothing with SEQUENCE."
                + " The trace names who asked with SEQUENCE. It does not with CALLBACKS.");
    assertThat(answer.evidence())
        .anySatisfy(
            says("the PLACE fails, waste", "0 with SEQUENCE", "1 with FUTURES", "CALLBACKS"))
        .anySatisfy(
            says("the PLACE fails", "trace", "2 with SEQUENCE", "1 with FUTURES", "0 with CALL"))
        .anySatisfy(says("the MENU fails", "trace", "2 with SEQUENCE", "0 with FUTURES"))
        .anySatisfy(
            says(
                "the PLACE fails",
                "fail after 140.5 ms [140.2, 140.8] with SEQUENCE",
                "40.50 ms",
                "CALLBACKS"));
  }

  @Test
  void whatIsGivenUpIsTrackedForItselfAndHasNoTrace() {
    answered(of(10, 1, "NOTHING", 0).mode("SEQUENCE", 10), 1.8);
    Rows givenUp = of(10, 1, "NOTHING", 60);
    failed(givenUp.mode("FUTURES", 10), 0.0602, 2, 0);
    failed(givenUp.mode("VIRTUAL", 1), 0.0602, 0.002, 0);

    assertThat(answers()).hasSize(2);
    Answer answer = answers().get(1);
    assertThat(answer.subject()).contains("nobody waits for a request any more");
    assertThat(answer.headline())
        .as("what may have ended meanwhile is neither")
        .isEqualTo("Look-ups go on for nothing with FUTURES.");
    assertThat(answer.evidence())
        .anySatisfy(says("given up after 60 ms", "2 with FUTURES", "0.002 with VIRTUAL"))
        .noneSatisfy(says("trace"));
  }
}
