package org.modebench.analysis.catalogue;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * The time that a load would take on a server that costs nothing: n requests, c of them under way
 * at the same time, at a server where no more than {@code capacity} can wait for d, need ⌈n /
 * min(c, capacity)⌉ · d. Requests that block an event loop wait one after another; those that make
 * a blocking call of b before they wait keep it for b each, of k together for k · b, and the last
 * then waits. Where slow clients keep workers, {@link SlowClients} tells the time.
 *
 * <p>Look-ups in a database hold a connection for d each, so that those which the cache does not
 * spare take ⌈look-ups / min(c, capacity, connections)⌉ · d.
 *
 * <p>Requests that compute for t take no less than ⌈n / min(c, P)⌉ · t, so that no more than min(c,
 * P) / t are answered, where P compute at the same time: one in a loop that computes itself, and
 * else as many as there are cores and can be served at once. Those that read a file for t alike,
 * where threads that serve requests read as many at a time as can be served at once.
 */
final class ServerIdeal {
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final int PERCENT = 100;

  private final BatchSpec batch;
  private final OptionalInt cores;
  private final OptionalDouble readSeconds;
  private final double latencySeconds;

  /**
   * @param cores of the machine; empty if unknown
   * @param call of which the time is that of a read alone, where requests read a file
   */
  ServerIdeal(BatchSpec batch, OptionalInt cores, CallTime call) {
    this.batch = batch;
    this.cores = cores;
    this.readSeconds = readsFile(batch) ? call.wall() : OptionalDouble.of(0);
    this.latencySeconds = number(Parameters.LATENCY_MILLIS) / MILLIS_PER_SECOND;
  }

  /** In seconds; 0 where nothing waits. */
  double seconds() {
    double rate = number(Parameters.RATE);
    return rate > 0 ? open(rate) : closed(Math.max(1, (int) number(Parameters.CONCURRENCY)));
  }

  /**
   * As {@link #seconds}; empty where requests do not wait as long as the model says, or at all, of
   * a server of which nobody knows how many can wait in it, or how long, and where nobody knows how
   * many compute or read at the same time, or how long a read takes, or requests may come too late
   * for their deadline.
   */
  OptionalDouble ofMeasurement() {
    boolean regular =
        batch.value().known()
            && !isTooLate()
            && (cores.isPresent() || workSeconds() == 0)
            && readSeconds.isPresent()
            && number(Parameters.FAULTS) == 0
            && number(Parameters.PAUSE_MILLIS) == 0;
    double seconds = seconds();
    return regular && seconds > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty();
  }

  /** Whether requests wait for a database. */
  static boolean asksDatabase(BatchSpec batch) {
    return !batch.value().isAddress()
        && batch.text(Parameters.UPSTREAM).orElse("").equals(Parameters.DATABASE);
  }

  /** Whether a file is read for requests. */
  static boolean readsFile(BatchSpec batch) {
    return !batch.value().isAddress()
        && batch.text(Parameters.UPSTREAM).orElse("").equals(Parameters.FILE);
  }

  /** Whether the last of all that are under way may have to wait for longer than it may take. */
  private boolean isTooLate() {
    if (!asksDatabase(batch)) {
      return false;
    }
    int rounds = Capacity.rounds((int) number(Parameters.CONCURRENCY), connections());
    double deadline = number(Parameters.DEADLINE_MILLIS) / MILLIS_PER_SECOND;
    return number(Parameters.CONCURRENCY) == 0
        || rounds * latencySeconds > deadline + latencySeconds;
  }

  private int connections() {
    return Math.max(1, (int) number(Parameters.DATABASE_CONNECTIONS));
  }

  private double closed(int concurrency) {
    int slow = (int) number(Parameters.SLOW_CLIENTS);
    boolean behindProxy =
        !batch.text(Parameters.PROXY).orElse(Parameters.NO_PROXY).equals(Parameters.NO_PROXY);
    if (slow > 0 && batch.value().readsInWorkers() && !behindProxy) {
      return new SlowClients(
              batch.value().capacity().atOnce(batch.workers()),
              slow,
              number(Parameters.PATIENCE_MILLIS) / MILLIS_PER_SECOND)
          .seconds(batch.calls(), concurrency, latencySeconds);
    }
    return busy(Math.min(concurrency, batch.value().capacity().atOnce(batch.workers())));
  }

  /** The last request is sent (n − 1) / rate after the first. */
  private double open(double rate) {
    return Math.max(
        (batch.calls() - 1) / rate + latencySeconds,
        busy(batch.value().capacity().atOnce(batch.workers())));
  }

