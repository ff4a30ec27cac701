package org.modebench.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When answers are due, and what is on record of them. */
@Tag("any-jdk")
class AnswerTimerTest {
  private static final ByteBuffer BYTES = ByteBuffer.allocate(0);
  private static final long MILLI = 1_000_000;

  private final Lateness lateness = new Lateness();
  private final AnswerTimer timer = new AnswerTimer(1, lateness);
  private final Socket socket = new Socket();

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  private ScheduledFuture<?> answerIn(long millis) {
    return timer.schedule(() -> {}, millis, TimeUnit.MILLISECONDS);
  }

  private void late(long... nanos) {
    for (long each : nanos) {
      lateness.add(each);
    }
  }

  /** What the request took to be understood is part of the delay. */
  @Test
  void theDelayBeginsWhenTheRequestIsRead() throws Exception {
    timer.opened(socket);
    timer.incoming(socket, BYTES);
    Thread.sleep(30);
    assertThat(answerIn(50).getDelay(TimeUnit.NANOSECONDS)).isLessThanOrEqualTo(20 * MILLI);
  }

  @Test
  void whatIsLateAlreadyIsAnsweredAtOnce() throws Exception {
    timer.opened(socket);
    timer.incoming(socket, BYTES);
    Thread.sleep(5);
    answerIn(1).get(10, TimeUnit.SECONDS);
    timer.outgoing(socket, BYTES);
    Punctuality punctuality = timer.punctuality();
    assertThat(punctuality.answers()).isOne();
    assertThat(punctuality.medianNanos()).isGreaterThanOrEqualTo(4 * MILLI);
  }

  /** Of an answer in several writes the first counts; those without a delay do not. */
  @Test
  void countsDelayedAnswersOnce() throws Exception {
    timer.opened(socket);
    timer.incoming(socket, BYTES);
    timer.outgoing(socket, BYTES);
    assertThat(timer.punctuality().answers()).isZero();
    timer.incoming(socket, BYTES);
    answerIn(1).get(10, TimeUnit.SECONDS);
    timer.outgoing(socket, BYTES);
    timer.outgoing(socket, BYTES);
    assertThat(timer.punctuality().answers()).isOne();
    timer.closed(socket);
    timer.outgoing(socket, BYTES);
    assertThat(timer.punctuality().answers()).isZero();
  }

  @Test
  void withoutARequestItIsAnOrdinaryTimer() {
    assertThat(answerIn(60_000).getDelay(TimeUnit.SECONDS)).isBetween(50L, 60L);
  }

  @Test
  void aCalibrationTakesOffWhatMostAnswersTake() {
    late(900, 800, 700, 600, 500, 400, 300, 200, 100, 1000);
    assertThat(timer.calibrate()).isEqualTo(new Punctuality(10, 600, 1000, 0));
    assertThat(timer.punctuality()).isEqualTo(new Punctuality(0, 0, 0, 200));
    late(-50, -50, -50);
    timer.calibrate();
    assertThat(timer.punctuality().leadNanos()).isEqualTo(150);
    late(-500, -500, -500);
    timer.calibrate();
    assertThat(timer.punctuality().leadNanos()).isZero();
  }

  @Test
  void aCalibrationWithoutAnswersChangesNothing() {
    late(300);
    timer.calibrate();
    timer.calibrate();
    assertThat(timer.punctuality().leadNanos()).isEqualTo(300);
  }

  @Test
  void ofVeryManyTheLastOnesCount() {
    for (int i = 0; i < 200_000; i++) {
      lateness.add(i);
    }
    assertThat(lateness.take()).hasSize(1 << 16).startsWith(200_000 - (1 << 16)).endsWith(199_999);
    assertThat(lateness.take()).isEmpty();
  }
}
