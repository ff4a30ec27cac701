package org.modebench.analysis.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/**
 * Rows as the server lab writes them, computed from what each model can hold at a time: a server of
 * capacity m answers n requests of c connections in ⌈n / min(c, m)⌉ waits, and some spread.
 */
public final class ServerRows {
  private static final int REQUESTS = 100;
  private static final double SPREAD = 0.005;

  private final int forks;
  private final Random random = new Random(1);
  private final List<Row> rows = new ArrayList<>();

  public ServerRows(int forks) {
    this.forks = forks;
  }

  /** The experiments 7 to 9 of the lab. */
  public static List<Row> lab(int forks) {
    ServerRows rows = new ServerRows(forks);
    for (int concurrency : new int[] {5, 10, 20, 40}) {
      rows.all(concurrency, 100);
    }
    for (int latency : new int[] {200, 300}) {
      rows.all(10, latency);
    }
    for (int share : new int[] {1, 5, 10, 25, 50, 100}) {
      rows.add("EVENT_LOOP", 1, Integer.MAX_VALUE, 40, 100, share);
    }
    return rows.rows;
  }

  private void all(int concurrency, int latency) {
    add("SYNC_WORKER", 1, 1, concurrency, latency, 0);
    add("PREFORK", 4, 4, concurrency, latency, 0);
    add("THREAD_PER_CONNECTION", 1, Integer.MAX_VALUE, concurrency, latency, 0);
    add("THREAD_POOL", 8, 8, concurrency, latency, 0);
    add("VIRTUAL_THREADS", 1, Integer.MAX_VALUE, concurrency, latency, 0);
    add("EVENT_LOOP", 1, Integer.MAX_VALUE, concurrency, latency, 0);
    add("EVENT_LOOP_BLOCKED", 1, 1, concurrency, latency, 0);
    add("EVENT_LOOP_OFFLOAD", 8, 8, concurrency, latency, 0);
    add("SELECTOR", 1, Integer.MAX_VALUE, concurrency, latency, 0);
    add("PROCESS_PER_REQUEST", 1, 30, concurrency, latency, 0);
  }

  private void add(
      String model, int workers, int capacity, int concurrency, int latencyMillis, int share) {
    double rounds = Math.ceil((double) REQUESTS / Math.min(concurrency, capacity));
    double wait = latencyMillis / 1000.0;
    double ideal = rounds * wait;
    double blocked = share / 100.0 * REQUESTS * wait;
    double overhead = model.equals("PROCESS_PER_REQUEST") ? 0.4 : 0.01;
    String params =
        ("blockingShare=%d;concurrency=%d;faults=0;keepAlive=false;latencyMillis=%d;loop=closed;"
                + "pauseMillis=0;rate=0;upstream=timer")
            .formatted(share, concurrency, latencyMillis);
    for (int fork = 1; fork <= forks; fork++) {
      double noise = Math.exp(SPREAD * random.nextGaussian());
      double wall = (Math.max(ideal, blocked) + overhead) * noise;
      for (int iteration = 1; iteration <= 2; iteration++) {
        At at = new At(model, workers, params, fork, iteration);
        put(at, "wall", wall, "s");
        put(at, "ideal", ideal, "s");
        put(at, "throughput", REQUESTS / wall, "1/s");
        put(at, "time_per_request", concurrency * wall / REQUESTS, "s");
        put(at, "time_per_request_concurrent", wall / REQUESTS, "s");
        put(at, "latency_p50", concurrency * wall / REQUESTS, "s");
        put(at, "latency_p99", 1.2 * concurrency * wall / REQUESTS, "s");
        put(at, "loop_lag_p99", 0.0001 + blocked / REQUESTS, "s");
        put(at, "failures", 0, "1");
        put(at, "rss", 80e6 * noise, "bytes");
      }
    }
  }

  private record At(String model, int workers, String params, int fork, int iteration) {}

  private void put(At at, String metric, double value, String unit) {
    rows.add(
        new Row(
            "r1",
            Instant.parse("2026-11-01T12:00:00Z"),
            "Server",
            at.model(),
            at.workers(),
            REQUESTS,
            at.params(),
            at.fork(),
            at.iteration(),
            metric,
            value,
            unit,
            Status.VALID,
            "",
            "box",
            2,
            "17.0.15",
            "abc123"));
  }
}
