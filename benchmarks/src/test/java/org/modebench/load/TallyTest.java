package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class TallyTest {

  private static final long MILLI = 1_000_000;

  /** HdrHistogram keeps three digits. */
  private static final double THREE_DIGITS = 1e-3;

  private long nanos = 77;
  private final Tally tally = new Tally(() -> nanos, nanos, OptionalInt.empty());

  private void after(long millis) {
    nanos += millis * MILLI;
  }

  /**
   * By hand: the first from 0 to 100 ms, the second from 50 to 250 ms: 300 ms of requests in 250.
   */
  @Test
  void countsAndTimes() {
    tally.began(nanos);
    after(50);
    tally.lastBegins();
    tally.began(nanos);
    assertThat(tally.underWay()).isEqualTo(2);
    after(50);
    tally.ended(Ending.ANSWERED, 100 * MILLI);
    after(150);
    tally.ended(Ending.ANSWERED, 200 * MILLI);
    assertThat(tally.underWay()).isZero();
    assertThat(tally.ended()).isEqualTo(2);

    LoadResult result = tally.result(25 * MILLI);
    assertThat(result.seconds()).isCloseTo(0.25, within(1e-9));
    assertThat(result.answered()).isEqualTo(2);
    assertThat(result.meanSeconds()).isCloseTo(0.15, within(0.15 * THREE_DIGITS));
    assertThat(result.p50Seconds()).isCloseTo(0.1, within(0.1 * THREE_DIGITS));
    assertThat(result.p90Seconds()).isCloseTo(0.2, within(0.2 * THREE_DIGITS));
    assertThat(result.p95Seconds()).isEqualTo(result.p90Seconds());
    assertThat(result.p99Seconds()).isEqualTo(result.p90Seconds());
    assertThat(result.maxSeconds()).isEqualTo(result.p90Seconds());
    // One under way for 50 ms, while the last was left to send.
    assertThat(result.inFlight()).isCloseTo(1, within(1e-9));
    assertThat(result.littleRatio()).isCloseTo(1, within(THREE_DIGITS));
    assertThat(result.clientBusyShare()).isCloseTo(0.1, within(1e-9));
  }

  /** Else a request due at the beginning would have a latency longer than the whole load. */
  @Test
  void lastsFromItsBeginningThoughMadeLater() {
    Tally late = new Tally(() -> nanos, nanos - 3 * MILLI, OptionalInt.empty());
    late.began(nanos);
    after(7);
    late.ended(Ending.ANSWERED, 10 * MILLI);
    assertThat(late.result(0).seconds()).isCloseTo(0.01, within(1e-9));
  }

  @Test
  void keepsTheLatenciesOfFailuresApart() {
    tally.began(nanos);
    tally.began(nanos);
    tally.began(nanos);
    tally.began(nanos);
    tally.began(nanos);
    after(10);
    tally.ended(Ending.ANSWERED, 10 * MILLI);
    after(990);
    tally.ended(Ending.TIMED_OUT, 1_000 * MILLI);
    tally.ended(Ending.CLOSED, 1_000 * MILLI);
    tally.ended(Ending.ofStatus(502), 1_000 * MILLI);
    tally.ended(Ending.ofStatus(504), 1_000 * MILLI);
    LoadResult result = tally.result(0);
    assertThat(result.answered()).isEqualTo(1);
    assertThat(result.timedOut()).isEqualTo(1);
    assertThat(result.failed()).isEqualTo(1);
    assertThat(result.badGateway()).isEqualTo(1);
    assertThat(result.gatewayTimeout()).isEqualTo(1);
    assertThat(result.maxSeconds()).isCloseTo(0.01, within(0.01 * THREE_DIGITS));
    assertThat(result.inFlight()).isNaN();
    // Failures took their time, too: without them Little's law would seem broken.
    assertThat(result.littleRatio()).isCloseTo(1, within(THREE_DIGITS));
  }

  @Test
  void littlesLawShowsARequestThatWasLost() {
    tally.began(nanos);
    tally.began(nanos);
    after(100);
    tally.ended(Ending.ANSWERED, 100 * MILLI);
    assertThat(tally.result(0).littleRatio()).isCloseTo(0.5, within(THREE_DIGITS));
  }

  @Test
  void littlesLawShowsARequestThatWasTimedWrongly() {
    tally.began(nanos);
    after(100);
    tally.ended(Ending.ANSWERED, 150 * MILLI);
    assertThat(tally.result(0).littleRatio()).isCloseTo(1.5, within(1.5 * THREE_DIGITS));
  }

  /** By hand: begun 9 ms late and answered 1 ms later, it was under way for 10 ms, not for one. */
  @Test
  void littlesLawHoldsOfARequestThatBeginsLateWhereLatencyCountsFromWhenItWasDue() {
    after(9);
    tally.began(nanos - 9 * MILLI);
    after(1);
    tally.ended(Ending.ANSWERED, 10 * MILLI);
    assertThat(tally.result(0).littleRatio()).isCloseTo(1, within(THREE_DIGITS));
  }

  /** One request after another, three of 100 ms, in a loop that is asked to keep two under way. */
  @Test
  void littlesLawShowsAClosedLoopThatDoesNotKeepAsManyUnderWayAsAsked() {
    Tally closed = new Tally(() -> nanos, nanos, OptionalInt.of(2));
    for (int i = 0; i < 3; i++) {
      if (i == 2) {
        closed.lastBegins();
      }
      closed.began(nanos);
      after(100);
      closed.ended(Ending.ANSWERED, 100 * MILLI);
    }
    assertThat(closed.result(0).littleRatio()).isCloseTo(0.5, within(THREE_DIGITS));
  }

  /** By hand: the first two and the third fill 100 ms; what follows the last send is left out. */
  @Test
  void littlesLawHoldsOfAClosedLoopUntilItHasNoneLeftToSend() {
    Tally closed = new Tally(() -> nanos, nanos, OptionalInt.of(2));
    closed.began(nanos);
    closed.began(nanos);
    after(100);
    closed.ended(Ending.ANSWERED, 100 * MILLI);
    closed.lastBegins();
    closed.began(nanos);
    after(50);
    closed.ended(Ending.ANSWERED, 150 * MILLI);
    after(250);
    closed.ended(Ending.ANSWERED, 300 * MILLI);
    assertThat(closed.result(0).littleRatio()).isCloseTo(1, within(THREE_DIGITS));
  }

  /**
   * By hand: from 30 ms, when the second begins, to 100 ms, when the last does, two are under way.
   */
  @Test
  void aClosedLoopIsJudgedFromWhenAsManyHaveBegunAsAsked() {
    Tally closed = new Tally(() -> nanos, nanos, OptionalInt.of(2));
    closed.began(nanos);
    after(30);
    closed.began(nanos);
    after(70);
    closed.ended(Ending.ANSWERED, 100 * MILLI);
    closed.lastBegins();
    closed.began(nanos);
    after(20);
    closed.ended(Ending.ANSWERED, 90 * MILLI);
    closed.ended(Ending.ANSWERED, 20 * MILLI);
    LoadResult result = closed.result(0);
    assertThat(result.inFlight()).isCloseTo(2, within(1e-9));
    assertThat(result.littleRatio()).isCloseTo(1, within(THREE_DIGITS));
  }

  @Test
  void namesWhatWentWrongTheMostFrequentFirst() {
    Throwable refused = new IllegalStateException("wrapped", new ConnectException("Refused"));
    fail(Ending.ofStatus(404), Ending.of(refused), Ending.CLOSED, Ending.of(refused));
    fail(Ending.of(new UnknownHostException("no.such.host: unknown")));
    assertThat(tally.result(0).failures())
        .containsExactly(
            new LoadResult.Cause("refused", 2),
            new LoadResult.Cause("answer 404", 1),
            new LoadResult.Cause(Ending.CLOSED.cause(), 1),
            new LoadResult.Cause("unknown host", 1));
  }

  /** A server can answer with as many statuses as it likes. */
  @Test
  void keepsAFewCausesApartAndLosesNone() {
    for (int status = 400; status < 600; status++) {
      fail(Ending.ofStatus(status));
    }
    List<LoadResult.Cause> causes = tally.result(0).failures();
    assertThat(causes).hasSizeLessThan(30);
    assertThat(causes.stream().mapToInt(LoadResult.Cause::requests).sum()).isEqualTo(200);
    assertThat(tally.result(0).badGateway()).isEqualTo(1);
  }

  private void fail(Ending... endings) {
    for (Ending ending : endings) {
      tally.began(nanos);
      after(1);
      tally.ended(ending, MILLI);
    }
  }

  @Test
  void withoutAnAnswerThereIsNoLatency() {
    tally.began(nanos);
    after(1);
    tally.ended(Ending.CLOSED, MILLI);
    LoadResult result = tally.result(0);
    assertThat(result.meanSeconds()).isNaN();
    assertThat(result.p50Seconds()).isNaN();
    assertThat(result.maxSeconds()).isNaN();
    assertThat(result.littleRatio()).isNaN();
  }
}
