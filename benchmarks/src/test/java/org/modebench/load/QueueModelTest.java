package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("any-jdk")
class QueueModelTest {

  private static final double TINY = 1e-12;

  @Test
  void requestsThatComeSlowerThanTheyAreServedDoNotWait() {
    QueueModel model = new QueueModel(0.1, 0, 0, i -> false);
    assertThat(model.latencies(3, new Load.Open(5)).byNumber())
        .containsExactly(new double[] {0.1, 0.1, 0.1}, within(TINY));
  }

  /** By hand: arrivals at 0, 1, 2, 3; each is served for 2; ends at 2, 4, 6, 8. */
  @Test
  void requestsThatComeFasterWaitLongerAndLonger() {
    QueueModel model = new QueueModel(2, 0, 0, i -> false);
    assertThat(model.latencies(4, new Load.Open(1)).byNumber())
        .containsExactly(new double[] {2, 3, 4, 5}, within(TINY));
  }

  /**
   * By hand: arrivals at 0 to 7, service 0.5, request 2 holds the server from 2 to 5 and is served
   * until 5.5; 3 ends at 6, 4 at 6.5, 5 at 7, 6 at 7.5; 7 at 8.
   */
  @Test
  void aPauseIsWorkedOffByTheRequestsAfterIt() {
    QueueModel model = new QueueModel(0.5, 0, 3, i -> i == 2);
    assertThat(model.latencies(8, new Load.Open(1)).byNumber())
        .containsExactly(new double[] {0.5, 0.5, 3.5, 3, 2.5, 2, 1.5, 1}, within(TINY));
  }

  /** Three at once, service 1: ends at 1, 2, 3; then each waits for the two before it. */
  @Test
  void aClosedLoopWaitsForItsOwnRequestsOnly() {
    QueueModel model = new QueueModel(1, 0, 0, i -> false);
    assertThat(model.latencies(6, new Load.Closed(3)).byNumber())
        .containsExactly(new double[] {1, 2, 3, 3, 3, 3}, within(TINY));
  }

  /** By hand: the first is served alone until 1, then three at once, and so on. */
  @Test
  void aClosedLoopWhoseFirstRequestIsAlone() {
    QueueModel model = new QueueModel(1, 0, 0, i -> false);
    assertThat(model.latencies(6, new Load.Closed(3, true)).byNumber())
        .containsExactly(new double[] {1, 1, 2, 3, 3, 3}, within(TINY));
  }

  /**
   * By hand: one connection, service 1, a pause of 10 for request 2. The closed loop sees one long
   * latency; the open loop, at the same rate, sees one for each request that should have been sent.
   */
  @Test
  void aClosedLoopHidesAPause() {
    QueueModel model = new QueueModel(1, 0, 10, i -> i == 2);
    assertThat(model.latencies(5, new Load.Closed(1)).byNumber())
        .containsExactly(new double[] {1, 1, 11, 1, 1}, within(TINY));
    assertThat(model.latencies(5, new Load.Open(1)).byNumber())
        .containsExactly(new double[] {1, 1, 11, 11, 11}, within(TINY));
  }

  /**
   * By hand: arrivals at 0, 1, 2, 3, 4, 5, a wait of 1.5 without the thread, which stands still
   * from 2 to 4. Request 1 would be answered at 2.5 and is at 4; 2 and 3 begin to wait at 4, as 4
   * does.
   */
  @Test
  void anEventLoopThatStandsStillHoldsUpAnswersAndArrivals() {
    QueueModel model = new QueueModel(0, 1.5, 2, i -> i == 2);
    assertThat(model.latencies(6, new Load.Open(1)).byNumber())
        .containsExactly(new double[] {1.5, 3, 3.5, 2.5, 1.5, 1.5}, within(TINY));
  }

  /** By hand: all of them wait at once, two rounds of 1.5. */
  @Test
  void anEventLoopServesAClosedLoopAtOnce() {
    QueueModel model = new QueueModel(0, 1.5, 0, i -> false);
    assertThat(model.latencies(8, new Load.Closed(4)).byNumber())
        .containsOnly(new double[] {1.5}, within(TINY));
  }

  /** Lindley's recursion, written out, for a pattern of pauses that overlap. */
  @ParameterizedTest
  @CsvSource({"1000, 0.0002, 0.2, 500", "10, 0.09, 0.3, 7", "3, 0.4, 0.5, 4"})
  void agreesWithLindleysRecursion(double rate, double service, double pause, int every) {
    int requests = 2_000;
    QueueModel model = new QueueModel(service, 0, pause, i -> i % every == 0);
    double[] expected = new double[requests];
    double waiting = 0;
    for (int i = 0; i < requests; i++) {
      double work = service + (i % every == 0 ? pause : 0);
      expected[i] = waiting + work;
      waiting = Math.max(0, waiting + work - 1 / rate);
    }
    assertThat(model.latencies(requests, new Load.Open(rate)).byNumber())
        .containsExactly(expected, within(1e-8));
  }

  /**
   * By hand: at 1,000 requests a second every 500th stops the server for 0.2 s, so the j-th after
   * it, j from 0, takes 0.2 − j/1000 s. One in a hundred is 5 of 500: the 99th percentile is the
   * sixth longest, 0.195 s.
   */
  @Test
  void theNinetyNinthPercentileOfAPause() {
    QueueModel model = new QueueModel(0, 0, 0.2, i -> i % 500 == 0);
    Latencies open = model.latencies(5_000, new Load.Open(1_000));
    assertThat(open.quantile(99)).isCloseTo(0.195, within(TINY));
    assertThat(open.quantile(100)).isCloseTo(0.2, within(TINY));
    assertThat(open.quantile(60)).isCloseTo(0, within(TINY));
    // 0.2 + 0.199 + ... + 0.001, of 500.
    assertThat(Arrays.stream(open.byNumber()).average()).hasValueCloseTo(20.1 / 500, within(TINY));
    assertThat(model.latencies(5_000, new Load.Closed(1)).quantile(99)).isZero();
  }

  @Test
  void quantilesAreLatenciesThatOccur() {
    Latencies latencies = new Latencies(new double[] {4, 1, 3, 2});
    assertThat(latencies.byNumber()).containsExactly(4, 1, 3, 2);
    assertThat(latencies.quantile(25)).isEqualTo(1);
    assertThat(latencies.quantile(26)).isEqualTo(2);
    assertThat(latencies.quantile(50)).isEqualTo(2);
    assertThat(latencies.quantile(100)).isEqualTo(4);
    assertThat(latencies.quantile(1e-9)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, service;0 or more seconds;-1.0",
    "0, NaN, 0, delay;0 or more seconds;NaN",
    "0, 0, Infinity, pause;0 or more seconds;Infinity",
  })
  void refusesTimesThatAreNone(double service, double delay, double pause, String facts) {
    assertThatThrownBy(() -> new QueueModel(service, delay, pause, i -> false))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .satisfies(saying(facts.split(";")));
  }
}
