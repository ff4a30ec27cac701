package org.modebench.server.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimersTest {

  /** Near the end of its range: System.nanoTime may begin anywhere. */
  private long now = Long.MAX_VALUE - 2_000_000;

  private final Timers timers = new Timers(() -> now);
  private final List<String> ran = new ArrayList<>();

  private Wait after(long nanos, String name) {
    return timers.after(nanos, () -> ran.add(name));
  }

  private void pass(long nanos) {
    now += nanos;
    timers.runDue();
  }

  @Test
  void runsTheSoonestFirstAndEqualOnesInTheOrderOfAsking() {
    after(3_000_000, "third");
    after(1_000_000, "first");
    after(2_000_000, "second");
    after(3_000_000, "fourth");
    pass(5_000_000);
    assertThat(ran).containsExactly("first", "second", "third", "fourth");
    assertThat(timers.size()).isZero();
  }

  @Test
  void runsNothingBeforeItsTime() {
    after(1_000_000, "due");
    pass(999_999);
    assertThat(ran).isEmpty();
    pass(1);
    assertThat(ran).containsExactly("due");
  }

  @Test
  void sleepsUntilTheSoonestIsDueAndNeverLess() {
    assertThat(timers.idleMillis()).isEqualTo(Long.MAX_VALUE);
    after(5_000_001, "late");
    assertThat(timers.idleMillis()).isEqualTo(6);
    after(1_000_000, "soon");
    assertThat(timers.idleMillis()).isEqualTo(1);
    now += 999_999;
    assertThat(timers.idleMillis()).isEqualTo(1);
    now += 1;
    assertThat(timers.idleMillis()).isZero();
    now += TimeUnit.DAYS.toNanos(1);
    assertThat(timers.idleMillis()).isZero();
  }

  @Test
  void whatIsCancelledIsForgotten() {
    Wait first = after(1, "first");
    after(1, "second");
    first.cancel();
    assertThat(timers.size()).isEqualTo(1);
    pass(1);
    first.cancel();
    assertThat(ran).containsExactly("second");
  }

  @Test
  void aTimerMayCancelTheNextOne() {
    List<Wait> next = new ArrayList<>();
    timers.after(1, () -> next.get(0).cancel());
    next.add(after(2, "cancelled"));
    pass(5);
    assertThat(ran).isEmpty();
  }

  @Test
  void whatIsAskedForMeanwhileHasToWait() {
    timers.after(0, () -> after(0, "next turn"));
    timers.runDue();
    assertThat(ran).isEmpty();
    timers.runDue();
    assertThat(ran).containsExactly("next turn");
  }
}
