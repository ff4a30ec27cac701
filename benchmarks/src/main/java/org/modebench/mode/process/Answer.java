package org.modebench.mode.process;

/**
 * A worker's answer to a task, one line of text: {@code + checksum entered begun ended} or {@code -
 * message}.
 *
 * <p>The times are {@link System#nanoTime()} of the worker: when {@code main} was entered, when the
 * task was begun and when it ended. On Linux and macOS that clock is the machine's, the same in
 * every process.
 */
record Answer(long checksum, long enteredNanos, long begunNanos, long endedNanos) {

  static final char DONE = '+';
  static final char FAILED = '-';

  /**
   * @throws NumberFormatException if {@code line} is not the answer of a task that was done
   */
  static Answer parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 5 || words[0].length() != 1 || words[0].charAt(0) != DONE) {
      throw new NumberFormatException(line);
    }
    return new Answer(
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]));
  }
}
