package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.results.record.Shard;
import org.modebench.analysis.shards.Division;
import org.modebench.analysis.shards.PlanFile;
import org.modebench.analysis.shards.ShardAttempt;
import org.modebench.analysis.shards.ShardFolder;
import org.modebench.analysis.text.Count;
import org.modebench.arguments.Arguments;
import org.modebench.fork.ForkJvm;
import org.modebench.plan.CostModel;
import org.modebench.plan.DurationText;
import org.modebench.plan.Plan;
import org.modebench.plan.PlannedRun;
import org.modebench.plan.UsageException;
import org.modebench.store.HostFacts;
import org.modebench.store.RecordedPlan;
import org.modebench.store.ResultsLog;

/**
 * Measures the part of a plan that is a shard's: a run whose rounds are some of the plan's, in a
 * file of its own. Rounds that an earlier attempt has whole are not measured again.
 */
public final class ShardStarter {
  private final PrintStream out;
  private final PrintStream err;
  private final Platform platform;

  public ShardStarter(PrintStream out, PrintStream err, Platform platform) {
    this.out = out;
    this.err = err;
    this.platform = platform;
  }

  /** Measures what is left of the shard; returns the exit status. */
  public int start(Arguments given) throws UsageException, IOException, InterruptedException {
    Shard shard = given.shard().orElseThrow();
    Path planFile = given.planFile().orElseThrow();
    RunRecord plan = read(planFile);
    if (!given.measuringWords().isEmpty()) {
      throw new UsageException(
          "--shard measures with the arguments of the plan, but these are more: \"%s\"; omit them, or make another plan with --plan --plan-file."
              .formatted(String.join(" ", given.measuringWords())));
    }
    int most = Division.most(plan);
    if (shard.of() > most) {
      throw new UsageException(
          "The plan must be divided into at most %s, each with a round or a benchmark of one, but --shard asks for %d; ask for fewer."
              .formatted(Count.of(most, "shard"), shard.of()));
    }
    Arguments recorded = Arguments.parse(plan.arguments().toArray(String[]::new)).shownAs(given);
    ForkJvm jvm = platform.forkJvm(recorded.jmh());
    SameConditions.toMeasure(plan).check(jvm, recorded.jmh());
    ShardFolder folder = new ShardFolder(given.shardFolder());
    List<Division.Unit> left = left(new Division(plan, shard.of()), shard, folder);
    if (left.isEmpty()) {
      out.println("Shard %s is measured; there is nothing left of it.".formatted(shard));
      return ExitStatus.DONE;
    }
    MachineLock lock;
    try {
      lock = platform.lock();
    } catch (UsageException e) {
      err.println(e.getMessage());
      return ExitStatus.ELSEWHERE;
    }
    try {
      RunOptions options =
          RunOptions.of(recorded)
              .writing(
                  begin(folder, shard), "--plan-file %s --shard %s".formatted(planFile, shard));
      RunRecord record = record(plan, shard, left, jvm, recorded);
      return measure(record, options, jvm);
    } finally {
      lock.close();
    }
  }

  private static RunRecord read(Path file) throws UsageException {
    try {
      return PlanFile.read(file);
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Path begin(ShardFolder folder, Shard shard) throws UsageException {
    try {
      return folder.begin(shard);
    } catch (IOException e) {
      throw new UsageException(
          "The files of shard %s cannot be written (%s); name another folder with --output."
              .formatted(shard, AtomicFile.why(e)),
          e);
    }
  }

  /** What no attempt at the shard has whole, or only with forks that failed. */
  private List<Division.Unit> left(Division division, Shard shard, ShardFolder folder)
      throws IOException {
    List<ShardAttempt> attempts = new ArrayList<>();
    for (Path file : folder.attempts(shard)) {
      try {
        ShardAttempt.read(file).ifPresent(attempts::add);
      } catch (ResultsFileException e) {
        // It counts for nothing here; merge will say why.
        err.println(e.getMessage());
      }
    }
    return division.of(shard).stream()
        .filter(
            unit ->
                attempts.stream()
                    .map(attempt -> attempt.status(division.forks(unit)))
                    .flatMap(Optional::stream)
                    .allMatch(Status.FAILED::equals))
        .toList();
  }

  private RunRecord record(
      RunRecord plan, Shard shard, List<Division.Unit> units, ForkJvm jvm, Arguments recorded) {
    RunRecord record = new RunRecord(plan.run(), plan.toJson());
    record.setShard(shard);
    record.setState(RunState.RUNNING);
    record.setStarted(platform.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString());
    record.setHost(HostFacts.all());
    record.setRunner(HostFacts.runner());
    record.setForks(HostFacts.forks(jvm, recorded.jmh()));
    record.setFlagsInForce(jvm.flags());
    record.setOrder(
        new Division(plan, shard.of()).order(units),
        units.stream().mapToInt(unit -> unit.cases().size()).sum());
    return record;
  }

  private int measure(RunRecord record, RunOptions options, ForkJvm jvm)
      throws UsageException, IOException, InterruptedException {
    Plan plan = RecordedPlan.read(record);
    RunResumer.checkSameRequest(record, plan, options.request().summary());
    try (ResultsLog log = ResultsLog.open(options.output())) {
      RunFiles files = new RunFiles(record, plan, jvm.version(), log, Optional.empty());
      RunExecution execution = new RunExecution(out, err, platform, options, jvm, files);
      files.begin();
      log.writeHeader();
      CostModel model = RunPlanner.model(plan, platform, options.forks(), jvm, execution::say);
      execution.say(
          "Shard %s of run %s: %s, about %s; results go to %s."
              .formatted(
                  record.shard().orElseThrow(),
                  record.run(),
                  Count.of(plan.forks(), "fork"),
                  DurationText.of(PlannedRun.seconds(plan, model)),
                  log.file()));
      return execution.run(
          plan,
          model,
          new Attempts(Results.of(List.of()).rows(), record),
          new TimeLimit(Optional.empty(), platform.clock()));
    }
  }
}
