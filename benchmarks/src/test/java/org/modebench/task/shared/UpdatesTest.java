package org.modebench.task.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.mode.Batch;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskRunner;
import org.modebench.task.InterpreterLock;

@Timeout(60)
class UpdatesTest {
  private static final int WORKERS = 4;
  private static final int EACH = 2_000;
  private static final int SECTION = 100;

  private static long count(SharedCounter counter, ExecutionMode mode, boolean manySteps)
      throws Exception {
    List<Updates> tasks = new ArrayList<>();
    for (int w = 0; w < WORKERS; w++) {
      tasks.add(new Updates(counter, w, EACH, SECTION, 0, manySteps));
    }
    try (TaskRunner runner = mode.open(WORKERS)) {
      new Batch(tasks).runOn(runner);
    }
    return counter.value();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void underALockNothingIsLost(LockKind lock) throws Exception {
    for (ExecutionMode mode : List.of(ExecutionMode.THREADS, ExecutionMode.FORK_JOIN)) {
      SharedCounter counter = lock.counter(1, true);
      assertThat(count(counter, mode, true)).as("%s", mode).isEqualTo(WORKERS * EACH);
      assertThat(counter.tally().mostInside()).isEqualTo(lock.isLock() ? 1 : 0);
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NONE", "SYNCHRONIZED"},
      mode = EnumSource.Mode.EXCLUDE)
  void norUnderALockWithinAGlobalLock(LockKind lock) throws Exception {
    SharedCounter counter = lock.counter(1, true);
    assertThat(count(counter, ExecutionMode.GIL_THREADS, true)).isEqualTo(WORKERS * EACH);
  }

  @Test
  void aGlobalLockProtectsUpdatesOfOneStep() throws Exception {
    SharedCounter counter = LockKind.NONE.counter(1, true);
    assertThat(count(counter, ExecutionMode.GIL_THREADS, false)).isEqualTo(WORKERS * EACH);
  }

  /** Whoever is let run between reading and writing is overwritten. */
  @Test
  void anUpdateBetweenReadingAndWritingIsLost() {
    SharedCounter counter = LockKind.NONE.counter(1, true);
    Updates other = new Updates(counter, 1, 5, SECTION, 0, false);
    AtomicInteger left = new AtomicInteger(1);
    Updates interrupted = new Updates(counter, 0, 3, SECTION, 0, true);

    interrupted.callHolding(
        new Handing(
            () -> {
              if (left.getAndDecrement() == 1) {
                other.call();
              }
            }));

    assertThat(counter.value())
        .as("three updates, but not the five in the first of them")
        .isEqualTo(3);
  }

  /** The numbers of a race are those of real threads: each reads before the other has written. */
  @Test
  void twoThatReadTheSameNumberWriteTheSame() throws Exception {
    SharedCounter counter = LockKind.NONE.counter(1, true);
    CountDownLatch bothHaveRead = new CountDownLatch(2);
    Runnable meet =
        () -> {
          bothHaveRead.countDown();
          try {
            bothHaveRead.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    List<Thread> threads = new ArrayList<>();
    for (int w = 0; w < 2; w++) {
      Updates one = new Updates(counter, w, 1, SECTION, 0, true);
      Thread thread = new Thread(() -> one.callHolding(new Handing(meet)));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(counter.value()).isEqualTo(1);
  }

  /** A global lock that does something else at each checkpoint. */
  private record Handing(Runnable between) implements InterpreterLock {
    @Override
    public void take() {}

    @Override
    public void drop() {}

    @Override
    public void checkpoint() {
      between.run();
    }
  }

  @Test
  void aMutexRefusesAStrangersReleaseAndASemaphoreTakesIt() throws Exception {
    assertThat(new Guard.Mutex(false).releaseWithoutHolding()).isFalse();
    assertThat(new Guard.Mutex(true).releaseWithoutHolding()).isFalse();
    assertThat(new Guard.Permits(1).releaseWithoutHolding()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"REENTRANT", "FAIR", "SEMAPHORE"})
  void aStrangersReleaseLetsASecondIntoASemaphoreOnly(LockKind lock) throws Exception {
    assertThat(letInAtOnce(guard(lock, 1), 0)).isEqualTo(1);
    assertThat(letInAtOnce(guard(lock, 1), 1)).isEqualTo(lock == LockKind.SEMAPHORE ? 2 : 1);
  }

  @Test
  void aSemaphoreLetsInAsManyAsItHasPermits() throws Exception {
    for (int permits : new int[] {1, 2, 4}) {
      assertThat(letInAtOnce(new Guard.Permits(permits), 0)).isEqualTo(permits);
    }
  }

  private static Guard guard(LockKind lock, int permits) {
    return lock == LockKind.SEMAPHORE
        ? new Guard.Permits(permits)
        : new Guard.Mutex(lock == LockKind.FAIR);
  }

  /** Of six that come, how many are inside while nobody leaves. */
  private static int letInAtOnce(Guard guard, int strayReleases) throws InterruptedException {
    for (int i = 0; i < strayReleases; i++) {
      guard.releaseWithoutHolding();
    }
    AtomicInteger inside = new AtomicInteger();
    CountDownLatch leave = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Thread thread =
          new Thread(
              () ->
                  guard.run(
                      () -> {
                        inside.incrementAndGet();
                        try {
                          leave.await();
                        } catch (InterruptedException e) {
                          throw new IllegalStateException(e);
                        }
                      }));
      thread.start();
      threads.add(thread);
    }
    // All that are not inside wait for the guard: their states do not change any more.
    while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    int most = inside.get();
    leave.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return most;
  }

  /** 1,000 updates of 2 µs, 1 µs of which is in the section. */
  @Test
  void theBoundIsThatOfTheSectionOrOfTheCores() {
    SharedTime alone = new SharedTime(1e-6, 1e-6);
    assertThat(alone.bound(1_000, 1, 1)).isCloseTo(2e-3, within(1e-12));
    assertThat(alone.bound(1_000, 2, 1)).as("both bounds meet").isCloseTo(1e-3, within(1e-12));
    assertThat(alone.bound(1_000, 8, 1)).as("the section").isCloseTo(1e-3, within(1e-12));
    assertThat(alone.bound(1_000, 8, 8)).as("no lock").isCloseTo(0.25e-3, within(1e-12));
    assertThat(alone.bound(1_000, 8, 2)).as("two permits").isCloseTo(0.5e-3, within(1e-12));
  }
}
