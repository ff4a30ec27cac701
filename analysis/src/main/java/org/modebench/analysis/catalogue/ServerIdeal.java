package org.modebench.analysis.catalogue;

import java.util.OptionalDouble;

/**
 * The time that a load would take on a server that costs nothing: n requests, c of them under way
 * at the same time, at a server where no more than {@code capacity} can wait for d, need ⌈n /
 * min(c, capacity)⌉ · d. Requests that block an event loop wait one after another.
 */
final class ServerIdeal {
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final int PERCENT = 100;

  private final BatchSpec batch;
  private final double latencySeconds;

  ServerIdeal(BatchSpec batch) {
    this.batch = batch;
    this.latencySeconds = number(Parameters.LATENCY_MILLIS) / MILLIS_PER_SECOND;
  }

  /** In seconds; 0 where nothing waits. */
  double seconds() {
    double rate = number(Parameters.RATE);
    return rate > 0 ? open(rate) : closed(Math.max(1, (int) number(Parameters.CONCURRENCY)));
  }

  /**
   * As {@link #seconds}; empty where requests do not wait as long as the model says, or at all, and
   * of a server of which nobody knows how many can wait in it, or how long.
   */
  OptionalDouble ofMeasurement() {
    boolean regular =
        batch.value().known()
            && number(Parameters.FAULTS) == 0
            && number(Parameters.PAUSE_MILLIS) == 0;
    double seconds = seconds();
    return regular && seconds > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty();
  }

  private double closed(int concurrency) {
    int atOnce = Math.min(concurrency, batch.value().capacity().atOnce(batch.workers()));
    return Math.max(BatchSpec.rounds(batch.calls(), atOnce), blocking()) * latencySeconds;
  }

  /** The last request is sent (n − 1) / rate after the first. */
  private double open(double rate) {
    int atOnce = batch.value().capacity().atOnce(batch.workers());
    double busy = Math.max(BatchSpec.rounds(batch.calls(), atOnce), blocking()) * latencySeconds;
    return Math.max((batch.calls() - 1) / rate + latencySeconds, busy);
  }

  /** How many requests hold up a loop that any number of others can wait in. */
  private int blocking() {
    boolean loop =
        batch.value().parallelism() == Parallelism.ONE
            && batch.value().capacity() == Capacity.UNBOUNDED;
    return loop
        ? (int) ((long) batch.calls() * (long) number(Parameters.BLOCKING_SHARE) / PERCENT)
        : 0;
  }

  private double number(Parameter parameter) {
    return batch.number(parameter).orElse(0);
  }
}
