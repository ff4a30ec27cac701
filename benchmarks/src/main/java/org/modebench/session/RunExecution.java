package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.documents.RunTables;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.record.MachineNoise;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.table.TableFormat;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutput;
import org.modebench.fork.ForkRunner;
import org.modebench.fork.JmhText;
import org.modebench.fork.ProcessTree;
import org.modebench.plan.CostModel;
import org.modebench.plan.Plan;
import org.modebench.plan.ProfiledCases;
import org.modebench.plan.UsageException;
import org.modebench.profile.ProfilerLibrary;
import org.modebench.profile.Profiling;
import org.modebench.progress.PlainProgress;
import org.modebench.progress.Progress;
import org.modebench.progress.SilentProgress;
import org.modebench.progress.Terminal;
import org.modebench.progress.TerminalProgress;
import org.modebench.store.HostFacts;
import org.modebench.store.JmhFile;
import org.modebench.store.MergedResults;
import org.modebench.store.ResultsLog;
import org.modebench.store.RowFactory;

/** A run from its first fork to its tables, and what happens if it is stopped. */
final class RunExecution {
  private final PrintStream out;
  private final PrintStream err;
  private final Platform platform;
  private final RunOptions options;
  private final ForkJvm jvm;
  private final ResultsLog log;
  private final EnvironmentFile environment;
  private final Optional<JmhFile> jmhFile;
  private final JmhText text;
  private final Progress progress;
  private final WriteBarrier writes = new WriteBarrier();
  private Optional<MergedResults> earlier = Optional.empty();

  RunExecution(
      PrintStream out,
      PrintStream err,
      Platform platform,
      RunOptions options,
      ForkJvm jvm,
      ResultsLog log)
      throws UsageException {
    this.out = out;
    this.err = err;
    this.platform = platform;
    this.options = options;
    this.jvm = jvm;
    this.log = log;
    this.environment = records(log.file());
    this.jmhFile = options.jmhFile();
    this.text = JmhText.of(options.text(), options.forks(), out);
    this.progress =
        options.silent()
            ? new SilentProgress(out)
            : Terminal.isThere() && !text.isOnTerminal()
                ? new TerminalProgress(out, Terminal::columns)
                : new PlainProgress(out);
  }

