package org.modebench.analysis.results;

import java.time.Instant;

/** Rows for tests. */
final class RowSamples {
  private RowSamples() {}

  static Row valid(int iteration, double value) {
    return row(iteration, value, Status.VALID, "");
  }

  static Row row(int iteration, double value, Status status, String reason) {
    return new Row(
        "r1",
        Instant.parse("2026-11-01T12:00:00Z"),
        "IoBound",
        "THREAD_POOL",
        5,
        10,
        "delay=fixed;latencyMillis=100",
        1,
        iteration,
        "wall",
        value,
        "s",
        status,
        reason,
        "box",
        2,
        "17.0.15",
        "abc123");
  }
}
