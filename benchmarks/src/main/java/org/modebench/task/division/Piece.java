package org.modebench.task.division;

import java.net.URI;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;
import org.modebench.task.TaskForm;

/** Some of the units of a job, one after another, as often as the job repeats them. */
public final class Piece implements Task {

  /** Some microseconds, against a switch interval of 5 ms. */
  private static final int UNITS_BETWEEN_CHECKPOINTS = 16;

  private final Kernel kernel;
  private final int from;
  private final int to;
  private final int repeat;
  private final long expected;

  private Piece(Kernel kernel, int from, int to, int repeat, long expected) {
    this.kernel = kernel;
    this.from = from;
    this.to = to;
    this.repeat = repeat;
    this.expected = expected;
  }

  /**
   * The units from {@code from} up to but not including {@code to}, computed {@code repeat} times.
   * What they come to is computed here; that all pieces of a job together come to what they must is
   * for {@link Job} to check.
   */
  static Piece of(Kernel kernel, int from, int to, int repeat) {
    return new Piece(kernel, from, to, repeat, repeat * kernel.run(from, to));
  }

  @Override
  public long call() {
    long sum = 0;
    for (int i = 0; i < repeat; i++) {
      sum += kernel.run(from, to);
    }
    return sum;
  }

  @Override
  public long callHolding(InterpreterLock lock) {
    long sum = 0;
    for (int i = 0; i < repeat; i++) {
      for (int first = from; first < to; first += UNITS_BETWEEN_CHECKPOINTS) {
        sum += kernel.run(first, Math.min(to, first + UNITS_BETWEEN_CHECKPOINTS));
        lock.checkpoint();
      }
    }
    return sum;
  }

  @Override
  public long expected() {
    return expected;
  }

  @Override
  public String toText() {
    return TaskForm.text(Form.class, kernel.name() + ' ' + from + ' ' + to + ' ' + repeat);
  }

  @Override
  public String toString() {
    return kernel + ", units " + from + " to " + (to - 1);
  }

  /** Its text form: the kernel, the first unit and the one after the last, and the repetitions. */
  public static final class Form implements TaskForm {

    @Override
    public Piece read(String argument) {
      String[] words = argument.split(" ", -1);
      // The check of the checksum is left to the parent.
      return new Piece(
          Kernel.valueOf(words[0]),
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          Integer.parseInt(words[3]),
          0);
    }

    @Override
    public String example(URI api) {
      return Kernel.COUNTDOWN.name() + " 0 1000 1";
    }
  }
}
