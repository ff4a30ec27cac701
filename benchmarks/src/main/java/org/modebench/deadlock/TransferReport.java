package org.modebench.deadlock;

import java.util.Optional;

/**
 * How the transfers of one JVM ended.
 *
 * @param done how many were
 * @param deadlock what kept the others from being done; empty if nothing did
 */
public record TransferReport(int done, Optional<Deadlock> deadlock) {
  /** Begins its line: whatever else a JVM prints does not. */
  public static final String PREFIX = "transfers ";

  private static final int FIELDS = 5;

  /**
   * Workers that wait for each other.
   *
   * @param detectionNanos from when the last of them began to wait until it was found
   * @param workers how many are in the cycle
   * @param seenByJvm whether the JVM's own search finds it
   * @param words who waits for what, and who holds it
   */
  public record Deadlock(long detectionNanos, int workers, boolean seenByJvm, String words) {}

  /** Returns it as a line. */
  String toLine() {
    return PREFIX
        + done
        + deadlock
            .map(
                found ->
                    " %d %d %s %s"
                        .formatted(
                            found.detectionNanos(),
                            found.workers(),
                            found.seenByJvm(),
                            found.words()))
            .orElse("");
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none of {@link #toLine}
   */
  public static TransferReport parse(String line) {
    String[] fields = line.substring(PREFIX.length()).split(" ", FIELDS);
    if (fields.length != 1 && fields.length != FIELDS) {
      throw new IllegalArgumentException("\"" + line + "\" is no report of transfers.");
    }
    int done = Integer.parseInt(fields[0]);
    return fields.length == 1
        ? new TransferReport(done, Optional.empty())
        : new TransferReport(
            done,
            Optional.of(
                new Deadlock(
                    Long.parseLong(fields[1]),
                    Integer.parseInt(fields[2]),
                    Boolean.parseBoolean(fields[3]),
                    fields[4])));
  }
}
