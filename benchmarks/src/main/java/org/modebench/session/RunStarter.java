package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.shards.PlanFile;
import org.modebench.arguments.Arguments;
import org.modebench.fork.ForkJvm;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Benchmarks;
import org.modebench.plan.OwnCases;
import org.modebench.plan.PlanText;
import org.modebench.plan.PlannedRun;
import org.modebench.plan.Planner;
import org.modebench.plan.Sweep;
import org.modebench.plan.UsageException;
import org.modebench.progress.Progress;
import org.modebench.store.BuildInfo;
import org.modebench.store.HostFacts;
import org.modebench.store.RecordedPlan;
import org.modebench.store.ResultsLog;
import org.modebench.store.RunName;
import org.modebench.task.own.OwnClassPath;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Starts runs, or shows their plans. */
public final class RunStarter {
  private final PrintStream out;
  private final PrintStream err;
  private final Platform platform;

  public RunStarter(PrintStream out, PrintStream err, Platform platform) {
    this.out = out;
    this.err = err;
    this.platform = platform;
  }

  /** What the record of a run keeps of its command line. */
  private record Asked(List<String> words, String preset) {}

  /** Begins a run, or shows its plan; returns the exit status. */
  public int start(Arguments arguments) throws UsageException, IOException, InterruptedException {
    List<BenchmarkMethod> chosen =
        Benchmarks.withClass(
            chosen(arguments, arguments.jmh(), arguments.params()),
            arguments.params(),
            arguments.classPath());
    List<BenchmarkMethod> swept =
        Sweep.of(arguments.sweeps(), chosen, !arguments.jmh().getIncludes().isEmpty());
    if (arguments.saysHowToAsk()) {
      Benchmarks.requireRequests(chosen);
    }
    NamedProcesses.check(arguments.pids());
    ForkJvm jvm = platform.forkJvm(arguments.jmh());
    RunPlanner planner =
        new RunPlanner(
            new Planner(
                swept,
                arguments.params(),
                arguments.sweeps(),
                arguments.preset(),
                arguments.jmh(),
                jvm.feature()),
            new OwnCases(
                OwnClassPath.of(arguments.classPath()),
                arguments.params().keySet(),
                arguments.request().summary()),
            arguments.profile(),
            arguments.budget(),
            forks(arguments.jmh()),
            arguments.untilDecided(),
            arguments.seed());
    if (arguments.planFile().isPresent()) {
      write(planner, arguments, jvm, arguments.planFile().get());
      return ExitStatus.DONE;
    }
    if (arguments.plan()) {
      show(planner, arguments.jmh(), jvm, arguments.planWithOrder());
      return ExitStatus.DONE;
    }
    arguments.makeDefaultFolder();
    Asked asked = new Asked(arguments.recordableWords(), arguments.preset().optionValue());
    RunOptions options = RunOptions.of(arguments);
    try (ResultsLog log = ResultsLog.open(options.output())) {
      MachineLock lock = orForget(log, platform::lock);
      try {
        Prepared run = orForget(log, () -> prepare(planner, asked, options, jvm, log));
        return run(run, log);
      } finally {
        lock.close();
      }
    }
  }

  /** A step before a run is on record. */
  private interface Step<T> {
    T take() throws UsageException, InterruptedException;
  }

  /** A run that cannot begin leaves no results file behind. */
  private static <T> T orForget(ResultsLog log, Step<T> step)
      throws UsageException, IOException, InterruptedException {
    try {
      return step.take();
    } catch (UsageException e) {
      log.forget();
      throw e;
    }
  }

  private static List<BenchmarkMethod> chosen(
      Arguments arguments, CommandLineOptions jmh, Map<String, Set<String>> params)
      throws UsageException {
    List<BenchmarkMethod> matching = Benchmarks.chosen(jmh.getIncludes(), jmh.getExcludes());
    if (jmh.getIncludes().isEmpty() && params.isEmpty() && arguments.sweeps().isEmpty()) {
      return Benchmarks.unnamed(matching, arguments.preset());
    }
    return jmh.getIncludes().isEmpty() ? Benchmarks.unnamed(matching, params) : matching;
  }

