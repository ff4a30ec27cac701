package org.modebench.analysis.prose.servers;

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

/** Of 40 requests, 10 at a time, each of which waits 100 ms. */
@Tag("any-jdk")
class SlowClientsAnswerTest {
  private static final double[] FORKS = {0.998, 0.999, 1, 1.001, 1.002};

  private final List<Row> rows = new ArrayList<>();

  private void add(String server, int slow, String proxy, double seconds) {
    for (int fork = 1; fork <= FORKS.length; fork++) {
      Rows at =
          Rows.IO
              .benchmark("Server")
              .calls(40)
              .params(
                  "concurrency=10;latencyMillis=100;loop=closed;patienceMillis=500;proxy=%s;slowClients=%d"
                      .formatted(proxy, slow))
              .mode(server, 1)
              .fork(fork);
      double taken = seconds * FORKS[fork - 1];
      rows.add(at.wall(taken));
      rows.add(at.metric("throughput", 40 / taken));
    }
  }

  /** One worker needs 4 s, and 0.5 s more for each slow client before each ten requests. */
  private void addDirect() {
    add("SYNC_WORKER", 0, "none", 4.02);
    add("SYNC_WORKER", 1, "none", 6.05);
    add("SYNC_WORKER", 4, "none", 12.1);
    for (int slow : new int[] {0, 1, 4}) {
      add("EVENT_LOOP", slow, "none", 0.41);
    }
  }

  private void addProxied(double ofWorker) {
    for (int slow : new int[] {0, 1, 4}) {
      add("SYNC_WORKER", slow, "loop", ofWorker);
      add("EVENT_LOOP", slow, "loop", 0.42);
    }
  }

  private Answer direct() {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return Findings.of(measurements).answers(measurements).stream()
        .filter(answer -> !answer.subject().contains("through a proxy"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void holdsWhatSlowClientsCostAgainstTheModel() {
    addDirect();

    assertThat(direct().subject()).contains("by number of slow clients");
    assertThat(direct().headline()).satisfies(says("Use EVENT_LOOP"));
    assertThat(direct().evidence())
        .anySatisfy(
            says(
                "SYNC_WORKER",
                "9.950 [",
                "without slow clients (10.00 by the model)",
                "6.612 [",
                "with 1 (6.667 by the model)",
                "3.306 [",
                "with 4 (3.333 by the model)"))
        .anySatisfy(says("patience of 500 ms"))
        .anySatisfy(says("up to 4 slow clients", "EVENT_LOOP", "as fast", "2 %"))
        .noneMatch(sentence -> sentence.contains("proxy"));
  }

  @Test
  void saysThatTheProxyRestoresWhatItDoes() {
    addDirect();
    addProxied(4.03);

    assertThat(direct().evidence())
        .anySatisfy(
            says(
                "SYNC_WORKER",
                "with 4 (3.333 by the model)",
                "behind the proxy 9.926 [",
                "with 4, as many as without slow clients"));
  }

  @Test
  void saysWhatTheProxyDoesNotRestore() {
    addDirect();
    addProxied(4.8);

    assertThat(direct().evidence())
        .anySatisfy(
            says("SYNC_WORKER", "behind the proxy 8.333 [", "1.19 [", "the time", "without"))
        .noneMatch(sentence -> sentence.contains("as many"));
  }

  @Test
  void claimsNoCostWhereNoneIsShown() {
    for (int slow : new int[] {0, 4}) {
      add("EVENT_LOOP", slow, "none", 0.41);
      for (int fork = 1; fork <= 5; fork++) {
        double noise = 1 + 0.08 * (fork - 3 + slow / 8.0);
        Rows at =
            Rows.IO
                .benchmark("Server")
                .calls(40)
                .params(
                    "concurrency=10;latencyMillis=100;loop=closed;patienceMillis=500;proxy=none;slowClients="
                        + slow)
                .mode("SELECTOR", 1)
                .fork(fork);
        rows.add(at.wall(0.41 * noise));
        rows.add(at.metric("throughput", 40 / (0.41 * noise)));
      }
    }

    assertThat(direct().evidence())
        .anySatisfy(says("not shown to cost SELECTOR"))
        .noneMatch(sentence -> sentence.contains("model"));
  }
}
