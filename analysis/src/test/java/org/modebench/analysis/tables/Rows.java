package org.modebench.analysis.tables;

import java.time.Instant;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/** A row for tests, each component of which can be changed. */
record Rows(
    String start,
    String benchmark,
    String mode,
    int workers,
    int calls,
    String params,
    int fork,
    int iteration,
    int cores) {
  static final Rows CPU = of("CpuBound", "limit=5000000");
  static final Rows IO = of("IoBound", "latencyMillis=100");

  private static Rows of(String benchmark, String params) {
    return new Rows("2026-11-01T12:00:00Z", benchmark, "SEQUENTIAL", 1, 10, params, 1, 1, 2);
  }

  Rows start(String next) {
    return new Rows(next, benchmark, mode, workers, calls, params, fork, iteration, cores);
  }

  Rows benchmark(String next) {
    return new Rows(start, next, mode, workers, calls, params, fork, iteration, cores);
  }

  Rows mode(String next, int nextWorkers) {
    return new Rows(start, benchmark, next, nextWorkers, calls, params, fork, iteration, cores);
  }

  Rows calls(int next) {
    return new Rows(start, benchmark, mode, workers, next, params, fork, iteration, cores);
  }

  Rows params(String next) {
    return new Rows(start, benchmark, mode, workers, calls, next, fork, iteration, cores);
  }

  Rows fork(int next) {
    return new Rows(start, benchmark, mode, workers, calls, params, next, iteration, cores);
  }

  Rows iteration(int next) {
    return new Rows(start, benchmark, mode, workers, calls, params, fork, next, cores);
  }

  Rows cores(int next) {
    return new Rows(start, benchmark, mode, workers, calls, params, fork, iteration, next);
  }

  Row wall(double seconds) {
    return row("wall", seconds, Status.VALID, "");
  }

  Row metric(String metric, double value) {
    return row(metric, value, Status.VALID, "");
  }

  Row suspect(double seconds, String reason) {
    return row("wall", seconds, Status.SUSPECT, reason);
  }

  Row failed(String reason) {
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
        "s",
        status,
        reason,
        "box",
        cores,
        "17.0.15",
        "abc123");
  }
}
