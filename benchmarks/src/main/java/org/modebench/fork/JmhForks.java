package org.modebench.fork;

import java.io.IOException;
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
import org.modebench.agent.RemoteHost;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.text.Count;
import org.modebench.benchmark.MockAddress;
import org.modebench.benchmark.RunnerWatch;
import org.modebench.benchmark.TreeProfiler;
import org.modebench.benchmark.server.AddressedServer;
import org.modebench.host.JvmVariables;
import org.modebench.host.UnsafeAccess;
import org.modebench.measurement.WarmUp;
import org.modebench.plan.Case;
import org.modebench.plan.DurationText;
import org.modebench.plan.ProfiledCases;
import org.modebench.plan.Settings;
import org.modebench.process.ForkArchive;
import org.modebench.task.endpoint.EndpointRequest;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Utils;

/** Runs forks by JMH's own Runner, each as a run of exactly one fork of exactly one case. */
public final class JmhForks implements ForkRunner {
  /** The profiler is a native library, of which newer JDKs warn. */
  private static final int NATIVE_WARNS_SINCE = 24;

  private static final String ALLOW_NATIVE = "--enable-native-access=ALL-UNNAMED";

  private static final Duration GRACE = Duration.ofSeconds(60);

  /** How long a fork that has told all may go on if threads of what it measured keep it alive. */
  private static final List<String> SECONDS_TO_EXIT =
      List.of("-Djmh.shutdownTimeout=2", "-Djmh.shutdownTimeout.step=1");

  private final CommandLineOptions user;
  private final Handover handover;
  private final ForkJvm jvm;
  private final ForkOutput output;
  private final Class<? extends Profiler> profiler;
  private final Optional<ForkArchive> archive;

  /**
   * @param handover what forks are told that is no parameter
   * @param profiler of profiled cases; the parameter that makes them such is its argument
   */
  public JmhForks(
      CommandLineOptions user,
      Handover handover,
      ForkJvm jvm,
      ForkOutput output,
      Class<? extends Profiler> profiler) {
    this.profiler = profiler;
    this.user = user;
    this.handover = handover;
    this.jvm = jvm;
    this.output = output;
    this.archive = isPlain() ? ForkArchive.ofThisJvm() : Optional.empty();
  }

  /**
   * Whether forks run on a JVM like this one without options of the user's own: with others an
   * archive of this one may not go.
   */
  private boolean isPlain() {
    return jvm.launcher().equals(Utils.getCurrentJvm())
        && !user.getJvmArgs().hasValue()
        && !user.getJvmArgsPrepend().hasValue()
        && !user.getJvmArgsAppend().hasValue()
        && JvmVariables.ofThisJvm().values().isEmpty();
  }

  /** Records the archive of classes that later forks start from, where there is none. */
  @Override
  public ForkOutcome calibrate(Case of) {
    if (archive.isEmpty() || !archive.get().flags().isEmpty()) {
      return ForkRunner.super.calibrate(of);
    }
    ForkOutcome outcome =
        run(of, Optional.empty(), List.of(archive.get().recordingFlag()), seconds -> {});
    archive.get().keep();
    return outcome;
  }

  @Override
  public ForkOutcome run(Case of, Optional<URI> mock, DoubleConsumer estimate) {
    return run(of, mock, archive.map(ForkArchive::flags).orElse(List.of()), estimate);
  }

  private ForkOutcome run(
      Case of, Optional<URI> mock, List<String> archiveFlags, DoubleConsumer estimate) {
    try (ForkFolder folder = ForkFolder.in(handover.temporary())) {
      List<String> first = new ArrayList<>(folder.arguments());
      first.addAll(archiveFlags);
      return runIn(of, mock, first, estimate);
    } catch (IOException e) {
      return new ForkOutcome.Failure(
          "The folder for temporary files of the fork cannot be made (%s); make room for it."
              .formatted(AtomicFile.why(e)));
    }
  }

  private ForkOutcome runIn(
      Case of, Optional<URI> mock, List<String> firstFlags, DoubleConsumer estimate) {
    Settings settings = of.settings();
    Duration beside = Duration.ofNanos(settings.timeoutNanos()).plus(GRACE);
    try (Deadline deadline = Deadline.after(beside)) {
      Iterations iterations = new Iterations(settings, deadline, beside, estimate);
      output.startFork(iterations);
      Collection<RunResult> results;
      try {
        results = new Runner(options(of, mock, firstFlags), output).run();
      } catch (RunnerException | RuntimeException e) {
        return new ForkOutcome.Failure(
            deadline.passed() ? iterations.tooLong() : FailureReason.of(e, output.lastLines()));
      }
      return outcome(results, settings);
    }
  }

  /**
   * Moves the deadline of a fork as its iterations start and end. JMH's own timeout does not help:
   * where iterations are synchronized, it waits for the last call of each without end.
   */
  private static final class Iterations implements ForkOutput.Listener {
    private final Settings settings;
    private final Deadline deadline;
    private final Duration beside;
    private final DoubleConsumer estimate;
    private volatile boolean running;

    /**
     * @param beside how long a fork may take before, between and after its iterations
     */
    Iterations(Settings settings, Deadline deadline, Duration beside, DoubleConsumer estimate) {
      this.settings = settings;
      this.deadline = deadline;
      this.beside = beside;
      this.estimate = estimate;
    }

    @Override
    public void started(IterationParams iteration) {
      long nanos = iteration.getTime().convertTo(TimeUnit.NANOSECONDS);
      running = true;
      deadline.moveTo(Duration.ofNanos(settings.steadyNanos() + nanos + settings.timeoutNanos()));
    }

