package org.modebench.server.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modebench.server.common.LoopLag;

class LagMeterTest {

  /** The histogram keeps three significant digits. */
  private static final Offset<Double> ROUNDING = within(0.000_5);

  private long now = -1;
  private final Timers timers = new Timers(() -> now);
  private final LagMeter meter = new LagMeter(timers, () -> now);

  @BeforeEach
  void start() {
    meter.start();
  }

  /** Lets time pass while the loop does nothing but look at its timers. */
  private void idle(long millis) {
    for (long i = 0; i < millis; i++) {
      block(1);
    }
  }

  /** Lets time pass while the loop does something else, and then looks at its timers. */
  private void block(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
    timers.runDue();
  }

  @Test
  void aLoopThatIsInTimeHasNoLag() {
    idle(1_000);
    assertThat(meter.take()).isEqualTo(new LoopLag(0, 0, 0));
  }

  @Test
  void everyTaskThatWasDueDuringAStandstillCounts() {
    idle(10);
    meter.take();
    block(300);
    // Due after 10, 20, ... 300 ms, late by 290, 280, ... 0 ms. The one task that ran would have
    // said 290 ms and nothing else.
    LoopLag lag = meter.take();
    assertThat(lag.meanSeconds()).isCloseTo(0.145, ROUNDING);
    assertThat(lag.p99Seconds()).isCloseTo(0.290, ROUNDING);
    assertThat(lag.maxSeconds()).isCloseTo(0.290, ROUNDING);
  }

  @Test
  void aStandstillWeighsAsMuchAsItLasted() {
    // 70 tasks in time, then 30 late by 295, 285, ... 5 ms: the mean is 30 * 150 / 100 ms, and
    // the worst of a hundred is the 99th percentile and a hair.
    idle(700);
    block(305);
    LoopLag lag = meter.take();
    assertThat(lag.meanSeconds()).isCloseTo(0.045, ROUNDING);
    assertThat(lag.p99Seconds()).isCloseTo(0.285, ROUNDING);
    assertThat(lag.maxSeconds()).isCloseTo(0.295, ROUNDING);
  }

  @Test
  void countsWhatIsDueAlthoughTheLoopHasNotRunItYet() {
    now += TimeUnit.MILLISECONDS.toNanos(25);
    LoopLag lag = meter.take();
    assertThat(lag.maxSeconds()).isCloseTo(0.015, ROUNDING);
    assertThat(lag.meanSeconds()).isCloseTo(0.010, ROUNDING);
    // Once, and not again when the loop runs it.
    timers.runDue();
    assertThat(meter.take()).isEqualTo(new LoopLag(0, 0, 0));
  }

  @Test
  void beginsAnewAfterItWasTaken() {
    block(500);
    meter.take();
    idle(100);
    assertThat(meter.take()).isEqualTo(new LoopLag(0, 0, 0));
  }

  @Test
  void goesOnForEverWithOneTimer() {
    block(1_000);
    idle(100);
    assertThat(timers.size()).isEqualTo(1);
  }
}
