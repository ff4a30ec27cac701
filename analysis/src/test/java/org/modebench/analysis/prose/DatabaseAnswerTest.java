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

/** Of 120 requests, 40 at a time, each a look-up of 100 ms. */
@Tag("any-jdk")
class DatabaseAnswerTest {
  private static final double[] FORKS = {0.99, 0.995, 1, 1.005, 1.01};

  private final List<Row> rows = new ArrayList<>();

  private void add(
      String server, int connections, String more, double seconds, double late, double wasted) {
    for (int fork = 1; fork <= FORKS.length; fork++) {
      double taken = seconds * FORKS[fork - 1];
      Rows at =
          Rows.IO
              .benchmark("Server")
              .calls(120)
              .params(
                  "concurrency=40;databaseConnections=%d;%s;latencyMillis=100;loop=closed;upstream=database"
                      .formatted(connections, more))
              .mode(server, 1)
              .fork(fork);
      rows.add(at.wall(taken));
      rows.add(at.metric("throughput", (120 - late) / taken));
      rows.add(at.metric("time_per_request_concurrent", taken / (120 - late)));
      rows.add(at.metric("latency_p50", 4.02 / connections * FORKS[fork - 1]));
      rows.add(at.metric("failures", late));
      rows.add(at.metric("answers_504", late));
      rows.add(at.metric("wasted", wasted / 120));
    }
  }

  private Answer answer() {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    List<Answer> answers = Findings.of(measurements).answers(measurements);
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  private void measurePatiently() {
    String patient = "cachePercent=0;deadlineMillis=10000";
    for (int connections : new int[] {1, 4, 16}) {
      add("THREAD_PER_CONNECTION", connections, patient, 12.02 / connections, 0, 0);
      add("VIRTUAL_THREADS", connections, patient, connections == 1 ? 12.5 : 6.1, 0, 0);
      add("EVENT_LOOP", connections, patient, 12.03 / connections, 0, 0);
    }
  }

  @Test
  void holdsTheMedianAgainstTheLawOfAClosedNetwork() {
    measurePatiently();

    Answer answer = answer();
    assertThat(answer.subject()).satisfies(says("120 requests", "by number of database"));
    assertThat(answer.headline())
        .satisfies(says("Use", "THREAD_PER_CONNECTION", "EVENT_LOOP"))
        .doesNotContain("VIRTUAL_THREADS");
    assertThat(answer.evidence())
        .anySatisfy(
            says(
                "4.02 s with a pool of 1",
                "4.00 s by calculation",
                "with a pool of 4",
                "1.00 s by calculation"));
  }

  @Test
  void saysWhatJdbcCostsLoopsAndVirtualThreads() {
    measurePatiently();

    assertThat(answer().evidence())
        .anySatisfy(says("JDBC blocks", "EVENT_LOOP", "thread"))
        .anySatisfy(says("VIRTUAL_THREADS", "times the ideal", "carrier"))
        .noneSatisfy(says("504"));
  }

  /** The first is soon done, since it refuses nearly all; the second answers more a second. */
  @Test
  void countsGoodAnswersAndWhatWasLookedUpForNobody() {
    for (int connections : new int[] {1, 4}) {
      String hasty = "cachePercent=0;deadlineMillis=550";
      add("THREAD_PER_CONNECTION", connections, hasty, 2, 114, 14);
      add("THREAD_POOL", connections, hasty, 4, 60, 7);
    }

    Answer answer = answer();
    assertThat(answer.headline()).startsWith("Use THREAD_POOL");
    assertThat(answer.evidence())
        .anySatisfy(
            says(
                "THREAD_PER_CONNECTION 6",
                "THREAD_POOL 60",
                "THREAD_PER_CONNECTION 504 to 114, with 14 look-ups for nobody",
                "THREAD_POOL 504 to 60, with 7"))
        .noneSatisfy(says("by calculation"));
  }

  @Test
  void plotsAnswersOverTheConnections() {
    measurePatiently();

    assertThat(Run.of(Rows.IO).and(rows).report().plots())
        .extracting(plot -> plot.title())
        .anySatisfy(says("requests per second", "by number of database connections"));
  }
}
