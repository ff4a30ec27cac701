package org.modebench.plan;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.measurement.UntilSteady;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long one fork measures.
 *
 * @param steadyNanos how long batches may run, before all iterations, until they become no faster;
 *     0: there are none
 * @param warmupIterations iterations that are not counted, 0 or more
 * @param warmupNanos least time of each of them
 * @param iterations iterations that become rows, at least 1
 * @param iterationNanos least time of each of them
 * @param timeoutNanos how long an iteration may take before it is interrupted
 */
public record Settings(
    long steadyNanos,
    int warmupIterations,
    long warmupNanos,
    int iterations,
    long iterationNanos,
    long timeoutNanos) {

  /** What the class of a benchmark says, or else JMH's defaults. */
  static Settings ofClass(BenchmarkListEntry entry, Optional<UntilSteady> untilSteady) {
    return new Settings(
        untilSteady.map(said -> TimeUnit.MILLISECONDS.toNanos(said.mostMillis())).orElse(0L),
        entry.getWarmupIterations().orElse(Defaults.WARMUP_ITERATIONS),
        nanos(entry.getWarmupTime().orElse(Defaults.WARMUP_TIME)),
        entry.getMeasurementIterations().orElse(Defaults.MEASUREMENT_ITERATIONS),
        nanos(entry.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME)),
        nanos(entry.getTimeout().orElse(Defaults.TIMEOUT)));
  }

  /** These, but for what an option of the command line says: of the warm-up it says all. */
  Settings with(CommandLineOptions options) {
    boolean saysHowLong =
        options.getWarmupIterations().hasValue() || options.getWarmupTime().hasValue();
    return new Settings(
        saysHowLong ? 0 : steadyNanos,
        options.getWarmupIterations().orElse(warmupIterations),
        options.getWarmupTime().hasValue() ? nanos(options.getWarmupTime().get()) : warmupNanos,
        options.getMeasurementIterations().orElse(iterations),
        options.getMeasurementTime().hasValue()
            ? nanos(options.getMeasurementTime().get())
            : iterationNanos,
        options.getTimeout().hasValue() ? nanos(options.getTimeout().get()) : timeoutNanos);
  }

  private static long nanos(TimeValue time) {
    return time.convertTo(TimeUnit.NANOSECONDS);
  }
}
