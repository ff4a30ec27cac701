package org.modebench.mode.gil;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GlobalInterpreterLockTest {

  private final GlobalInterpreterLock lock = new GlobalInterpreterLock();

  @Test
  void onlyOneThreadHoldsIt() throws InterruptedException {
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  lock.take();
                  most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                  holders.decrementAndGet();
                  lock.drop();
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(1);
  }

  /**
   * The convoy: who comes beside a thread that computes waits for the switch interval, and then
   * gets the lock at its next checkpoint, because the holder waits for the switch.
   */
  @Test
  void waitsForTheSwitchIntervalAndThenGetsIt() throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch computing = new CountDownLatch(1);
    Thread computer =
        new Thread(
            () -> {
              lock.take();
              computing.countDown();
              while (!stop.get()) {
                lock.checkpoint();
              }
              lock.drop();
            });
    computer.start();
    computing.await();
    long switchesBefore = lock.switches();
    for (int i = 0; i < 5; i++) {
      long begin = System.nanoTime();
      lock.take();
      long waited = System.nanoTime() - begin;
      long mine = lock.switches();
      lock.drop();
      assertThat(waited).isGreaterThanOrEqualTo(GlobalInterpreterLock.SWITCH_INTERVAL_NANOS);
      // The computer must have it again, or the next wait would be none.
      while (lock.switches() == mine) {
        Thread.onSpinWait();
      }
    }
    stop.set(true);
    computer.join();
    assertThat(lock.switches() - switchesBefore).isGreaterThanOrEqualTo(9);
  }

  @Test
  void theHolderIsNotDisturbedWhileNobodyAsks() {
    lock.take();
    lock.checkpoint();
    assertThat(lock.switches()).isEqualTo(1);
    lock.drop();
    lock.take();
    assertThat(lock.switches()).as("the same thread again is no switch").isEqualTo(1);
    lock.drop();
  }

  /** A thread that has asked for a drop must take it, or the dropper would wait for ever. */
  @Test
  void anInterruptedThreadStillTakesIt() throws InterruptedException {
    lock.take();
    AtomicBoolean interruptedAfterwards = new AtomicBoolean();
    Thread other =
        new Thread(
            () -> {
              lock.take();
              interruptedAfterwards.set(Thread.currentThread().isInterrupted());
              lock.drop();
            });
    other.start();
    while (other.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    other.interrupt();
    TimeUnit.MILLISECONDS.sleep(20);
    lock.drop();
    other.join();
    assertThat(interruptedAfterwards).isTrue();
  }
}
