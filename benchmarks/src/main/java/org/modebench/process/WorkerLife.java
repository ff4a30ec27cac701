package org.modebench.process;

/**
 * The life of a worker process that ended by itself, in moments by {@link System#nanoTime()}: on
 * Linux and macOS the machine's clock, the same in every process.
 *
 * @param pid its number
 * @param startedNanos before the process was started
 * @param enteredNanos when its {@code main} was entered
 * @param begunNanos when its first task was read, the task's classes loaded, and it was begun
 * @param workNanos how long its tasks took, together
 * @param answeredNanos when the last answer was there
 * @param exitedNanos when the process was gone
 */
public record WorkerLife(
    long pid,
    long startedNanos,
    long enteredNanos,
    long begunNanos,
    long workNanos,
    long answeredNanos,
    long exitedNanos) {

  /** From before the process was started until its {@code main} was entered, in nanoseconds. */
  long start() {
    return enteredNanos - startedNanos;
  }

  /** From there until the first task was begun, in nanoseconds. */
  long load() {
    return begunNanos - enteredNanos;
  }

  /** From the last answer until the process was gone, in nanoseconds. */
  long exit() {
    return exitedNanos - answeredNanos;
  }
}
