package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.command.Terminal;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.SideFiles;
import org.modebench.analysis.results.record.Doubt;
import org.modebench.analysis.results.record.MachineNoise;
import org.modebench.analysis.results.record.MachineTiming;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.text.Bar;
import org.modebench.analysis.text.Count;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutput;
import org.modebench.fork.ForkRunner;
import org.modebench.fork.Handover;
import org.modebench.fork.JmhText;
import org.modebench.fork.ProcessTree;
import org.modebench.host.ScratchFolder;
import org.modebench.plan.CostModel;
import org.modebench.plan.Plan;
import org.modebench.plan.ProfiledCases;
import org.modebench.plan.UsageException;
import org.modebench.profile.ProfilerLibrary;
import org.modebench.profile.Profiling;
import org.modebench.progress.Progress;
import org.modebench.progress.TerminalProgress;

/** A run from its first fork to its tables, and what happens if it is stopped. */
final class RunExecution {
  private static final int MOST_LOOKS = 40;
  private static final long MILLIS_BETWEEN_LOOKS = 50;

  private final PrintStream out;
  private final PrintStream err;
  private final Platform platform;
  private final RunOptions options;
  private final ForkJvm jvm;
  private final RunFiles files;
  private final RunRecord record;
  private final JmhText text;
  private final Progress progress;
  private boolean drawn = true;

  RunExecution(
      PrintStream out,
      PrintStream err,
      Platform platform,
      RunOptions options,
      ForkJvm jvm,
      RunFiles files)
      throws UsageException {
    this.out = out;
    this.err = err;
    this.platform = platform;
    this.options = options;
    this.jvm = jvm;
    this.files = files;
    this.record = files.record();
    this.text = JmhText.of(options.text(), options.forks(), out);
    this.progress =
        Terminal.isThere() && !text.isOnTerminal() && !options.silent()
            ? new TerminalProgress(out, Terminal::columns, Bar.hasBlocks(Terminal.charset()))
            : options.progress(out);
  }

  void say(String line) {
    progress.say(line);
  }

  /**
   * Measures, and shows what was measured.
   *
   * @param before the attempts at forks of the run that the file has already
   * @param limit when it has to end
   * @return the exit status
   */
  int run(Plan plan, CostModel model, Attempts before, TimeLimit limit)
      throws UsageException, IOException, InterruptedException {
    ScratchFolder temporary = ScratchFolder.ofRun();
    try (RequestFile request = RequestFile.of(options.request())) {
      return run(
          plan,
          model,
          before,
          limit,
          new Handover(
              options.pids(), options.serverHost(), request.path(), Optional.of(temporary)));
    } finally {
      remove(temporary);
    }
  }

  private int run(Plan plan, CostModel model, Attempts before, TimeLimit limit, Handover handover)
      throws UsageException, IOException, InterruptedException {
    MockSupervisor mock = new MockSupervisor(platform.mock(), plan, model, progress::say);
    ForkRunner forks =
        platform.forks(options.forks(), handover, jvm, new ForkOutput(text.format()));
    Optional<Profiling> profiling = profiling(plan, forks);
    CaseRunner runner =
        new CaseRunner(
            profiling.isPresent() ? profiling.get() : forks,
            mock,
            platform.clock(),
            platform.pause());
    Optional<Race> race = Race.of(files);
    RunLoop loop =
        new RunLoop(
            plan,
            race,
            before,
            runner,
            new MockChecks(mock, plan.cases(), files, progress::say),
            files,
            new RunProgress(progress, plan, model),
            limit,
            options.failOnError());
    ShutdownAction interruption = ShutdownAction.arm(() -> interrupted(handover));
    try {
      measure(loop, profiling);
    } catch (IOException e) {
      progress.close();
      files.endEarly(RunState.STOPPED);
      throw e;
    } finally {
      interruption.disarm();
      mock.close();
      progress.close();
    }
    text.end(files.jmhResults());
    files.close();
    if (record.shard().isPresent()) {
      out.println(
          "The rows of shard %s are in %s; the command merge makes one run of all shards."
              .formatted(record.shard().get(), files.rowsFile()));
    } else {
      // The graphs of a run lead to its report, and the page of a run before would tell of others.
      boolean withReport =
          profiling.isPresent()
              || !RunPlanner.isShort(plan, model)
              || Files.isRegularFile(SideFiles.report(files.rowsFile()));
      RunConclusion conclusion = new RunConclusion(out, err, options, files, withReport);
      conclusion.addRest(loop, drawn);
      race.ifPresent(r -> r.conclusion(limit.spentSeconds()).forEach(conclusion::add));
      conclusion.tell();
    }
    if (text.isCut()) {
      err.println(
          "The file of -o is incomplete, because it could not be written to the end; the rows are not affected.");
    }
    return loop.allMeasured() && drawn && !text.isCut() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private void measure(RunLoop loop, Optional<Profiling> profiling)
      throws IOException, UsageException, InterruptedException {
    MachineNoise noise = platform.noise();
    List<MachineTiming> timings = platform.timings();
    files.save(
        changed -> {
          changed.add(noise);
          timings.forEach(changed::add);
        });
    RunState state = loop.measure();
    MachineNoise noiseAfter = platform.noise();
    files.note(changed -> changed.add(noiseAfter));
    boolean complete = state == RunState.COMPLETE;
    if (complete) {
      files.writeJmhFile();
    }
    if (complete && profiling.isPresent()) {
      List<Doubt> doubts = profiling.get().judge(files.rows());
      files.save(changed -> doubts.forEach(changed::add));
      drawn = profiling.get().draw(record, jvm.version(), files.rows());
    }
    files.finish(
        drawn ? state : RunState.STOPPED,
        platform.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    if (complete && drawn && profiling.isPresent()) {
      profiling.get().forget();
    }
  }

  private Optional<Profiling> profiling(Plan plan, ForkRunner forks) {
    return options
        .profile()
        .filter(choice -> plan.cases().stream().anyMatch(ProfiledCases::isProfiled))
        .map(
            choice ->
                new Profiling(
                    forks,
                    choice,
                    ProfilerLibrary.find(progress::say),
                    plan.cases(),
                    record.run(),
                    files.rowsFile(),
                    progress::say));
  }

  /** Runs while the JVM ends. */
  private void interrupted(Handover handover) {
    files.stopWrites();
    progress.close();
    killForks();
    handover.temporary().ifPresent(RunExecution::remove);
    files.endEarly(RunState.INTERRUPTED);
    err.println(
        "Stopped after %s, with the rows in %s; continue with: java -jar benchmarks.jar %s"
            .formatted(
                Count.of(record.forksDone().orElse(0), record.forksPlanned().orElse(0), "fork"),
                files.rowsFile(),
                options.resumption()));
    err.flush();
  }

  private static void remove(ScratchFolder temporary) {
    try {
      temporary.close();
    } catch (IOException e) {
      // The next run removes it.
    }
  }

  /**
   * Also the one that is about to start, whose files nobody would remove; until the run has noticed
   * that its fork has failed.
   */
  private void killForks() {
    try {
      for (int looks = 0; looks < MOST_LOOKS; looks++) {
        ProcessHandle.current().children().forEach(ProcessTree::kill);
        if (files.awaitWriter(MILLIS_BETWEEN_LOOKS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
