package org.modebench.task.division;

import java.net.URI;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;
import org.modebench.task.TaskForm;

/** Some of the units of a job, one after another. */
public final class Piece implements Task {

  /** Some microseconds, against a switch interval of 5 ms. */
  private static final int UNITS_BETWEEN_CHECKPOINTS = 16;

  private final Kernel kernel;
  private final int from;
  private final int to;
  private final long expected;

  private Piece(Kernel kernel, int from, int to, long expected) {
    this.kernel = kernel;
    this.from = from;
    this.to = to;
    this.expected = expected;
  }

  /**
   * The units from {@code from} up to but not including {@code to}. What they come to is computed
   * here; that all pieces of a job together come to what they must is for {@link Job} to check.
   */
  static Piece of(Kernel kernel, int from, int to) {
    return new Piece(kernel, from, to, kernel.run(from, to));
  }

  @Override
  public long call() {
    return kernel.run(from, to);
  }

  @Override
  public long callHolding(InterpreterLock lock) {
    long sum = 0;
    for (int first = from; first < to; first += UNITS_BETWEEN_CHECKPOINTS) {
      sum += kernel.run(first, Math.min(to, first + UNITS_BETWEEN_CHECKPOINTS));
      lock.checkpoint();
    }
    return sum;
  }

  @Override
  public long expected() {
    return expected;
  }

  @Override
  public String toText() {
    return TaskForm.text(Form.class, kernel.name() + ' ' + from + ' ' + to);
  }

  @Override
  public String toString() {
    return kernel + ", units " + from + " to " + (to - 1);
  }

  /** Its text form: the kernel, the first unit and the one after the last. */
  public static final class Form implements TaskForm {

    @Override
    public Piece read(String argument) {
      String[] words = argument.split(" ", -1);
      // The check of the checksum is left to the parent.
      return new Piece(
          Kernel.valueOf(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), 0);
    }

    @Override
    public String example(URI api) {
      return Kernel.COUNTDOWN.name() + " 0 1000";
    }
  }
}
