package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.arguments.Arguments;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutput;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Benchmarks;
import org.modebench.plan.Budget;
import org.modebench.plan.Case;
import org.modebench.plan.CostModel;
import org.modebench.plan.Machine;
import org.modebench.plan.Plan;
import org.modebench.plan.PlanText;
import org.modebench.plan.PlannedRun;
import org.modebench.plan.Planner;
import org.modebench.plan.ProfiledCases;
import org.modebench.plan.SilentOutput;
import org.modebench.plan.Sweep;
import org.modebench.plan.UsageException;
import org.modebench.profile.ProfilerLibrary;
import org.modebench.store.BuildInfo;
import org.modebench.store.HostFacts;
import org.modebench.store.RecordedPlan;
import org.modebench.store.ResultsLog;
import org.modebench.store.RunName;

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

  /** Begins a run, or shows its plan; returns the exit status. */
  public int start(Arguments arguments) throws UsageException, IOException, InterruptedException {
    List<BenchmarkMethod> chosen =
        Sweep.of(arguments.sweeps(), chosen(arguments), !arguments.jmh().getIncludes().isEmpty());
    ForkJvm jvm = platform.forkJvm(arguments.jmh());
    Planner planner =
        new Planner(
            chosen,
            arguments.params(),
            arguments.sweeps(),
            arguments.preset(),
            arguments.jmh(),
            jvm.feature());
    if (arguments.plan()) {
      MachineLock lock = platform.lock();
      try {
        new PlanText(plan(arguments, planner, jvm)).print(out);
      } finally {
        lock.close();
      }
      return ExitStatus.DONE;
    }
    arguments.makeDefaultFolder();
    try (ResultsLog log = ResultsLog.open(arguments.output())) {
      MachineLock lock;
      try {
        lock = platform.lock();
      } catch (UsageException e) {
        log.forget();
        throw e;
      }
      try {
        return start(arguments, planner, jvm, log);
      } finally {
        lock.close();
      }
    }
  }

  private static List<BenchmarkMethod> chosen(Arguments arguments) throws UsageException {
    List<BenchmarkMethod> matching =
        Benchmarks.chosen(arguments.jmh().getIncludes(), arguments.jmh().getExcludes());
    return arguments.jmh().getIncludes().isEmpty()
        ? Benchmarks.unnamed(matching, arguments.params())
        : matching;
  }

  private int start(Arguments arguments, Planner planner, ForkJvm jvm, ResultsLog log)
      throws UsageException, IOException, InterruptedException {
    RunExecution execution;
    PlannedRun planned;
    RunRecord record;
    try {
      RunExecution.records(log.file());
      planned = plan(arguments, planner, jvm);
      execution = new RunExecution(out, err, platform, RunOptions.of(arguments), jvm, log);
      record = record(arguments, planned, jvm);
      execution.begin(record);
    } catch (UsageException e) {
      log.forget();
      throw e;
    }
    log.moveTornLine()
        .ifPresent(
            torn ->
                err.println(
                    "The last line of \"%s\" was incomplete, because the run was killed while writing it; it has been moved to \"%s\" now."
                        .formatted(log.file(), torn)));
    log.writeHeader();
    planned.notes().forEach(execution::say);
    execution.say(planned.summary() + "; results go to " + log.file() + ".");
    Attempts none = new Attempts(Results.of(List.of()).rows(), record);
    return execution.run(record, planned.plan(), planned.model(), none);
  }

  private PlannedRun plan(Arguments arguments, Planner planner, ForkJvm jvm) throws UsageException {
    List<String> notes = new ArrayList<>(planner.notes());
    List<Case> cases = planner.cases();
    if (arguments.profile().isPresent()) {
      arguments.profile().get().check(cases);
      cases =
          ProfilerLibrary.find(notes::add).isPresent()
              ? ProfiledCases.beside(cases, arguments.profile().get().more())
              : cases;
    }
    CostModel model =
        new CostModel(
            arguments.plan() || arguments.budget().isPresent()
                ? machine(arguments, jvm)
                : Machine.assumed(HostFacts.cores()));
    ToIntFunction<Case> forks = planner::forks;
    if (arguments.budget().isPresent()) {
      int rounds =
          Budget.rounds(
              arguments.budget().get(), PlannedRun.onceSeconds(cases), model.roundSeconds(cases));
      forks = any -> rounds;
    } else if (arguments.jmh().getForkCount().hasValue()) {
      int rounds = arguments.jmh().getForkCount().get();
      forks = any -> rounds;
    }
    long seed = arguments.seed().orElseGet(RunName::seed);
    return new PlannedRun(Plan.of(cases, forks, seed), seed, model, notes);
  }

  private Machine machine(Arguments arguments, ForkJvm jvm) throws UsageException {
    ForkOutput silent = new ForkOutput(SilentOutput.create());
    return platform.machine(
        Benchmarks.chosen(List.of(), List.of()), platform.forks(arguments.jmh(), jvm, silent), jvm);
  }

  private RunRecord record(Arguments arguments, PlannedRun planned, ForkJvm jvm) {
    Instant now = platform.clock().instant();
    BuildInfo build = BuildInfo.read();
    RunRecord record = RunRecord.of(RunName.at(now));
    record.setState(RunState.RUNNING);
    record.setStarted(now.truncatedTo(ChronoUnit.MILLIS).toString());
    record.setArguments(arguments.words());
    record.setPreset(arguments.preset().optionValue());
    record.setSeed(planned.seed());
    record.setCode(build.commit(), build.dirty(), BuildInfo.digest());
    record.setHost(HostFacts.all());
    record.setRunner(HostFacts.runner());
    record.setForks(HostFacts.forks(jvm, arguments.jmh()));
    record.setDependencies(build.dependencies());
    record.setNotes(planned.notes());
    RecordedPlan.write(planned.plan(), record);
    return record;
  }
}
