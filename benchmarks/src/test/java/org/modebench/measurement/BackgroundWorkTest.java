package org.modebench.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class BackgroundWorkTest {
  private long now;
  private long cpu;

  /** Returns how long it waited, in milliseconds, for a JVM with a load that ends. */
  private long waited(double load, long endsAfterMillis) {
    long end = TimeUnit.MILLISECONDS.toNanos(endsAfterMillis);
    new BackgroundWork(
            () -> now,
            () -> cpu,
            millis -> {
              long passed = TimeUnit.MILLISECONDS.toNanos(millis);
              cpu += now < end ? (long) (load * passed) : 0;
              now += passed;
            })
        .await();
    return TimeUnit.NANOSECONDS.toMillis(now);
  }

  @Test
  void isWaitedForUntilItEnds() {
    assertThat(waited(0.5, 20)).isEqualTo(22);
  }

  @Test
  void thatDoesNotEndIsNotWaitedForAnyLonger() {
    assertThat(waited(2, 10_000))
        .isEqualTo(TimeUnit.NANOSECONDS.toMillis(BackgroundWork.AT_MOST_NANOS));
  }

  @Test
  void thatIsLittleIsNone() {
    assertThat(waited(0.05, 10_000)).isEqualTo(2);
  }

  @Test
  void endsWithAnInterrupt() {
    new BackgroundWork(
            () -> now,
            () -> cpu,
            millis -> {
              throw new InterruptedException();
            })
        .await();

    assertThat(Thread.interrupted()).isTrue();
  }
}