  private static OptionalInt forks(CommandLineOptions jmh) {
    return jmh.getForkCount().hasValue()
        ? OptionalInt.of(jmh.getForkCount().get())
        : OptionalInt.empty();
  }

  private void show(RunPlanner planner, CommandLineOptions jmh, ForkJvm jvm, boolean withOrder)
      throws UsageException {
    MachineLock lock = platform.lock();
    try {
      TimeLimit limit = new TimeLimit(planner.budget(), platform.clock());
      new PlanText(planner.plan(platform, jmh, jvm, limit, err::println), withOrder).print(out);
    } finally {
      lock.close();
    }
  }

  /** The machine that plans is not one of those that measure, and may be in use. */
  private void write(RunPlanner planner, Arguments arguments, ForkJvm jvm, Path file)
      throws UsageException {
    Asked asked = new Asked(arguments.measuringWords(), arguments.preset().optionValue());
    PlannedRun planned = planner.planElsewhere(platform, arguments.jmh(), jvm);
    try {
      PlanFile.write(record(asked, arguments.jmh(), planned, jvm), file);
    } catch (IOException e) {
      throw new UsageException(
          "\"%s\" cannot be written (%s); name another file with --plan-file."
              .formatted(file, AtomicFile.why(e)),
          e);
    }
    new PlanText(planned, arguments.planWithOrder()).print(out);
    out.println(
        "The plan is in %s; measure it with --plan-file %s --shard I/N.".formatted(file, file));
  }

  /** A new run that is on record and has no rows yet. */
  private record Prepared(
      RunRecord record, PlannedRun planned, RunExecution execution, TimeLimit limit) {}

  private Prepared prepare(
      RunPlanner planner, Asked asked, RunOptions options, ForkJvm jvm, ResultsLog log)
      throws UsageException, InterruptedException {
    RunFiles.records(log.file());
    TimeLimit limit = new TimeLimit(planner.budget(), platform.clock());
    Progress progress = options.progress(out);
    PlannedRun planned = planner.plan(platform, options.forks(), jvm, limit, progress::say);
    // To put it on record takes a second, too.
    planned.notes().forEach(progress::say);
    progress.say(planned.summary() + "; results go to " + log.file() + ".");
    planned.outlook().ifPresent(progress::say);
    RunRecord record = record(asked, options.forks(), planned, jvm);
    ServersElsewhere.record(record, options.serverHost(), planned.plan().cases());
    record.setState(RunState.RUNNING);
    RunFiles files =
        new RunFiles(record, planned.plan(), jvm.version(), log, options.jmhFile(record.run()));
    RunExecution execution = new RunExecution(out, err, platform, options, jvm, files);
    files.begin();
    return new Prepared(record, planned, execution, limit);
  }

  private int run(Prepared run, ResultsLog log)
      throws UsageException, IOException, InterruptedException {
    log.moveTornLine()
        .ifPresent(
            torn ->
                err.println(
                    "The last line of \"%s\" was incomplete, because the run was killed while writing it; it has been moved to \"%s\" now."
                        .formatted(log.file(), torn)));
    log.writeHeader();
    Attempts none = new Attempts(Results.of(List.of()).rows(), run.record());
    return run.execution().run(run.planned().plan(), run.planned().model(), none, run.limit());
  }

  private RunRecord record(Asked asked, CommandLineOptions jmh, PlannedRun planned, ForkJvm jvm) {
    Instant now = platform.clock().instant();
    BuildInfo build = BuildInfo.read();
    RunRecord record = RunRecord.of(RunName.at(now));
    record.setStarted(now.truncatedTo(ChronoUnit.MILLIS).toString());
    record.setArguments(asked.words());
    record.setPreset(asked.preset());
    record.setSeed(planned.seed());
    record.setCode(build.commit(), build.dirty(), BuildInfo.code());
    record.setHost(HostFacts.all());
    record.setRunner(HostFacts.runner());
    record.setForks(HostFacts.forks(jvm, jmh));
    record.setFlagsInForce(jvm.flags());
    record.setDependencies(build.dependencies());
    record.setNotes(planned.notes());
    RecordedPlan.write(planned.plan(), record);
    planned.looks().ifPresent(looks -> record.setForks(looks.first(), looks.cap()));
    return record;
  }
}
