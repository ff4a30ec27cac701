package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.session.Cases;

@Tag("any-jdk")
class CaseTest {

  @Test
  void aModeCallsAsOftenAtOnceAsItHasWorkers() {
    assertThat(Cases.io("THREADS", 4).callsAtOnce()).isEqualTo(4);
    assertThat(Cases.io("THREADS", 40).callsAtOnce()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"40, 100, 40", "40, 8, 8"})
  void aClosedLoopOfServersCallsByItsConcurrency(String concurrency, String calls, int atOnce) {
    assertThat(server(calls, concurrency, "0", "100").callsAtOnce()).isEqualTo(atOnce);
  }

  /** A mock that is checked with one call at once would be trusted with what it cannot do. */
  @ParameterizedTest
  @CsvSource({
    "1000, 100, 5000, 100",
    "1000, 100, 50, 50",
    "15, 100, 5000, 2",
    "10, 100, 5000, 1",
    "1000, 0, 5000, 1",
    "1000000, 60000, 100000000, 60000000"
  })
  void anOpenLoopOfServersCallsByRateAndLatency(
      String rate, String latencyMillis, String calls, int atOnce) {
    assertThat(server(calls, "0", rate, latencyMillis).callsAtOnce()).isEqualTo(atOnce);
  }

  private static Case server(String calls, String concurrency, String rate, String latencyMillis) {
    return Cases.of(
        "Server",
        true,
        "server",
        "EVENT_LOOP",
        "workers",
        "1",
        "calls",
        calls,
        "concurrency",
        concurrency,
        "rate",
        rate,
        "latencyMillis",
        latencyMillis);
  }
}
