package org.modebench.analysis.findings.comparison;

import java.util.Map;

/**
 * The unit of a JMH score, or of that of one of its ports, and what it is in the units of this
 * project. It converts values, and says nothing of which are better.
 *
 * @param factor what one of it is in {@code unit}
 * @param unit s, 1/s, or the unit as JMH writes it
 */
record JmhUnit(double factor, String unit) {
  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "µs", 1e-6, "ms", 1e-3, "s", 1.0, "sec", 1.0, "min", 60.0, "hr",
          3600.0, "day", 86400.0);

  private static final String PER_OPERATION = "/op";
  private static final String OPERATIONS = "ops/";

  /** The unit that JMH names, such as {@code us/op} or {@code ops/ms}. */
  static JmhUnit named(String name) {
    if (name.endsWith(PER_OPERATION)) {
      Double seconds = SECONDS.get(name.substring(0, name.length() - PER_OPERATION.length()));
      if (seconds != null) {
        return new JmhUnit(seconds, "s");
      }
    }
    if (name.startsWith(OPERATIONS)) {
      Double seconds = SECONDS.get(name.substring(OPERATIONS.length()));
      if (seconds != null) {
        return new JmhUnit(1 / seconds, "1/s");
      }
    }
    return new JmhUnit(1, name);
  }
}