  /** No less than this, with so many requests under way at once. */
  private double busy(int atOnce) {
    int rounds = Capacity.rounds(batch.calls(), atOnce);
    double working = workSeconds();
    double worked = Capacity.rounds(batch.calls(), Math.min(atOnce, workingAtOnce())) * working;
    if (asksDatabase(batch)) {
      int lookUps = Capacity.rounds(lookUps(), Math.min(atOnce, connections()));
      return Math.max(lookUps * latencySeconds, worked);
    }
    if (working > 0) {
      return Math.max(rounds * (latencySeconds + working), worked);
    }
    double callSeconds = number(Parameters.BLOCKING_MILLIS) / MILLIS_PER_SECOND;
    if (callSeconds == 0) {
      return Math.max(rounds, blocksTheLoop() ? blocking() : 0) * latencySeconds;
    }
    double calls = blocking() * callSeconds;
    boolean inOneThread = batch.value().parallelism() == Parallelism.ONE;
    return inOneThread && batch.value().capacity() != Capacity.ONE
        ? Math.max(rounds * latencySeconds, calls + latencySeconds)
        : rounds * latencySeconds + calls / atOnce;
  }

  private int lookUps() {
    return batch.calls()
        - (int) ((long) batch.calls() * (long) number(Parameters.CACHE_PERCENT) / PERCENT);
  }

  /** What the server does for a request before it waits. */
  private double workSeconds() {
    return number(Parameters.COMPUTE_MILLIS) / MILLIS_PER_SECOND + readSeconds.orElse(0);
  }

  /** How many compute or read at the same time in the server, if there are any number. */
  private int workingAtOnce() {
    int capacity = batch.value().capacity().atOnce(batch.workers());
    if (blocksTheLoop()) {
      return isHandedOver() ? Math.min(capacity, cores.orElse(1)) : 1;
    }
    return readsFile(batch) ? capacity : Math.min(capacity, cores.orElse(1));
  }

  private boolean isHandedOver() {
    return !batch
        .text(Parameters.OFFLOAD)
        .orElse(Parameters.NO_OFFLOAD)
        .equals(Parameters.NO_OFFLOAD);
  }

  /** Whether a request that blocks holds up a loop that any number of others can wait in. */
  private boolean blocksTheLoop() {
    return batch.value().parallelism() == Parallelism.ONE
        && batch.value().capacity() == Capacity.UNBOUNDED;
  }

  private int blocking() {
    return (int) ((long) batch.calls() * (long) number(Parameters.BLOCKING_SHARE) / PERCENT);
  }

  private double number(Parameter parameter) {
    return batch.number(parameter).orElse(0);
  }

  /**
   * A server whose workers take one connection after another, first come, first served, among whose
   * clients some send so slowly that a worker waits for them until its patience ends; they connect
   * again at once. A discrete-event calculation without chance: the slow clients are there first.
   *
   * @param workers how many connections are served at once, at least 1
   * @param slowClients how many there are, at least 1
   * @param patienceSeconds how long a worker waits for a request
   */
  record SlowClients(int workers, int slowClients, double patienceSeconds) {

    /** A connection that a worker serves until a moment. */
    private record Served(double untilSeconds, int order, boolean slow) {}

    /**
     * How long a load takes from its first request to the end of its last, in seconds.
     *
     * @param requests how many there are, at least 1
     * @param atOnce how many of them are under way at once, at least 1
     * @param serviceSeconds how long a worker is busy with one
     */
    double seconds(int requests, int atOnce, double serviceSeconds) {
      PriorityQueue<Served> served =
          new PriorityQueue<>(
              Comparator.comparingDouble(Served::untilSeconds).thenComparingInt(Served::order));
      ArrayDeque<Boolean> waitingSlow = new ArrayDeque<>();
      for (int i = 0; i < slowClients; i++) {
        waitingSlow.add(true);
      }
      int sent = Math.min(requests, atOnce);
      for (int i = 0; i < sent; i++) {
        waitingSlow.add(false);
      }
      double now = 0;
      int order = 0;
      int answered = 0;
      while (true) {
        while (served.size() < workers && !waitingSlow.isEmpty()) {
          boolean slow = waitingSlow.remove();
          served.add(new Served(now + (slow ? patienceSeconds : serviceSeconds), order++, slow));
        }
        Served ended = served.remove();
        now = ended.untilSeconds();
        if (ended.slow()) {
          waitingSlow.add(true);
        } else {
          answered++;
          if (answered == requests) {
            return now;
          }
          if (sent < requests) {
            sent++;
            waitingSlow.add(false);
          }
        }
      }
    }
  }
}
