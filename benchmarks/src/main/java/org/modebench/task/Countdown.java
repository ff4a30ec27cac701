package org.modebench.task;

import java.net.URI;

/**
 * Counts down from a limit, the CPU-bound call of the lab.
 *
 * <p>A bare {@code while (i < n) i++} takes a nanosecond on HotSpot, because C2 replaces it by its
 * result. Here each step also mixes a 64-bit state by two shifts and exclusive-ors ({@code x ^= x
 * << 7; x ^= x >>> 9}), of which each needs the one before: a step costs four cycles at least, in
 * C1 and in C2, and no compiler knows a shorter way. Mathematics does: a step is linear over GF(2),
 * so {@link XorShift#after} finds the state after n steps in O(log n), independently of the loop.
 * That is the checksum to expect.
 */
public final class Countdown implements Task {

  /**
   * Steps between two looks at the interpreter lock: some 50 ns. CPython looks at each jump back,
   * and a loop that counts down jumps about as often.
   */
  private static final int STEPS_BETWEEN_CHECKPOINTS = 30;

  private static final long SEED = 0x9E3779B97F4A7C15L;

  private final int limit;
  private final long expected;

  /**
   * @param limit the number of steps, at least 0
   * @throws IllegalArgumentException if {@code limit} is negative
   */
  public Countdown(int limit) {
    this(limit, expectedFor(limit));
  }

  private Countdown(int limit, long expected) {
    this.limit = limit;
    this.expected = expected;
  }

  private static long expectedFor(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException(
          "The limit of a countdown must be 0 or more, but is " + limit + ".");
    }
    return XorShift.after(limit, SEED);
  }

  @Override
  public long call() {
    return countDown(limit, SEED);
  }

  /**
   * Counts down, and makes sure of it.
   *
   * @throws IllegalStateException if the checksum is wrong
   */
  public void callChecked() {
    long checksum = call();
    if (checksum != expected) {
      throw new IllegalStateException(
          "A countdown of %d steps must return %x, but returned %x."
              .formatted(limit, expected, checksum));
    }
  }

  @Override
  public long callHolding(InterpreterLock lock) {
    long state = SEED;
    for (int left = limit; left > 0; left -= STEPS_BETWEEN_CHECKPOINTS) {
      state = countDown(Math.min(left, STEPS_BETWEEN_CHECKPOINTS), state);
      lock.checkpoint();
    }
    return state;
  }

  /**
   * Runs the steps, of which each needs the one before.
   *
   * @param from how many steps, at least 0
   * @param seed the state before the first; from any but 0 none becomes 0
   * @return the state after the last
   */
  public static long countDown(int from, long seed) {
    long state = seed;
    for (int left = from; left > 0; left--) {
      state ^= state << XorShift.LEFT;
      state ^= state >>> XorShift.RIGHT;
    }
    return state;
  }

  @Override
  public long expected() {
    return expected;
  }

  @Override
  public String toText() {
    return TaskForm.text(Form.class, Integer.toString(limit));
  }

  @Override
  public String toString() {
    return "countdown " + limit;
  }

  /** Its text form: the limit. */
  public static final class Form implements TaskForm {
    private static final String SMALL = "100000";

    @Override
    public Countdown read(String argument) {
      // The check of the checksum is left to the parent.
      return new Countdown(Integer.parseInt(argument), 0);
    }

    @Override
    public String example(URI api) {
      return SMALL;
    }
  }
}
