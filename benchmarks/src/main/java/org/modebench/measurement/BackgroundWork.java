package org.modebench.measurement;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a JVM still does while nobody waits for it: above all, its JIT compiles what ran a moment
 * ago. Readings at the edges of iterations give it something to compile for some 10 ms, which modes
 * that use all cores would pay for in their next batch, and others not.
 */
final class BackgroundWork {
  private static final long LOOK_MILLIS = 2;

  /** Work that is not done by then, such as that of a server, is part of the iteration. */
  static final long AT_MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** A JVM is idle if it has less than this share of a CPU. */
  private static final double IDLE = 0.1;

  private final LongSupplier clock;
  private final LongSupplier cpu;
  private final Pause pause;

  /** Lets some time pass. */
  interface Pause {
    void milliseconds(long time) throws InterruptedException;
  }

  /**
   * @param clock the time in nanoseconds
   * @param cpu the CPU time of all threads in nanoseconds
   */
  BackgroundWork(LongSupplier clock, LongSupplier cpu, Pause pause) {
    this.clock = clock;
    this.cpu = cpu;
    this.pause = pause;
  }

  /** Waits until this JVM is idle, for 50 ms at most; not where its CPU time is unknown. */
  static void awaitEnd() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean jvm) {
      new BackgroundWork(System::nanoTime, jvm::getProcessCpuTime, Thread::sleep).await();
    }
  }

  void await() {
    long begin = clock.getAsLong();
    long now = begin;
    long used = cpu.getAsLong();
    boolean idle = false;
    while (!idle && now - begin < AT_MOST_NANOS) {
      long before = now;
      long usedBefore = used;
      try {
        pause.milliseconds(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      now = clock.getAsLong();
      used = cpu.getAsLong();
      idle = used - usedBefore < IDLE * (now - before);
    }
  }
}
