package org.modebench.mode.gil;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

/**
 * A condition variable that wakes as that of glibc does ({@code nptl/pthread_cond_wait.c}), on
 * which CPython's lock is built.
 *
 * <p>A signal is for a group of waiters, the older of two, and not for one of them: it wakes the
 * one that sleeps longest, but whoever of the group looks first has it. A thread that is still on
 * its way to sleep looks once more, and so is usually before the one that must wake up. The younger
 * group becomes the older when all of that have been signalled. {@link
 * java.util.concurrent.locks.Condition} wakes in the order of waiting, and never lets anyone
 * overtake.
 */
final class GlibcCondition {

  /**
   * Until a thread of glibc has looked for the last time: in the kernel, about in the middle of a
   * call of futex(2), which takes 1.0 to 1.3 µs in a virtual machine of 2026 where it returns at
   * once.
   */
  private static final long FALLING_ASLEEP_NANOS = 600;

  private Group older = new Group();
  private Group younger = new Group();

  /** Its fields are written by the condition's monitor only. */
  private static final class Group {
    private final Queue<Sleeper> asleep = new ArrayDeque<>();
    private int unsignalled;
    private volatile int signals;
    private volatile boolean closed;

    boolean hasNews() {
      return signals > 0 || closed;
    }
  }

  private static final class Sleeper {
    private final Thread thread = Thread.currentThread();
    private volatile boolean woken;
  }

  /**
   * Waits for a signal, without the lock meanwhile. An interrupt does not end it, and is kept.
   *
   * @param lock that the calling thread holds, as it does on return
   * @param nanos the longest time to wait, in ns
   * @return whether it was woken, if perhaps for nothing, and not by the time
   */
  boolean await(Lock lock, long nanos) {
    long end = System.nanoTime() + nanos;
    Group group = join();
    lock.unlock();
    boolean interrupted = false;
    try {
      while (true) {
        fallAsleep(group);
        Sleeper sleeper = new Sleeper();
        if (!sleepsIn(group, sleeper)) {
          return true;
        }
        for (long left; !sleeper.woken && (left = end - System.nanoTime()) > 0; ) {
          LockSupport.parkNanos(this, left);
          interrupted |= Thread.interrupted();
        }
        if (!sleeper.woken && hasLeft(group, sleeper)) {
          return false;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      lock.lock();
    }
  }

  private static void fallAsleep(Group group) {
    long asleep = System.nanoTime() + FALLING_ASLEEP_NANOS;
    while (!group.hasNews() && System.nanoTime() < asleep) {
      Thread.onSpinWait();
    }
  }

  private synchronized Group join() {
    younger.unsignalled++;
    return younger;
  }

  /** Whether there is no signal for the group yet, so that its member sleeps. */
  private synchronized boolean sleepsIn(Group group, Sleeper sleeper) {
    if (group.closed) {
      return false;
    }
    if (group.signals > 0) {
      group.signals--;
      return false;
    }
    group.asleep.add(sleeper);
    return true;
  }

  /** Whether one whose time is over could leave; not if a signal was faster. */
  private synchronized boolean hasLeft(Group group, Sleeper sleeper) {
    if (!group.asleep.remove(sleeper)) {
      return false;
    }
    if (group.unsignalled > 0) {
      group.unsignalled--;
    } else if (group.signals > 0) {
      // Another one's, which has left before it came: nobody must miss it.
      group.signals--;
      return false;
    }
    return true;
  }

  /** Lets one of those who wait go on; does nothing if there is none. */
  void signal() {
    for (Sleeper sleeper : wake()) {
      LockSupport.unpark(sleeper.thread);
    }
  }

  private synchronized List<Sleeper> wake() {
    List<Sleeper> woken = new ArrayList<>();
    if (older.unsignalled == 0) {
      // What is left in it has been overtaken, and waits anew.
      older.closed = true;
      woken.addAll(older.asleep);
      older.asleep.clear();
      older = younger;
      younger = new Group();
    }
    if (older.unsignalled > 0) {
      older.unsignalled--;
      older.signals++;
      if (!older.asleep.isEmpty()) {
        woken.add(older.asleep.remove());
      }
    }
    woken.forEach(sleeper -> sleeper.woken = true);
    return woken;
  }
}
