package org.modebench.run;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long one fork measures.
 *
 * @param warmupIterations iterations that are not counted, 0 or more
 * @param warmupNanos least time of each of them
 * @param iterations iterations that become rows, at least 1
 * @param iterationNanos least time of each of them
 * @param timeoutNanos how long an iteration may take before it is interrupted
 */
record Settings(
    int warmupIterations,
    long warmupNanos,
    int iterations,
    long iterationNanos,
    long timeoutNanos) {

  /**
   * What holds for a benchmark: an option of the command line first, then the preset.
   *
   * @param timeoutNanos what the benchmark class says of the timeout, which presets do not have
   */
  static Settings of(Preset preset, CommandLineOptions options, long timeoutNanos) {
    TimeValue presetTime = TimeValue.milliseconds(preset.iterationMillis());
    return new Settings(
        options.getWarmupIterations().orElse(preset.warmupIterations()),
        nanos(options.getWarmupTime().orElse(presetTime)),
        options.getMeasurementIterations().orElse(preset.iterations()),
        nanos(options.getMeasurementTime().orElse(presetTime)),
        options.getTimeout().hasValue() ? nanos(options.getTimeout().get()) : timeoutNanos);
  }

  private static long nanos(TimeValue time) {
    return time.convertTo(TimeUnit.NANOSECONDS);
  }
}
