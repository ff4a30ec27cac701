package org.modebench.task.shared;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** A number that several workers count up, each time after some computing. */
public abstract class SharedCounter {
  private final UpdateTally tally = new UpdateTally();

  /** A worker is about to begin. */
  void begin(Worker worker) {}

  /** Counts up by one. */
  abstract void update(Worker worker);

  /** Returns the number now. */
  public abstract long value();

  /**
   * Releases what guards it in a thread that does not hold it.
   *
   * @return whether it was released; otherwise that was refused
   */
  public boolean releaseWithoutHolding() {
    return false;
  }

  /** Returns what its workers saw; complete when they have ended. */
  public final UpdateTally tally() {
    return tally;
  }

  /** What an update adds: 1, since its computing never ends in 0, which no compiler knows. */
  private static int one(long computed) {
    return computed == 0 ? 2 : 1;
  }

  /** A counter that is read, and after the computing written. */
  static class Unguarded extends SharedCounter {
    private long value;

    /**
     * The computing needs what was read, and the writing needs what was computed: no compiler can
     * bring the two together.
     */
    @Override
    void update(Worker worker) {
      long read = value;
      long computed = worker.compute(read);
      worker.checkpointWithin();
      value = read + one(computed);
    }

    @Override
    public long value() {
      return value;
    }
  }

  /** The same with a guard around it. */
  static final class Guarded extends Unguarded {
    private static final int NOBODY = -1;

    private final Guard guard;
    private final boolean oneAtATime;
    private final AtomicInteger insideOfMany = new AtomicInteger();
    private int inside;
    private int lastHolder = NOBODY;

    /**
     * @param oneAtATime whether the guard lets in one at a time, so that plain fields, which cost
     *     next to nothing, tell who is inside
     */
    Guarded(Guard guard, boolean oneAtATime) {
      this.guard = guard;
      this.oneAtATime = oneAtATime;
    }

    @Override
    void begin(Worker worker) {
      worker.doInside(() -> updateInside(worker));
    }

    @Override
    void update(Worker worker) {
      worker.pass(guard);
    }

    private void updateInside(Worker worker) {
      worker.enter(lastHolder, oneAtATime ? ++inside : insideOfMany.incrementAndGet());
      lastHolder = worker.number();
      super.update(worker);
      if (oneAtATime) {
        inside--;
      } else {
        insideOfMany.decrementAndGet();
      }
    }

    @Override
    public boolean releaseWithoutHolding() {
      return guard.releaseWithoutHolding();
    }
  }

  /** A counter that one instruction reads and writes. */
  static final class Atomic extends SharedCounter {
    private final AtomicLong value = new AtomicLong();

    @Override
    void update(Worker worker) {
      long computed = worker.compute(0);
      worker.checkpointWithin();
      value.getAndAdd(one(computed));
    }

    @Override
    public long value() {
      return value.get();
    }
  }

  /** A counter with a cell of its own for each worker that meets another. */
  static final class Striped extends SharedCounter {
    private final LongAdder value = new LongAdder();

    @Override
    void update(Worker worker) {
      long computed = worker.compute(0);
      worker.checkpointWithin();
      value.add(one(computed));
    }

    @Override
    public long value() {
      return value.sum();
    }
  }
}
