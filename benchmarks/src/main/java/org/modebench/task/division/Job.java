package org.modebench.task.division;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job of a fixed size, of which a share runs alone and the rest is divided into pieces of equal
 * size (one unit more or less).
 *
 * @param serial what runs before the pieces; empty if nothing does
 * @param pieces one at least
 */
public record Job(Optional<Piece> serial, List<Piece> pieces) {

  /** How many units a job has: some 25 to 150 ms of computing. */
  public static final int UNITS = 200_000;

  private static final int PERCENT = 100;

  /**
   * A job of a kernel.
   *
   * @param pieces 1 at least, and no more than units that are left for them
   * @param serialPercent how many of a hundred units run before the pieces
   * @param repeat how many times every unit is computed, 1 at least
   * @throws IllegalStateException if this JVM computes the kernel wrongly
   */
  public static Job of(Kernel kernel, int pieces, int serialPercent, int repeat) {
    int first = UNITS / PERCENT * serialPercent;
    long left = (long) UNITS - first;
    if (pieces < 1 || pieces > left) {
      throw new IllegalArgumentException(
          "A job must have from 1 to %d pieces, since so many units are left for them, but has %d."
              .formatted(left, pieces));
    }
    Optional<Piece> serial =
        first == 0 ? Optional.empty() : Optional.of(Piece.of(kernel, 0, first, repeat));
    List<Piece> all = new ArrayList<>();
    for (long i = 0; i < pieces; i++) {
      all.add(
          Piece.of(
              kernel,
              first + (int) (left * i / pieces),
              first + (int) (left * (i + 1) / pieces),
              repeat));
    }
    Job job = new Job(serial, List.copyOf(all));
    long expected = repeat * kernel.checksum();
    if (job.result() != expected) {
      throw new IllegalStateException(
          "A job of %s must come to %x, but comes to %x on this JVM."
              .formatted(kernel, expected, job.result()));
    }
    return job;
  }

  /** What its parts come to. */
  long result() {
    return serial.map(Piece::expected).orElse(0L)
        + pieces.stream().mapToLong(Piece::expected).sum();
  }
}
