package org.modebench.analysis.cells;

import java.time.Instant;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/** A row for tests, each component of which can be changed. */
public record Rows(
    String start,
    String benchmark,
    String mode,
    int workers,
    int calls,
    String params,
    int fork,
    int iteration,
    int cores) {
  public static final Rows CPU = of("CpuBound", "limit=5000000");
  public static final Rows IO = of("IoBound", "latencyMillis=100");

  private static Rows of(String benchmark, String params) {
    return new Rows("2026-11-01T12:00:00Z", benchmark, "SEQUENTIAL", 1, 10, params, 1, 1, 2);
  }

  public Rows start(String next) {
    return new Rows(next, benchmark, mode, workers, calls, params, fork, iteration, cores);
  }

  public Rows benchmark(String next) {
    return new Rows(start, next, mode, workers, calls, params, fork, iteration, cores);
  }

  public Rows mode(String next, int nextWorkers) {
    return new Rows(start, benchmark, next, nextWorkers, calls, params, fork, iteration, cores);
  }

  public Rows calls(int next) {
    return new Rows(start, benchmark, mode, workers, next, params, fork, iteration, cores);
  }

  public Rows params(String next) {
    return new Rows(start, benchmark, mode, workers, calls, next, fork, iteration, cores);
  }

  public Rows fork(int next) {
    return new Rows(start, benchmark, mode, workers, calls, params, next, iteration, cores);
  }

  public Rows iteration(int next) {
    return new Rows(start, benchmark, mode, workers, calls, params, fork, next, cores);
  }

  public Rows cores(int next) {
    return new Rows(start, benchmark, mode, workers, calls, params, fork, iteration, next);
  }

  public Row wall(double seconds) {
    return row("wall", seconds, Status.VALID, "");
  }

  /** In the unit that the runner gives the metric. */
  public Row metric(String metric, double value) {
    return row(metric, value, Status.VALID, "");
  }

  public Row suspect(double seconds, String reason) {
    return row("wall", seconds, Status.SUSPECT, reason);
  }

  public Row failed(String reason) {
    return row("wall", Double.NaN, Status.FAILED, reason);
  }

  private Row row(String metric, double value, Status status, String reason) {
    return new Row(
        "r1",
        Instant.parse(start),
        benchmark,
        mode,
        workers,
        calls,
        params,
        fork,
        iteration,
        metric,
        value,
        unit(metric),
        status,
        reason,
        "box",
        cores,
        "17.0.15",
        "abc123");
  }

  private static String unit(String metric) {
    return switch (metric) {
      case "rss", "each_heap", "each_rss", "each_kernel" -> "bytes";
      case "throughput", "speed" -> "1/s";
      case "threads",
          "switches",
          "failures",
          "lost",
          "at_once",
          "refused_releases",
          "deadlocks",
          "seen_by_jvm" ->
          "1";
      default -> "s";
    };
  }

  /** A row as a host would have measured it whose batches take so many times as long. */
  public static Row on(Row row, String host, double factor) {
    double value = row.metric().equals("wall") ? row.value() * factor : row.value();
    return new Row(
        row.run(),
        row.timestamp(),
        row.benchmark(),
        row.mode(),
        row.workers(),
        row.calls(),
        row.params(),
        row.fork(),
        row.iteration(),
        row.metric(),
        value,
        row.unit(),
        row.status(),
        row.reason(),
        host,
        row.cores(),
        row.jdk(),
        row.commit());
  }
}
