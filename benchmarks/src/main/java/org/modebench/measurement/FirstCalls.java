package org.modebench.measurement;

import java.util.HashMap;
import java.util.Map;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;

/**
 * What calls cost that a JVM makes one after another when it has not loaded or compiled anything of
 * them yet: what every worker process pays that makes its first calls.
 */
public final class FirstCalls {
  private final Map<Metric, Double> seconds = new HashMap<>();
  private final long beginNanos = System.nanoTime();
  private final double beginCpu = Reading.cpuSeconds().orElse(0);

  /** Says that one more of them has ended. */
  public void ended() {
    double wall = (System.nanoTime() - beginNanos) / Reading.NANOS_PER_SECOND;
    double cpu = Reading.cpuSeconds().orElse(0) - beginCpu;
    seconds.putIfAbsent(Metrics.FIRST_CALL, wall);
    seconds.putIfAbsent(Metrics.FIRST_CALL_CPU, cpu);
    seconds.put(Metrics.FIRST_CALLS, wall);
    seconds.put(Metrics.FIRST_CALLS_CPU, cpu);
  }

  /** Returns what the first and all of them took, in seconds; nothing if there was none. */
  public Map<Metric, Double> metrics() {
    return Map.copyOf(seconds);
  }
}
