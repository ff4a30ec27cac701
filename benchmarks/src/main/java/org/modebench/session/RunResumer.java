package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.text.Count;
import org.modebench.arguments.Arguments;
import org.modebench.fork.ForkJvm;
import org.modebench.plan.CostModel;
import org.modebench.plan.OwnCases;
import org.modebench.plan.Plan;
import org.modebench.plan.UsageException;
import org.modebench.store.HostFacts;
import org.modebench.store.RecordedPlan;
import org.modebench.store.ResultsLog;

/** Goes on with runs that were stopped. */
public final class RunResumer {
  private final PrintStream out;
  private final PrintStream err;
  private final Platform platform;

  public RunResumer(PrintStream out, PrintStream err, Platform platform) {
    this.out = out;
    this.err = err;
    this.platform = platform;
  }

  /** Goes on with the newest run that is not complete; returns the exit status. */
  public int resume(Arguments given) throws UsageException, IOException, InterruptedException {
    if (given.plan()) {
      throw new UsageException(
          "--plan shows a new run, but --resume continues an old one; give only one of them.");
    }
    EnvironmentFile environment = RunFiles.records(given.output());
    List<RunRecord> runs = environment.records();
    if (runs.isEmpty()) {
      throw new UsageException(
          "There is no run to resume: \"%s\" records none; start one without --resume."
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
    Arguments continued = recorded.shownAs(given);
    NamedProcesses.check(continued.pids());
    ServersElsewhere.checkSame(record, continued.serverHost());
    ForkJvm jvm = platform.forkJvm(recorded.jmh());
    SameConditions.toResume(record).check(jvm, recorded.jmh());
    try (ResultsLog log = ResultsLog.open(given.output())) {
      MachineLock lock = platform.lock();
      try {
        TimeLimit limit = new TimeLimit(recorded.budget(), platform.clock());
        return resume(record, RunOptions.of(continued), jvm, log, limit);
      } finally {
        lock.close();
      }
    }
  }

  private int resume(
      RunRecord record, RunOptions options, ForkJvm jvm, ResultsLog log, TimeLimit limit)
      throws UsageException, IOException, InterruptedException {
    Plan plan = RecordedPlan.read(record);
    checkSameRequest(record, plan, options.request().summary());
    log.writeHeader();
    log.cutTornLine();
    Results measured = measured(record, log.file());
    Attempts before = new Attempts(measured.rows(), record);
    checkHost(record, plan, measured.rows(), before);
    RunFiles files = new RunFiles(record, plan, jvm.version(), log, options.jmhFile(record.run()));
    RunExecution execution = new RunExecution(out, err, platform, options, jvm, files);
    files.goOn().ifPresent(execution::say);
    execution.say(
        "Continuing run %s after %s."
            .formatted(record.run(), Count.of(before.measured(), plan.forks(), "fork")));
    CostModel model = RunPlanner.model(plan, platform, options.forks(), jvm, execution::say);
    return execution.run(plan, model, before, limit);
  }

  private static Results measured(RunRecord record, Path file) throws UsageException {
    try {
      return ResultsFile.readRows(file).ofRun(record.run());
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A round compares its cases only if one machine measured them all. */
  private static void checkHost(RunRecord record, Plan plan, RowList rows, Attempts before)
      throws UsageException {
    for (Row row : rows.heads()) {
      List<Integer> ofRound =
          row.fork() <= plan.rounds() ? plan.order().get(row.fork() - 1) : List.of();
      boolean begun =
          ofRound.stream()
              .map(index -> new PlannedFork(plan.cases().get(index), row.fork()))
              .anyMatch(fork -> before.status(fork.key()).isEmpty());
      if (begun && !row.host().equals(HostFacts.name())) {
        throw new UsageException(
            "Round %d of run %s was begun on host %s and must end there, but this is %s; resume it there, or start a new run without --resume."
                .formatted(row.fork(), record.run(), row.host(), HostFacts.name()));
      }
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
          "--resume uses the arguments of run %s (%s), but these are %s; omit them, or start a new run without --resume."
              .formatted(record.run(), quoted(recorded.measuringWords()), quoted(measuring)));
    }
  }

  private static String quoted(List<String> words) {
    return words.isEmpty() ? "none" : '"' + String.join(" ", words) + '"';
  }

  /** Of what was sent, a digest is on record. */
  static void checkSameRequest(RunRecord record, Plan plan, String now) throws UsageException {
    Optional<String> other =
        plan.cases().stream()
            .flatMap(of -> OwnCases.request(of).stream())
            .filter(summary -> !summary.equals(now))
            .findFirst();
    if (other.isPresent()) {
      throw new UsageException(
          "Run %s asks its endpoint with \"%s\", but it would now be \"%s\"; give --header and --body again as they were, or start a new run."
              .formatted(record.run(), other.get(), now));
    }
  }
}