    @Override
    public void ended(IterationParams iteration, IterationResult result) {
      running = false;
      deadline.moveTo(beside);
      if (iteration.getType() == IterationType.MEASUREMENT) {
        Unit unit = Unit.of(result.getPrimaryResult().getScoreUnit());
        estimate.accept(result.getPrimaryResult().getScore() * unit.factor());
      }
    }

    String tooLong() {
      return running
          ? "An iteration did not end within the timeout of %s (-to)."
              .formatted(DurationText.measured(settings.timeoutNanos() / 1e9))
          : "The fork did nothing for %s outside its iterations and was killed."
              .formatted(DurationText.of(beside.toMillis() / 1e3));
    }
  }

  private ForkOutcome outcome(Collection<RunResult> results, Settings settings) {
    for (RunResult run : results) {
      for (BenchmarkResult fork : run.getBenchmarkResults()) {
        RawResult raw = new RawResult(fork);
        if (fork.getIterationResults().size() < settings.iterations()) {
          return new ForkOutcome.Failure(
              "The fork ended after %s."
                  .formatted(
                      Count.of(
                          fork.getIterationResults().size(), settings.iterations(), "iteration")));
        }
        return new ForkOutcome.Success(raw.values(), raw.texts(), Optional.of(fork));
      }
    }
    return new ForkOutcome.Failure("The fork returned no result.");
  }

  private Options options(Case of, Optional<URI> mock, List<String> firstFlags) {
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
            .timeout(time(settings.timeoutNanos()));
    // Before all others, so that what it does stays outside of what they count.
    if (ProfiledCases.isProfiled(of)) {
      options.addProfiler(profiler, of.params().getOrDefault(MeasuredWorkload.PROFILE, ""));
    }
    options.addProfiler(TreeProfiler.class);
    for (Map.Entry<String, String> param : ProfiledCases.withoutProfiler(of).params().entrySet()) {
      options.param(param.getKey(), param.getValue());
    }
    // In a profiled fork they would be in the profile, and some write files of the same name.
    if (!ProfiledCases.isProfiled(of)) {
      for (ProfilerConfig profiler : user.getProfilers()) {
        options.addProfiler(profiler.getKlass(), profiler.getOpts());
      }
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
    List<String> first = new ArrayList<>(ownArguments(of, mock));
    first.addAll(firstFlags);
    if (user.getJvmArgsPrepend().hasValue()) {
      first.addAll(user.getJvmArgsPrepend().get());
    }
    if (ProfiledCases.isProfiled(of) && jvm.feature() >= NATIVE_WARNS_SINCE) {
      first.add(ALLOW_NATIVE);
    }
    options.jvmArgsPrepend(first.toArray(String[]::new));
    if (user.getJvmArgs().hasValue()) {
      options.jvmArgs(user.getJvmArgs().get().toArray(String[]::new));
    }
    List<String> last = new ArrayList<>(user.getJvmArgsAppend().orElse(List.of()));
    JvmVariables.ofThisJvm().overridingHeap().ifPresent(size -> last.add("-Xms" + size));
    if (!last.isEmpty()) {
      options.jvmArgsAppend(last.toArray(String[]::new));
    }
    return options.build();
  }

  /** Returns the arguments of a fork's JVM without those that were added for that fork alone. */
  public static List<String> withoutOwn(Collection<String> arguments) {
    return ForkArchive.without(
        arguments.stream().filter(argument -> !isOwnArgument(argument)).toList());
  }

  private static boolean isOwnArgument(String argument) {
    return argument.startsWith("-D" + RunnerWatch.PROPERTY + "=")
        || argument.startsWith("-D" + MockAddress.PROPERTY + "=")
        || argument.startsWith("-D" + AddressedServer.PID_PROPERTY + "=")
        || argument.startsWith("-D" + RemoteHost.PROPERTY + "=")
        || argument.startsWith("-D" + EndpointRequest.PROPERTY + "=")
        || argument.startsWith("-D" + WarmUp.PROPERTY + "=")
        || ForkFolder.isArgument(argument)
        || SECONDS_TO_EXIT.contains(argument)
        || argument.equals(UnsafeAccess.ALLOWED);
  }

  private List<String> ownArguments(Case of, Optional<URI> mock) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-D" + RunnerWatch.PROPERTY + "=" + ProcessHandle.current().pid());
    mock.ifPresent(uri -> arguments.add("-D" + MockAddress.PROPERTY + "=" + uri));
    Optional.ofNullable(handover.pids().get(of.mode()))
        .ifPresent(pid -> arguments.add("-D" + AddressedServer.PID_PROPERTY + "=" + pid));
    handover
        .serverHost()
        .ifPresent(file -> arguments.add("-D" + RemoteHost.PROPERTY + "=" + file.toAbsolutePath()));
    handover
        .request()
        .ifPresent(file -> arguments.add("-D" + EndpointRequest.PROPERTY + "=" + file));
    if (of.settings().steadyNanos() > 0) {
      arguments.add(WarmUp.argument(of.settings().steadyNanos()));
    }
    arguments.addAll(SECONDS_TO_EXIT);
    arguments.addAll(UnsafeAccess.flags(jvm.feature()));
    return arguments;
  }

  /** In the unit that a person would write; it is in JMH's own results. */
  private static TimeValue time(long nanos) {
    for (TimeUnit unit : List.of(TimeUnit.MINUTES, TimeUnit.SECONDS, TimeUnit.MILLISECONDS)) {
      if (nanos > 0 && nanos % unit.toNanos(1) == 0) {
        return new TimeValue(unit.convert(nanos, TimeUnit.NANOSECONDS), unit);
      }
    }
    return new TimeValue(nanos, TimeUnit.NANOSECONDS);
  }
}
