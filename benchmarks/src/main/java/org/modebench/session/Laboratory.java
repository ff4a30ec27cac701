package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutput;
import org.modebench.plan.Arguments;
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
import org.modebench.plan.Subject;
import org.modebench.plan.Subjects;
import org.modebench.plan.Sweep;
import org.modebench.plan.UsageException;
import org.modebench.profile.ProfilerLibrary;
import org.modebench.store.BuildInfo;
import org.modebench.store.HostFacts;
import org.modebench.store.RecordedPlan;
import org.modebench.store.ResultsLog;
import org.modebench.store.RunName;

/** Starts runs and goes on with runs. */
public final class Laboratory {
  private final PrintStream out;
  private final PrintStream err;
  private final World world;

  public Laboratory(PrintStream out, PrintStream err, World world) {
    this.out = out;
    this.err = err;
    this.world = world;
  }

  /** Begins a run, or shows its plan; returns the exit status. */
  public int start(Arguments arguments) throws UsageException, IOException, InterruptedException {
    List<Subject> chosen =
        Sweep.of(arguments.sweeps(), chosen(arguments), !arguments.jmh().getIncludes().isEmpty());
    ForkJvm jvm = world.forkJvm(arguments.jmh());
    Planner planner =
        new Planner(
            chosen,
            arguments.params(),
            arguments.sweeps(),
            arguments.preset(),
            arguments.jmh(),
            jvm.feature());
    if (arguments.plan()) {
      MachineLock lock = world.lock();
      try {
        new PlanText(plan(arguments, planner, jvm)).print(out);
      } finally {
        lock.close();
      }
      return ExitStatus.DONE;
    }
    try (ResultsLog log = ResultsLog.open(arguments.output())) {
      MachineLock lock;
      try {
        lock = world.lock();
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

  private static List<Subject> chosen(Arguments arguments) throws UsageException {
    List<Subject> matching =
        Subjects.chosen(arguments.jmh().getIncludes(), arguments.jmh().getExcludes());
    return arguments.jmh().getIncludes().isEmpty()
        ? Subjects.unnamed(matching, arguments.params())
        : matching;
  }

  private int start(Arguments arguments, Planner planner, ForkJvm jvm, ResultsLog log)
      throws UsageException, IOException, InterruptedException {
    EnvironmentFile environment;
    Execution execution;
    PlannedRun planned;
    RunRecord record;
    try {
      environment = environment(log.file());
      planned = plan(arguments, planner, jvm);
      execution = new Execution(out, err, world, arguments, jvm, log, environment);
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
                    "The last line of \"%s\" was incomplete, as a killed run leaves it; it is in \"%s\" now."
                        .formatted(log.file(), torn)));
    log.writeHeader();
    planned.notes().forEach(execution::say);
    execution.say(planned.summary() + "; results go to " + log.file() + ".");
    Attempts none = new Attempts(Results.of(List.of()).rows(), record);
    return execution.run(record, planned.plan(), planned.model(), none);
  }

  private static EnvironmentFile environment(Path results) throws UsageException {
    try {
      return EnvironmentFile.beside(results);
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
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
    return world.machine(
        Subjects.chosen(List.of(), List.of()), world.forks(arguments.jmh(), jvm, silent), jvm);
  }

  private RunRecord record(Arguments arguments, PlannedRun planned, ForkJvm jvm) {
    Instant now = world.clock().instant();
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

  /** Goes on with the newest run that is not complete; returns the exit status. */
  public int resume(Arguments given) throws UsageException, IOException, InterruptedException {
    if (given.plan()) {
      throw new UsageException(
          "--plan shows a new run, but --resume goes on with an old one; leave out one of them.");
    }
    EnvironmentFile environment = environment(given.output());
    List<RunRecord> runs = environment.records();
    if (runs.isEmpty()) {
      throw new UsageException(
          "There is no run to resume: \"%s\" has none on record; start one without --resume."
              .formatted(environment.file()));
    }
    RunRecord record = newestIncomplete(runs);
    if (record.isComplete()) {
      out.println(
          "There is nothing to resume: the newest run in \"%s\", %s, is complete."
              .formatted(given.output(), record.run()));
      return ExitStatus.DONE;
    }
    Arguments recorded = Arguments.parse(record.arguments().toArray(String[]::new));
    checkSame(given, recorded, record);
    ForkJvm jvm = world.forkJvm(recorded.jmh());
    checkSame(record, jvm);
    try (ResultsLog log = ResultsLog.open(given.output())) {
      MachineLock lock = world.lock();
      try {
        return resume(record, recorded.shownAs(given), jvm, log, environment);
      } finally {
        lock.close();
      }
    }
  }

  private int resume(
      RunRecord record,
      Arguments arguments,
      ForkJvm jvm,
      ResultsLog log,
      EnvironmentFile environment)
      throws UsageException, IOException, InterruptedException {
    Plan plan = RecordedPlan.read(record);
    log.writeHeader();
    log.cutTornLine();
    Attempts before = attempts(record, log.file());
    Execution execution = new Execution(out, err, world, arguments, jvm, log, environment);
    execution.goOn(record, plan);
    record.setState(RunState.RUNNING);
    execution.say(
        "Going on with run %s: %d of %d forks are done."
            .formatted(record.run(), before.measured(), plan.forks()));
    return execution.run(record, plan, new CostModel(Machine.assumed(HostFacts.cores())), before);
  }

  private static Attempts attempts(RunRecord record, Path file) throws UsageException {
    try {
      Results ofRun = ResultsFile.readRows(file).ofRun(record.run());
      return new Attempts(ofRun.rows(), record);
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private static RunRecord newestIncomplete(List<RunRecord> runs) {
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (!runs.get(i).isComplete()) {
        return runs.get(i);
      }
    }
    return runs.get(runs.size() - 1);
  }

  private static void checkSame(Arguments given, Arguments recorded, RunRecord record)
      throws UsageException {
    List<String> measuring = given.measuringWords();
    if (!measuring.isEmpty() && !measuring.equals(recorded.measuringWords())) {
      throw new UsageException(
          "--resume goes on with the arguments of run %s (%s), but these are %s; leave them out or start a new run without --resume."
              .formatted(record.run(), quoted(recorded.measuringWords()), quoted(measuring)));
    }
  }

  private static String quoted(List<String> words) {
    return words.isEmpty() ? "none" : '"' + String.join(" ", words) + '"';
  }

  private static void checkSame(RunRecord record, ForkJvm jvm) throws UsageException {
    String version = record.forks().version();
    if (!version.equals(jvm.version())) {
      throw new UsageException(
          "Run %s was measured on Java %s, but the forks run on Java %s now; resume it with the same Java or start a new run without --resume."
              .formatted(record.run(), version, jvm.version()));
    }
    String commit = BuildInfo.read().commit();
    String recorded = record.commit().orElse("");
    if (!recorded.equals(commit)) {
      throw new UsageException(
          "Run %s was measured with commit %s, but this jar is of commit %s; resume it with the same jar or start a new run without --resume."
              .formatted(record.run(), named(recorded), named(commit)));
    }
  }

  private static String named(String commit) {
    return commit.isEmpty() ? "(unknown)" : commit;
  }
}
