package org.modebench.mode.gil;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.modebench.task.InterpreterLock;

/**
 * The global interpreter lock of CPython 3.11, by the algorithm of its {@code ceval_gil.c}.
 *
 * <p>A thread that wants the lock waits for the switch interval; if nobody else got it meanwhile,
 * it requests a drop. The holder sees the request at its next checkpoint, drops the lock, and waits
 * until another thread has taken it (forced switching). A thread that comes back from I/O therefore
 * waits for an interval beside one thread that computes: the convoy effect, which a fair lock does
 * not have. Beside several it waits longer, since those that compute wake up by the clock, and who
 * is awake takes a lock that is free before one that must be woken: see {@link GlibcCondition}.
 */
public final class GlobalInterpreterLock implements InterpreterLock {

  /** CPython's default switch interval, {@code sys.getswitchinterval()}. */
  public static final long SWITCH_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final long switchIntervalNanos;

  private final ReentrantLock mutex = new ReentrantLock();
  private final GlibcCondition free = new GlibcCondition();

  private final ReentrantLock switching = new ReentrantLock();
  private final Condition switched = switching.newCondition();

  /** Under the mutex. */
  private boolean held;

  /**
   * The identifier of the thread that took the lock last; 0, which no thread has, before. Others
   * change it under both locks.
   */
  private long lastHolder;

  private long switches;
  private volatile boolean dropRequested;

  /** With CPython's default switch interval. */
  public GlobalInterpreterLock() {
    this(SWITCH_INTERVAL_NANOS);
  }

  /**
   * With another one, as {@code sys.setswitchinterval} sets it.
   *
   * @param switchIntervalNanos in ns, at least 1
   */
  public GlobalInterpreterLock(long switchIntervalNanos) {
    this.switchIntervalNanos = switchIntervalNanos;
  }

  @Override
  public void take() {
    mutex.lock();
    try {
      while (held) {
        long switchesBefore = switches;
        boolean timedOut = !free.await(mutex, switchIntervalNanos);
        if (timedOut && held && switches == switchesBefore) {
          dropRequested = true;
        }
      }
      takeFree(Thread.currentThread().getId());
      dropRequested = false;
    } finally {
      mutex.unlock();
    }
  }

  private void takeFree(long me) {
    switching.lock();
    try {
      held = true;
      if (lastHolder != me) {
        lastHolder = me;
        switches++;
      }
      switched.signal();
    } finally {
      switching.unlock();
    }
  }

  @Override
  public void drop() {
    long me = Thread.currentThread().getId();
    mutex.lock();
    try {
      lastHolder = me;
      held = false;
      free.signal();
    } finally {
      mutex.unlock();
    }
    if (dropRequested) {
      waitForSwitch(me);
    }
  }

  /** Who asked for a drop is still waiting, so that somebody does take it. */
  private void waitForSwitch(long me) {
    switching.lock();
    try {
      while (lastHolder == me) {
        dropRequested = false;
        switched.awaitUninterruptibly();
      }
    } finally {
      switching.unlock();
    }
  }

  @Override
  public void checkpoint() {
    if (dropRequested) {
      drop();
      take();
    }
  }

  /** Returns how often the lock has gone from one thread to another. */
  public long switches() {
    mutex.lock();
    try {
      return switches;
    } finally {
      mutex.unlock();
    }
  }
}
