package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.modebench.analysis.text.Facts.saying;

import org.junit.jupiter.api.Test;
import org.modebench.benchmark.ContentionBenchmark.SharedNumber;
import org.modebench.mode.ExecutionMode;
import org.modebench.task.shared.LockKind;

class ContentionBenchmarkTest {
  private static SharedNumber number(LockKind lock, ExecutionMode mode, int workers) {
    SharedNumber number = new SharedNumber();
    number.lock = lock;
    number.mode = mode;
    number.workers = workers;
    number.calls = 10_000;
    number.permits = 1;
    number.step = "MANY";
    return number;
  }

  @Test
  void aLockThatLosesFailsAndARaceThatLosesDoesNot() {
    for (LockKind lock : LockKind.values()) {
      SharedNumber number = number(lock, ExecutionMode.THREADS, 2);
      number.check(0);
      if (lock == LockKind.NONE) {
        number.check(3);
      } else {
        assertThatIllegalStateException()
            .isThrownBy(() -> number.check(3))
            .satisfies(saying(lock.name(), "3", "10000"));
      }
    }
  }

  @Test
  void whatExcludesNobodyMayLose() {
    SharedNumber semaphore = number(LockKind.SEMAPHORE, ExecutionMode.THREADS, 2);
    semaphore.permits = 2;
    semaphore.check(3);
    SharedNumber released = number(LockKind.SEMAPHORE, ExecutionMode.THREADS, 2);
    released.strayReleases = 1;
    released.check(3);
    SharedNumber refused = number(LockKind.REENTRANT, ExecutionMode.THREADS, 2);
    refused.strayReleases = 1;
    assertThatIllegalStateException().isThrownBy(() -> refused.check(3));
  }

  @Test
  void aRaceOfOneAndStepsUnderAGlobalLockLoseNothing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> number(LockKind.NONE, ExecutionMode.THREADS, 1).check(1));
    SharedNumber locked = number(LockKind.NONE, ExecutionMode.GIL_THREADS, 2);
    locked.check(3);
    locked.step = "ONE";
    assertThatIllegalStateException().isThrownBy(() -> locked.check(3));
    assertThat(locked.strayReleases).isZero();
  }
}