  /** The records beside a results file. */
  static EnvironmentFile records(Path results) throws UsageException {
    try {
      return EnvironmentFile.beside(results);
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Puts a new run on record. */
  void begin(RunRecord record) throws UsageException {
    if (jmhFile.isPresent()) {
      jmhFile.get().begin(record.run());
    }
    try {
      environment.write(record);
    } catch (IOException e) {
      if (jmhFile.isPresent()) {
        jmhFile.get().forgetQuietly();
      }
      throw new UsageException(
          "\"%s\" cannot be written (%s); name another results file with --output."
              .formatted(environment.file(), AtomicFile.why(e)),
          e);
    }
  }

  /** Takes up a run where it was left. */
  void goOn(RunRecord record, Plan plan) throws UsageException, IOException {
    if (jmhFile.isPresent()) {
      MergedResults restored = new MergedResults(plan.cases());
      if (!jmhFile.get().restore(record.run(), restored)) {
        say(
            "%s will contain only the forks from here on, since the results of earlier forks are gone."
                .formatted(jmhFile.get().file()));
        jmhFile.get().begin(record.run());
      }
      earlier = Optional.of(restored);
    }
  }

  void say(String line) {
    progress.say(line);
  }

  /**
   * Measures, and shows what was measured.
   *
   * @param before the attempts at forks of the run that the file has already
   * @return the exit status
   */
  int run(RunRecord record, Plan plan, CostModel model, Attempts before)
      throws UsageException, IOException, InterruptedException {
    ForkOutput output = new ForkOutput(text.format());
    MergedResults merged = earlier.orElseGet(() -> new MergedResults(plan.cases()));
    MockSupervisor mock = new MockSupervisor(platform.mock(), plan.cases(), progress::say);
    ForkRunner forks = platform.forks(options.forks(), jvm, output);
    Optional<Profiling> profiling = profiling(record, plan, forks);
    RunLoop.RunContext surroundings =
        new RunLoop.RunContext(
            profiling.isPresent() ? profiling.get() : forks,
            mock,
            progress,
            environment,
            merged,
            jmhFile,
            writes,
            platform.clock(),
            platform.pause(),
            model,
            options.failOnError());
    RowFactory rows =
        new RowFactory(
            record.run(),
            HostFacts.name(),
            HostFacts.cores(),
            jvm.version(),
            record.commit().orElse(""));
    RunLoop run = new RunLoop(record, plan, log, before, rows, surroundings);
    ShutdownAction interruption = ShutdownAction.arm(() -> interrupted(record));
    boolean measured;
    try {
      MachineNoise noise = platform.noise();
      writes.pass(
          () -> {
            record.add(noise);
            environment.write(record);
          });
      measured = run.measure();
      MachineNoise noiseAfter = platform.noise();
      writes.pass(() -> record.add(noiseAfter));
      if (jmhFile.isPresent() && run.isComplete()) {
        jmhFile.get().write(merged.runResults(plan.rounds()));
      }
      if (profiling.isPresent() && run.isComplete()) {
        writes.pass(
            () -> {
              profiling.get().judge(rows(record)).forEach(record::add);
              environment.write(record);
            });
        profiling.get().draw(record, jvm.version(), rows(record));
      }
      run.finish();
      if (profiling.isPresent() && run.isComplete()) {
        profiling.get().forget();
      }
      if (jmhFile.isPresent() && run.isComplete()) {
        jmhFile.get().forget();
      }
    } catch (IOException e) {
      progress.close();
      stopped(record);
      throw new IOException(
          "\"%s\" cannot be written (%s); the forks completed so far are kept; free some space and continue with --resume."
              .formatted(log.file(), AtomicFile.why(e)),
          e);
    } finally {
      interruption.disarm();
      mock.close();
      progress.close();
    }
    text.end(merged.runResults(plan.rounds()));
    log.close();
    conclude(record, measured);
    return measured ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private Optional<Profiling> profiling(RunRecord record, Plan plan, ForkRunner forks) {
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
                    log.file(),
                    progress::say));
  }

  private List<Row> rows(RunRecord record) throws UsageException {
    try {
      return ResultsFile.read(log.file()).ofRun(record.run()).rows();
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private void stopped(RunRecord record) {
    record.setState(RunState.STOPPED);
    try {
      environment.write(record);
    } catch (IOException e) {
      // The disk is full; that the run is not complete is on record already.
    }
  }

  /** Runs while the JVM ends. */
  private void interrupted(RunRecord record) {
    writes.close();
    progress.close();
    ProcessHandle.current().children().forEach(ProcessTree::kill);
    record.setState(RunState.INTERRUPTED);
    try {
      environment.write(record);
    } catch (IOException e) {
      // That the run is not complete is on record already.
    }
    err.println(
        "Stopped after %d of %d forks, which are in %s; continue with: java -jar benchmarks.jar %s"
            .formatted(
                record.forksDone().orElse(0),
                record.forksPlanned().orElse(0),
                log.file(),
                options.resumption()));
    err.flush();
  }

  private void conclude(RunRecord record, boolean measured) {
    try {
      Results results = ResultsFile.read(log.file());
      out.println();
      out.print(RunTables.render(results.ofRun(record.run()), TableFormat.TEXT));
      results.warnings().forEach(err::println);
    } catch (ResultsFileException e) {
      err.println(e.getMessage());
    }
    out.println();
    out.println(
        "The rows of run %s are in %s, and its environment is in %s."
            .formatted(record.run(), log.file(), environment.file()));
    jmhFile.ifPresent(file -> out.println("JMH's own results are in " + file.file() + "."));
    if (!record.isComplete()) {
      out.println(
          "The run was stopped at the first failure (-foe); continue with %s."
              .formatted(options.resumption()));
    } else if (!measured) {
      out.println("Some cases FAILED; see the reasons above, or in the rows.");
    }
  }
}
