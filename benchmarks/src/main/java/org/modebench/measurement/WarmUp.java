package org.modebench.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Runs batches until they become no faster, or their time is spent.
 *
 * <p>Batches are looked at in windows of at least 100 ms and three batches. They became no faster
 * if the medians of two windows in a row are not more than 2 % below the least median before them.
 * What is measured afterwards has no part in that, so it does not depend on when the warm-up ends
 * by chance.
 */
public final class WarmUp {
  /** The system property with the time that it may take, in milliseconds; none without it. */
  public static final String PROPERTY = "modebench.warmUpMillis";

  /** How long two windows, and the one before them, take at least. */
  public static final long SHORTEST_NANOS = 300_000_000;

  /** How many batches these have at least. */
  public static final int FEWEST_BATCHES = 9;

  private static final int WINDOWS = 3;
  private static final double FASTER = 0.98;

  /** Shorter batches are timed together. */
  private static final long PIECE_NANOS = 1_000_000;

  private final long mostNanos;
  private final LongSupplier clock;

  /** What is run once. */
  public interface Work {
    void run() throws Exception;
  }

  WarmUp(long mostNanos, LongSupplier clock) {
    this.mostNanos = mostNanos;
    this.clock = clock;
  }

  /** Returns the one that this fork was told to begin with. */
  public static Optional<WarmUp> ofThisFork() {
    return Optional.ofNullable(Long.getLong(PROPERTY))
        .map(millis -> new WarmUp(TimeUnit.MILLISECONDS.toNanos(millis), System::nanoTime));
  }

  /** Returns the argument of a fork that begins with one. */
  public static String argument(long mostNanos) {
    return "-D" + PROPERTY + "=" + TimeUnit.NANOSECONDS.toMillis(mostNanos);
  }

  /**
   * Runs batches.
   *
   * @return how long that took, in nanoseconds
   */
  public long run(Work batch) throws Exception {
    long begin = clock.getAsLong();
    long now = begin;
    long piece = 0;
    long window = begin;
    double least = Double.POSITIVE_INFINITY;
    int noFaster = 0;
    List<Double> times = new ArrayList<>();
    long batches = 0;
    while (noFaster < WINDOWS - 1 && now + piece <= begin + mostNanos) {
      long pieceBegin = now;
      long ofPiece = 0;
      do {
        batch.run();
        ofPiece++;
        now = clock.getAsLong();
        piece = now - pieceBegin;
      } while (piece < PIECE_NANOS);
      times.add((double) piece / ofPiece);
      batches += ofPiece;
      if (now - window >= SHORTEST_NANOS / WINDOWS && batches >= FEWEST_BATCHES / WINDOWS) {
        double median = median(times);
        noFaster = median < FASTER * least ? 0 : noFaster + 1;
        least = Math.min(least, median);
        times.clear();
        batches = 0;
        window = now;
      }
    }
    return now - begin;
  }

  private static double median(List<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
