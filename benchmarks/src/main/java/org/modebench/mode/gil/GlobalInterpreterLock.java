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
 * waits for an interval for each thread that computes: the convoy effect, which a fair lock does
 * not have.
 *
 * <p>CPython has a mutex for the lock and one for forced switching; here one serves both.
 */
public final class GlobalInterpreterLock implements InterpreterLock {

  /** CPython's default switch interval, {@code sys.getswitchinterval()}. */
  public static final long SWITCH_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final ReentrantLock mutex = new ReentrantLock();
  private final Condition free = mutex.newCondition();
  private final Condition switched = mutex.newCondition();

  private boolean held;

  /** The identifier of the thread that took the lock last; 0, which no thread has, before. */
  private long lastHolder;

  private long switches;
  private volatile boolean dropRequested;

  @Override
  public void take() {
    boolean interrupted = false;
    mutex.lock();
    try {
      while (held) {
        long switchesBefore = switches;
        boolean timedOut = false;
        try {
          timedOut = free.awaitNanos(SWITCH_INTERVAL_NANOS) <= 0;
        } catch (InterruptedException e) {
          // A thread that asked for a drop must come and take the lock: the dropper waits for it.
          interrupted = true;
        }
        if (timedOut && held && switches == switchesBefore) {
          dropRequested = true;
        }
      }
      held = true;
      if (lastHolder != Thread.currentThread().getId()) {
        lastHolder = Thread.currentThread().getId();
        switches++;
      }
      switched.signal();
      dropRequested = false;
    } finally {
      mutex.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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
      if (dropRequested) {
        dropRequested = false;
        while (lastHolder == me) {
          switched.awaitUninterruptibly();
        }
      }
    } finally {
      mutex.unlock();
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
