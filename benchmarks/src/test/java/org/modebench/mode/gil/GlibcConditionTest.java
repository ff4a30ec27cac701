package org.modebench.mode.gil;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GlibcConditionTest {
  private static final long LONG = TimeUnit.MINUTES.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final GlibcCondition condition = new GlibcCondition();
  private final BlockingQueue<Integer> woken = new LinkedBlockingQueue<>();

  /** Starts one that waits, and returns when it sleeps. */
  private Thread waiter(int number) {
    Thread thread =
        new Thread(
            () -> {
              lock.lock();
              try {
                if (condition.await(lock, LONG)) {
                  woken.add(number);
                }
              } finally {
                lock.unlock();
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private void signal() {
    lock.lock();
    try {
      condition.signal();
    } finally {
      lock.unlock();
    }
  }

  @Test
  void withoutASignalTheTimeEndsIt() {
    lock.lock();
    long begin = System.nanoTime();
    boolean signalled = condition.await(lock, 5_000_000);
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(5_000_000);
    assertThat(signalled).isFalse();
    assertThat(lock.isHeldByCurrentThread()).isTrue();
  }

  @Test
  void aSignalThatNobodyWaitsForIsLost() {
    signal();
    lock.lock();
    assertThat(condition.await(lock, 1_000_000)).isFalse();
  }

  @Test
  void eachSignalWakesOneInTheOrderOfSleep() throws InterruptedException {
    for (int i = 1; i <= 3; i++) {
      waiter(i);
    }
    for (int i = 1; i <= 3; i++) {
      signal();
      assertThat(woken.take()).isEqualTo(i);
      assertThat(woken).isEmpty();
    }
  }

  /** A younger one is signalled only after all of the older group, whoever has left that. */
  @Test
  void theOlderGroupComesFirst() throws InterruptedException {
    waiter(1);
    waiter(2);
    signal();
    assertThat(woken.take()).isEqualTo(1);
    waiter(3);
    signal();
    assertThat(woken.take()).isEqualTo(2);
    signal();
    assertThat(woken.take()).isEqualTo(3);
  }

  @Test
  void whoLeavesTakesNoSignalAlong() throws InterruptedException {
    waiter(1);
    lock.lock();
    try {
      assertThat(condition.await(lock, 1_000_000)).isFalse();
    } finally {
      lock.unlock();
    }
    waiter(2);
    signal();
    signal();
    assertThat(List.of(woken.take(), woken.take())).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void anInterruptIsKeptForLater() throws InterruptedException {
    Thread thread = waiter(1);
    thread.interrupt();
    assertThat(woken.poll(20, TimeUnit.MILLISECONDS)).as("it still waits").isNull();
    signal();
    assertThat(woken.take()).isEqualTo(1);
  }

  /** Tokens that are handed over by signals alone, with waits that never time out. */
  @Test
  void noSignalIsMissed() throws InterruptedException {
    int threads = 4;
    int rounds = 5_000;
    AtomicInteger tokens = new AtomicInteger();
    List<Thread> consumers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread consumer =
          new Thread(
              () -> {
                for (int taken = 0; taken < rounds; taken++) {
                  lock.lock();
                  try {
                    while (tokens.get() == 0) {
                      condition.await(lock, LONG);
                    }
                    tokens.decrementAndGet();
                  } finally {
                    lock.unlock();
                  }
                }
              });
      consumer.start();
      consumers.add(consumer);
    }
    for (int i = 0; i < threads * rounds; i++) {
      lock.lock();
      try {
        tokens.incrementAndGet();
        condition.signal();
      } finally {
        lock.unlock();
      }
    }
    for (Thread consumer : consumers) {
      consumer.join();
    }
    assertThat(tokens).hasValue(0);
  }
}
