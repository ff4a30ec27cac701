package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
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
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.table.TableFormat;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutput;
import org.modebench.fork.ForkRunner;
import org.modebench.fork.JmhText;
import org.modebench.fork.ProcessTree;
import org.modebench.plan.Arguments;
import org.modebench.plan.CostModel;
import org.modebench.plan.Defaults;
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
import org.openjdk.jmh.runner.options.VerboseMode;

/** The execution of a run from its first fork to its tables, and what happens if it is stopped. */
final class Execution {
  private final PrintStream out;
  private final PrintStream err;
  private final World world;
  private final Arguments arguments;
  private final ForkJvm jvm;
  private final ResultsLog log;
  private final EnvironmentFile environment;
  private final Optional<JmhFile> jmhFile;
  private final JmhText text;
  private final Progress progress;
  private final Gate gate = new Gate();
  private Optional<MergedResults> earlier = Optional.empty();

  Execution(
      PrintStream out,
      PrintStream err,
      World world,
      Arguments arguments,
      ForkJvm jvm,
      ResultsLog log,
      EnvironmentFile environment)
      throws UsageException {
    this.out = out;
    this.err = err;
    this.world = world;
    this.arguments = arguments;
    this.jvm = jvm;
    this.log = log;
    this.environment = environment;
    this.jmhFile =
        arguments
            .resultFormat()
            .map(format -> new JmhFile(format, arguments.resultFile().orElseThrow()));
    this.text = JmhText.of(arguments.textOutput(), arguments.jmh(), out);
    boolean silent =
        arguments.jmh().verbosity().hasValue()
            && arguments.jmh().verbosity().get() == VerboseMode.SILENT;
    this.progress =
        silent
            ? new SilentProgress(out)
            : Terminal.isThere() && !text.isOnTerminal()
                ? new TerminalProgress(out, Terminal::columns)
                : new PlainProgress(out);
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
            "%s will have the forks from here on only: those of before are not there any more."
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
    MockKeeper mock = new MockKeeper(world.mock(), plan.cases(), progress::say);
    ForkRunner forks = world.forks(arguments.jmh(), jvm, output);
    Optional<Profiling> profiling = profiling(record, plan, forks);
    Run.Surroundings surroundings =
        new Run.Surroundings(
            profiling.isPresent() ? profiling.get() : forks,
            mock,
            progress,
            environment,
            merged,
            jmhFile,
            gate,
            world.clock(),
            world.pause(),
            model,
            arguments.jmh().shouldFailOnError().orElse(false));
    RowFactory rows =
        new RowFactory(
            record.run(),
            HostFacts.name(),
            HostFacts.cores(),
            jvm.version(),
            record.commit().orElse(""));
    Run run = new Run(record, plan, log, before, rows, surroundings);
    Interruption interruption = Interruption.arm(() -> interrupted(record));
    boolean measured;
    try {
      record.add(world.noise());
      gate.pass(() -> environment.write(record));
      measured = run.measure();
      record.add(world.noise());
      if (jmhFile.isPresent() && run.isComplete()) {
        jmhFile.get().write(merged.runResults(plan.rounds()));
      }
      if (profiling.isPresent() && run.isComplete()) {
        gate.pass(
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
          "\"%s\" cannot be written (%s); its whole forks are kept: make room and go on with --resume."
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
    return arguments
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
    gate.close();
    progress.close();
    ProcessHandle.current().children().forEach(ProcessTree::kill);
    record.setState(RunState.INTERRUPTED);
    try {
      environment.write(record);
    } catch (IOException e) {
      // That the run is not complete is on record already.
    }
    err.println(
        "Stopped after %d of %d forks, which are in %s; go on with: java -jar benchmarks.jar --resume%s"
            .formatted(
                record.forksDone().orElse(0),
                record.forksPlanned().orElse(0),
                log.file(),
                outputOption()));
    err.flush();
  }

  private String outputOption() {
    String output = arguments.output().toString();
    return output.equals(Defaults.OUTPUT) ? "" : " --output " + output;
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
        "Rows of run %s are in %s, its environment in %s."
            .formatted(record.run(), log.file(), environment.file()));
    jmhFile.ifPresent(file -> out.println("JMH's own results are in " + file.file() + "."));
    if (!record.isComplete()) {
      out.println(
          "The run was stopped at the first failure (-foe); go on with --resume%s."
              .formatted(outputOption()));
    } else if (!measured) {
      out.println("Some cases FAILED; the reasons stand above and in the rows.");
    }
  }
}
