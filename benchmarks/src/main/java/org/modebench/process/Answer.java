package org.modebench.process;

/**
 * What a worker says, a line of text each: {@code +checksum} or {@code -message} to a task, and
 * when its input has ended {@code =entered begun work}, its times.
 *
 * <p>Numbers are hexadecimal, the quickest to write and to read.
 */
final class Answer {

  static final char DONE = '+';
  static final char FAILED = '-';
  static final char TIMES = '=';

  private static final int RADIX = 16;

  /** Of a message: a line of the protocol has a bound. */
  private static final int MOST_CHARACTERS = 2_000;

  private Answer() {}

  static String done(long checksum) {
    return DONE + Long.toHexString(checksum) + '\n';
  }

  static String failed(Throwable cause) {
    String message = cause.getMessage();
    String said = message == null ? cause.getClass().getName() : message;
    String start =
        said.length() > MOST_CHARACTERS ? said.substring(0, MOST_CHARACTERS) + '…' : said;
    return FAILED + start.replace('\n', ' ').replace('\r', ' ') + '\n';
  }

  /** Whether a line means to be an answer, valid or not. */
  static boolean isOfProtocol(String line) {
    return !line.isEmpty()
        && (line.charAt(0) == DONE || line.charAt(0) == FAILED || line.charAt(0) == TIMES);
  }

  /**
   * Reads the checksum of a task that was done.
   *
   * @throws NumberFormatException if {@code line} is something else
   */
  static long checksum(String line) {
    if (line.isEmpty() || line.charAt(0) != DONE) {
      throw new NumberFormatException(line);
    }
    return Long.parseUnsignedLong(line, 1, line.length(), RADIX);
  }

  /**
   * The times of a worker, by {@link System#nanoTime()}. On Linux and macOS that clock is the
   * machine's, the same in every process.
   *
   * @param enteredNanos when {@code main} was entered
   * @param begunNanos when the first task was begun
   * @param workNanos how long the tasks took, together
   */
  record Times(long enteredNanos, long begunNanos, long workNanos) {

    String toLine() {
      return TIMES
          + Long.toHexString(enteredNanos)
          + ' '
          + Long.toHexString(begunNanos)
          + ' '
          + Long.toHexString(workNanos)
          + '\n';
    }

    /**
     * Reads the times of a worker.
     *
     * @throws NumberFormatException if {@code line} is something else
     */
    static Times parse(String line) {
      String[] words = line.split(" ", -1);
      if (words.length != 3 || words[0].isEmpty() || words[0].charAt(0) != TIMES) {
        throw new NumberFormatException(line);
      }
      return new Times(
          Long.parseUnsignedLong(words[0], 1, words[0].length(), RADIX),
          Long.parseUnsignedLong(words[1], RADIX),
          Long.parseUnsignedLong(words[2], RADIX));
    }
  }
}
