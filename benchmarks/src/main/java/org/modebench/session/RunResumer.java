package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.record.MeasuredCode;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.Listing;
import org.modebench.arguments.Arguments;
import org.modebench.fork.ForkJvm;
import org.modebench.plan.CostModel;
import org.modebench.plan.Plan;
import org.modebench.plan.UsageException;
import org.modebench.store.BuildInfo;
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
    ForkJvm jvm = platform.forkJvm(recorded.jmh());
    checkSame(record, jvm);
    checkSameArguments(record, HostFacts.forks(jvm, recorded.jmh()).arguments());
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
    log.writeHeader();
    log.cutTornLine();
    Attempts before = attempts(record, log.file());
    RunFiles files = new RunFiles(record, plan, jvm.version(), log, options.jmhFile(record.run()));
    RunExecution execution = new RunExecution(out, err, platform, options, jvm, files);
    files.goOn().ifPresent(execution::say);
    execution.say(
        "Continuing run %s after %s."
            .formatted(record.run(), Count.of(before.measured(), plan.forks(), "fork")));
    CostModel model = RunPlanner.model(plan, platform, options.forks(), jvm);
    return execution.run(plan, model, before, limit);
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
          "--resume uses the arguments of run %s (%s), but these are %s; omit them, or start a new run without --resume."
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
          "Run %s was measured on Java %s, but the forks would now run on Java %s; resume it with the same Java, or start a new run without --resume."
              .formatted(record.run(), version, jvm.version()));
    }
    if (!record.forks().variables().equals(HostFacts.variables())) {
      throw new UsageException(
          "Run %s was measured with the JVM options %s of the environment, which now has %s; set them as they were, or start a new run without --resume."
              .formatted(
                  record.run(), named(record.forks().variables()), named(HostFacts.variables())));
    }
    checkSameCode(record, BuildInfo.code(), BuildInfo.read().commit());
  }

  /** They follow from the command line, which is the same, and from what it names. */
  private static void checkSameArguments(RunRecord record, List<String> now) throws UsageException {
    if (!record.forks().arguments().equals(now)) {
      throw new UsageException(
          "Run %s was measured with the JVM arguments %s, but what its command line names has changed, and they are %s now; put it back as it was, or start a new run without --resume."
              .formatted(record.run(), record.forks().arguments(), now));
    }
  }

  /**
   * Forks of one run are of one code, whatever the commit says of it; where the code is unknown the
   * commit decides.
   */
  static void checkSameCode(RunRecord record, MeasuredCode code, String commit)
      throws UsageException {
    if (!record.code().isUnknown() && !code.isUnknown()) {
      List<String> changed = record.code().differencesTo(code);
      if (!changed.isEmpty()) {
        throw new UsageException(
            "Run %s was measured with other code than that of this jar (differences in %s); resume it with the same jar, or start a new run without --resume."
                .formatted(record.run(), Listing.upTo(MeasuredCode.SHOWN, changed)));
      }
      return;
    }
    String recorded = record.commit().orElse("");
    if (!recorded.equals(commit)) {
      throw new UsageException(
          "Run %s was measured with commit %s, but this jar is of commit %s; resume it with the same jar, or start a new run without --resume."
              .formatted(record.run(), named(recorded), named(commit)));
    }
  }

  private static String named(Map<String, String> variables) {
    return variables.isEmpty() ? "(none)" : variables.toString();
  }

  private static String named(String commit) {
    return commit.isEmpty() ? "(unknown)" : commit;
  }
}
