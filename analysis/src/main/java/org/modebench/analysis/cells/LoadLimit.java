package org.modebench.analysis.cells;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.analysis.catalogue.Parameters;

/**
 * Who computed as much as it could while a server was under load, so that the rest had to wait for
 * it. By the utilization law nothing can do more that is busy all the time.
 */
public enum LoadLimit {
  /** The client's one thread: what was measured is the client. */
  CLIENT,
  /** The one thread of a server that computes in one. */
  SERVER,
  /** All cores, of which the server had the greater part. */
  MACHINE;

  /** From this share of the time on something is busy all the time. */
  private static final double BUSY = 0.9;

  /**
   * The limit that was met; empty if none was, or not enough is known.
   *
   * @param cores of the machine, for client and server together; empty if unknown
   * @param mean of a metric
   */
  public static Optional<LoadLimit> of(
      BatchSpec batch, OptionalInt cores, Function<Metric, OptionalDouble> mean) {
    double wall = mean.apply(Metrics.WALL).orElse(Double.NaN);
    double client = mean.apply(Metrics.CLIENT_BUSY).orElse(Double.NaN);
    double server = mean.apply(Metrics.SERVER_CPU).orElse(Double.NaN) / wall;
    double all = mean.apply(Metrics.CPU).orElse(Double.NaN) / wall;
    boolean inOneThread =
        batch.value().known()
            && batch.value().parallelism() == Parallelism.ONE
            && batch
                .text(Parameters.OFFLOAD)
                .orElse(Parameters.NO_OFFLOAD)
                .equals(Parameters.NO_OFFLOAD);
    if (client >= BUSY) {
      return Optional.of(CLIENT);
    }
    if (inOneThread && server >= BUSY) {
      return Optional.of(SERVER);
    }
    if (cores.isPresent() && all >= BUSY * cores.getAsInt()) {
      return Optional.of(client > server ? CLIENT : MACHINE);
    }
    return Optional.empty();
  }

  /** Its name as tables have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
