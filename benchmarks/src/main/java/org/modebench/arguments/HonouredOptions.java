package org.modebench.arguments;

import java.util.Optional;
import org.modebench.plan.UsageException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.WarmupMode;

/**
 * JMH's options that cannot keep their meaning here. Each is refused with its reason and what to do
 * instead; the value that is the default anyway is let through.
 */
final class HonouredOptions {
  private HonouredOptions() {}

  static void check(CommandLineOptions options) throws UsageException {
    Optional<String> refusal = refusal(options);
    if (refusal.isPresent()) {
      throw new UsageException(refusal.get());
    }
  }

  private static Optional<String> refusal(CommandLineOptions options) {
    if (isOther(options.getThreads(), 1)) {
      return Optional.of(
          "-t must be 1: the benchmarks vary the workers, not JMH's threads; set their number with -p workers=N.");
    }
    if (options.getThreadGroups().hasValue()) {
      return Optional.of(
          "-tg is not supported: no benchmark has thread groups; set the number of workers with -p workers=N.");
    }
    if (!options.getBenchModes().isEmpty()) {
      return Optional.of(
          "-bm is not supported: a row is the time of one batch, so each benchmark class sets its mode; omit the option.");
    }
    if (options.getTimeUnit().hasValue()) {
      return Optional.of("-tu is not supported: results are in seconds; omit the option.");
    }
    if (isOther(options.getOperationsPerInvocation(), 1)) {
      return Optional.of(
          "-opi must be 1: an operation is a whole batch; set the calls of a batch with -p calls=N.");
    }
    if (isOther(options.getMeasurementBatchSize(), 1)) {
      return Optional.of(
          "-bs must be 1: an operation is one batch; set the calls of a batch with -p calls=N.");
    }
    if (isOther(options.getWarmupBatchSize(), 1)) {
      return Optional.of(
          "-wbs must be 1: an operation is one batch; set the calls of a batch with -p calls=N.");
    }
    if (options.getForkCount().hasValue() && options.getForkCount().get() == 0) {
      return Optional.of(
          "-f must be 1 or more: without forks the cases would share one JVM and its JIT; the number of forks is the number of samples.");
    }
    if (isOther(options.getWarmupForkCount(), 0)) {
      return Optional.of("-wf must be 0: every fork does its own warm-up; set it with -wi and -w.");
    }
    if (options.getWarmupMode().hasValue() && options.getWarmupMode().get() != WarmupMode.INDI) {
      return Optional.of(
          "-wm must be INDI: a fork that warms up other cases would measure a mixture; omit the option.");
    }
    if (!options.getWarmupIncludes().isEmpty()) {
      return Optional.of(
          "-wmb is not supported: a fork that warms up other cases would measure a mixture; omit the option.");
    }
    if (isOther(options.shouldSyncIterations(), true)) {
      return Optional.of(
          "-si must be true: only one thread measures, so there is nothing to desynchronize; omit the option.");
    }
    return Optional.empty();
  }

  private static <T> boolean isOther(org.openjdk.jmh.util.Optional<T> option, T only) {
    return option.hasValue() && !option.get().equals(only);
  }
}
