package org.modebench.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.process.WorkerLife;

/**
 * How a worker process spends its life, as the metrics {@code process_start} to {@code
 * process_exit} divide it; the phase of a sample is the second frame of its stack.
 */
public enum LifePhase {
  /** Until {@code main} is entered. */
  START,
  /** Until the first task is begun. */
  LOAD,
  /** Until the last answer is there; between two tasks the worker waits. */
  WORK,
  /** From then on. The profiler ends before the kernel has taken the process down. */
  EXIT;

  /** Whether it is of the start, which a profiler that starts with the process takes part in. */
  boolean isBeforeWork() {
    return this == START || this == LOAD;
  }

  /** Its frame. */
  String frame() {
    return '[' + optionValue() + ']';
  }

  /** The end of the metric's name, and the word on the page. */
  public String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The phase of a life.
   *
   * @param nanos a moment by {@link System#nanoTime()}
   */
  static LifePhase at(WorkerLife life, long nanos) {
    if (nanos < life.enteredNanos()) {
      return START;
    }
    if (nanos < life.begunNanos()) {
      return LOAD;
    }
    return nanos < life.answeredNanos() ? WORK : EXIT;
  }

  /** The phase of a stack, as {@link Tidying} leaves it; empty if it has none. */
  static Optional<LifePhase> in(List<String> stack) {
    return stack.size() > 1 && stack.get(0).equals(ProcessKind.WORKER.frame())
        ? Arrays.stream(values()).filter(p -> p.frame().equals(stack.get(1))).findFirst()
        : Optional.empty();
  }
}
