package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.results.Row;

@Tag("any-jdk")
class QueueAnswerTest {
  private static final double[] FORKS = {0.99, 0.995, 1, 1.005, 1.01};

  private static void add(
      List<Row> rows, int load, String queue, double p99, double peak, double blocked) {
    for (int fork = 1; fork <= FORKS.length; fork++) {
      Rows at =
          Rows.IO
              .benchmark("Pipeline")
              .calls(200)
              .params("burst=20;loadPercent=" + load)
              .mode(queue, 1)
              .fork(fork);
      rows.add(at.wall(0.1 * 100 / load));
      rows.add(at.metric("latency_p99", p99 * FORKS[fork - 1]));
      rows.add(at.metric("queue_peak", peak));
      rows.add(at.metric("blocked", blocked));
      rows.add(at.metric("lost_at_a_kill", queue.equals("DIRECT") ? 0 : peak / 2 + fork % 2));
    }
  }

  private static List<Row> rows(int... loads) {
    List<Row> rows = new ArrayList<>();
    for (int load : loads) {
      add(rows, load, "DIRECT", 0.012, 0, 0.04);
      add(rows, load, "BOUNDED", 0.012, 16, 0.003);
      add(rows, load, "UNBOUNDED", 0.012, load / 2.0, 0);
      add(rows, load, "BATCHED", 0.001, 20, 0);
    }
    return rows;
  }

  private static Answer answer(List<Row> rows) {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    List<Answer> answers = Findings.of(measurements).answers(measurements);
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  /** Their batches take the same time, which is that of the load; what differs is the delay. */
  @Test
  void namesTheQueueWithTheShortestDelay() {
    Answer answer = answer(rows(40, 70));

    assertThat(answer.subject()).satisfies(says("200 messages", "bursts of 20", "by load"));
    assertThat(answer.headline()).startsWith("Use BATCHED");
    assertThat(answer.evidence()).anySatisfy(says("1.000 ms", "p99"));
  }

  @Test
  void tellsWhenAQueueNeedsABound() {
    assertThat(answer(rows(40, 70)).headline())
        .satisfies(
            says("20 at a load of 40 %", "35 at a load of 70 %", "memory cannot hold", "3.00 ms"));
    assertThat(answer(rows(70, 120)).headline())
        .satisfies(says("60 at a load of 120 %", "grows for as long", "needs a bound"));
  }

  /** Of the five forks three lost one more. */
  @Test
  void tellsWhatAKillLoses() {
    assertThat(answer(rows(40, 70)).evidence())
        .anySatisfy(
            says(
                "killed",
                "DIRECT 0.0 at a load of 40 % and 0.0 at a load of 70 %",
                "BOUNDED 8.6 at",
                "UNBOUNDED 10.6 at a load of 40 % and 18.1 at a load of 70 %",
                "No message was lost that had been acknowledged"));
  }

  @Test
  void plotsDelayAndPeakOverTheLoad() {
    assertThat(Run.of(Rows.IO).and(rows(40, 70)).report().plots())
        .extracting(plot -> plot.title())
        .anySatisfy(says("p99 of the latency", "load"))
        .anySatisfy(says("messages that wait at most", "load"));
  }
}
