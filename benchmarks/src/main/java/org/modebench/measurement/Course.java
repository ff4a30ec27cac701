package org.modebench.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * The course of a fork: how long its batches took, from the first of the warm-up to the last that
 * was measured.
 *
 * <p>A batch of a millisecond or more is a {@link Bin} of its own. Shorter ones are counted until
 * they fill a bin of a millisecond, since to read the clock for each would cost as much as some of
 * them; what an iteration leaves of a bin that is not full is dropped. What lies between bins, such
 * as the set-up of an iteration, is not in them. For the one thread that runs batches.
 */
public final class Course {
  /** The one of this fork. */
  private static final Course INSTANCE = new Course(System::nanoTime);

  private static final long SHORTEST_NANOS = 1_000_000;

  /** The memory of a course is bounded: of more, neighbours become one. */
  static final int MOST_BINS = 4_096;

  private final LongSupplier clock;
  private List<Bin> bins = new ArrayList<>();
  private long shortest = SHORTEST_NANOS;
  private int iteration;
  private boolean warmingUp;
  private long first;
  private long begun;
  private long batches;
  private long enough = 1;

  Course(LongSupplier clock) {
    this.clock = clock;
  }

  public static Course ofThisFork() {
    return INSTANCE;
  }

  /** An iteration begins. */
  public void begin(IterationType type) {
    iteration += type == IterationType.MEASUREMENT ? 1 : 0;
    batches = 0;
  }

  /** What follows is of the warm-up, or is no longer, whatever JMH calls the iteration. */
  public void setWarmingUp(boolean now) {
    warmingUp = now;
    batches = 0;
    enough = 1;
  }

  /** A batch begins. */
  public void beginBatch() {
    if (batches == 0) {
      begun = clock.getAsLong();
    }
  }

  /** The batch ended. */
  public void endBatch() {
    batches++;
    if (batches >= enough) {
      look();
    }
  }

  /** Ends the bin if it is full, or else guesses how many batches more will fill it. */
  private void look() {
    long nanos = clock.getAsLong() - begun;
    if (nanos < shortest) {
      long missing = nanos <= 0 ? batches : (shortest - nanos) * batches / nanos + 1;
      enough = batches + Math.min(batches, missing);
      return;
    }
    if (bins.isEmpty()) {
      first = begun;
    }
    bins.add(new Bin(begun - first, batches, nanos, warmingUp ? 0 : iteration));
    enough = Math.max(1, batches * shortest / nanos);
    batches = 0;
    if (bins.size() == MOST_BINS) {
      thin();
    }
  }

  /** Joins neighbours, and has bins that follow be as long as what they became. */
  private void thin() {
    List<Bin> fewer = bins;
    while (fewer.size() > MOST_BINS / 4 * 3) {
      shortest *= 2;
      fewer = Bins.joined(fewer, shortest);
    }
    bins = fewer;
  }

  /**
   * Returns the course, once; nothing before the last iteration ends, or without batches.
   *
   * @param planned how many iterations are measured in the fork
   */
  public List<Result<?>> results(int planned) {
    if (iteration < planned || bins.isEmpty()) {
      return List.of();
    }
    List<Bin> few = Bins.few(bins);
    bins.clear();
    iteration = 0;
    return List.of(new CourseResult(few));
  }
}
