package org.modebench.task.shared;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.modebench.task.InterpreterLock;

/** What lets threads into a section of code, one or some at a time. */
public interface Guard {

  /** Runs the section as soon as it lets the calling thread in. */
  void run(Runnable section);

  /**
   * Runs the section if it lets the calling thread in at once.
   *
   * @return whether it did
   */
  boolean tryRun(Runnable section);

  /**
   * The same as {@link #run} in a thread that holds a global lock, which it gives up while it
   * waits, as CPython's locks do: who has this guard may need it to go on.
   */
  void runHolding(InterpreterLock global, Runnable section);

  /**
   * Releases it in a thread that has not been let in.
   *
   * @return whether it was released; otherwise that was refused
   */
  boolean releaseWithoutHolding();

  /** The monitor of an object. */
  final class Monitor implements Guard {
    private final Object monitor = new Object();

    @Override
    public void run(Runnable section) {
      synchronized (monitor) {
        section.run();
      }
    }

    @Override
    public boolean tryRun(Runnable section) {
      throw new UnsupportedOperationException("A monitor cannot be tried.");
    }

    @Override
    public void runHolding(InterpreterLock global, Runnable section) {
      throw new UnsupportedOperationException("A monitor cannot be tried.");
    }

    @Override
    public boolean releaseWithoutHolding() {
      throw new UnsupportedOperationException("A monitor is left by the block that entered it.");
    }
  }

  /** A mutex, whose owner alone may release it. */
  final class Mutex implements Guard {
    private final ReentrantLock lock;

    Mutex(boolean fair) {
      lock = new ReentrantLock(fair);
    }

    @Override
    public void run(Runnable section) {
      lock.lock();
      try {
        section.run();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public boolean tryRun(Runnable section) {
      if (!lock.tryLock()) {
        return false;
      }
      try {
        section.run();
      } finally {
        lock.unlock();
      }
      return true;
    }

    @Override
    public void runHolding(InterpreterLock global, Runnable section) {
      if (!tryRun(section)) {
        global.drop();
        lock.lock();
        try {
          global.take();
          section.run();
        } finally {
          lock.unlock();
        }
      }
    }

    @Override
    public boolean releaseWithoutHolding() {
      try {
        lock.unlock();
        return true;
      } catch (IllegalMonitorStateException refused) {
        return false;
      }
    }
  }

  /** A counter of permits, which has no owner. */
  final class Permits implements Guard {
    private final Semaphore semaphore;

    Permits(int permits) {
      semaphore = new Semaphore(permits);
    }

    @Override
    public void run(Runnable section) {
      semaphore.acquireUninterruptibly();
      try {
        section.run();
      } finally {
        semaphore.release();
      }
    }

    @Override
    public boolean tryRun(Runnable section) {
      if (!semaphore.tryAcquire()) {
        return false;
      }
      try {
        section.run();
      } finally {
        semaphore.release();
      }
      return true;
    }

    @Override
    public void runHolding(InterpreterLock global, Runnable section) {
      if (!tryRun(section)) {
        global.drop();
        semaphore.acquireUninterruptibly();
        try {
          global.take();
          section.run();
        } finally {
          semaphore.release();
        }
      }
    }

    @Override
    public boolean releaseWithoutHolding() {
      semaphore.release();
      return true;
    }
  }
}
