package org.modebench.run;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import org.modebench.benchmark.MockAddress;
import org.modebench.benchmark.RunnerWatch;
import org.modebench.benchmark.TreeProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs forks by JMH's own Runner, each as a run of exactly one fork of exactly one case. */
final class JmhForks implements ForkRunner {
  private static final int UNSAFE_WARNS_SINCE = 24;
  private static final String ALLOW_UNSAFE = "--sun-misc-unsafe-memory-access=allow";
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final CommandLineOptions user;
  private final ForkJvm jvm;
  private final ForkOutput output;

  JmhForks(CommandLineOptions user, ForkJvm jvm, ForkOutput output) {
    this.user = user;
    this.jvm = jvm;
    this.output = output;
  }

  @Override
  public ForkOutcome run(Case of, Optional<URI> mock, DoubleConsumer estimate) {
    output.startFork(
        iteration -> {
          Unit unit = Unit.of(iteration.getPrimaryResult().getScoreUnit());
          estimate.accept(iteration.getPrimaryResult().getScore() * unit.factor());
        });
    Settings settings = of.settings();
    try (Deadline deadline = Deadline.start(deadline(settings))) {
      Collection<RunResult> results;
      try {
        results = new Runner(options(of, mock), output).run();
      } catch (RunnerException | RuntimeException e) {
        return new ForkOutcome.Failure(reason(e, deadline, settings));
      }
      return outcome(results, settings);
    }
  }

  private ForkOutcome outcome(Collection<RunResult> results, Settings settings) {
    for (RunResult run : results) {
      for (BenchmarkResult fork : run.getBenchmarkResults()) {
        RawResult raw = new RawResult(fork);
        if (fork.getIterationResults().size() < settings.iterations()) {
          return new ForkOutcome.Failure(
              "The fork ended after %d of %d iterations."
                  .formatted(fork.getIterationResults().size(), settings.iterations()));
        }
        return new ForkOutcome.Success(raw.values(), raw.texts(), Optional.of(fork));
      }
    }
    return new ForkOutcome.Failure("The fork returned no result.");
  }

  private String reason(Exception failure, Deadline deadline, Settings settings) {
    if (deadline.passed()) {
      return "The fork did not end within %s and was killed."
          .formatted(Span.of(deadline(settings).toMillis() / 1e3));
    }
    if (output.timedOut()) {
      return "An iteration did not end within the timeout of %s (-to)."
          .formatted(Span.of(settings.timeoutNanos() / 1e9));
    }
    return FailureReason.of(failure, output.lastLines());
  }

  /** After this JMH's own timeout, which interrupts each iteration, has evidently not helped. */
  private static Duration deadline(Settings settings) {
    int iterations = settings.warmupIterations() + settings.iterations();
    long longest = Math.max(settings.warmupNanos(), settings.iterationNanos());
    return Duration.ofNanos(Math.max(longest, settings.timeoutNanos()))
        .multipliedBy(iterations)
        .plus(GRACE);
  }

  private Options options(Case of, Optional<URI> mock) {
    Settings settings = of.settings();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(of.method()) + "$")
            .forks(1)
            .warmupForks(0)
            .shouldFailOnError(true)
            .warmupIterations(settings.warmupIterations())
            .warmupTime(time(settings.warmupNanos()))
            .measurementIterations(settings.iterations())
            .measurementTime(time(settings.iterationNanos()))
            .timeout(time(settings.timeoutNanos()))
            .addProfiler(TreeProfiler.class);
    for (Map.Entry<String, String> param : of.params().entrySet()) {
      options.param(param.getKey(), param.getValue());
    }
    for (ProfilerConfig profiler : user.getProfilers()) {
      options.addProfiler(profiler.getKlass(), profiler.getOpts());
    }
    if (user.shouldDoGC().hasValue()) {
      options.shouldDoGC(user.shouldDoGC().get());
    }
    if (user.verbosity().hasValue()) {
      options.verbosity(user.verbosity().get());
    }
    if (user.getJvm().hasValue()) {
      options.jvm(jvm.launcher());
    }
    List<String> first = new ArrayList<>(ownArguments(mock));
    if (user.getJvmArgsPrepend().hasValue()) {
      first.addAll(user.getJvmArgsPrepend().get());
    }
    options.jvmArgsPrepend(first.toArray(String[]::new));
    if (user.getJvmArgs().hasValue()) {
      options.jvmArgs(user.getJvmArgs().get().toArray(String[]::new));
    }
    if (user.getJvmArgsAppend().hasValue()) {
      options.jvmArgsAppend(user.getJvmArgsAppend().get().toArray(String[]::new));
    }
    return options.build();
  }

  /**
   * Whether an argument of a fork's JVM was added by {@link #ownArguments}, for that fork alone.
   */
  static boolean isOwnArgument(String argument) {
    return argument.startsWith("-D" + RunnerWatch.PROPERTY + "=")
        || argument.startsWith("-D" + MockAddress.PROPERTY + "=")
        || argument.equals(ALLOW_UNSAFE);
  }

  private List<String> ownArguments(Optional<URI> mock) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-D" + RunnerWatch.PROPERTY + "=" + ProcessHandle.current().pid());
    mock.ifPresent(uri -> arguments.add("-D" + MockAddress.PROPERTY + "=" + uri));
    if (jvm.feature() >= UNSAFE_WARNS_SINCE) {
      arguments.add(ALLOW_UNSAFE);
    }
    return arguments;
  }

  private static TimeValue time(long nanos) {
    return new TimeValue(nanos, TimeUnit.NANOSECONDS);
  }
}
