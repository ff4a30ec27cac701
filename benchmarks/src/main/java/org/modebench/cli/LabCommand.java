package org.modebench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cli.AnalysisCommands;
import org.modebench.analysis.cli.CommandRunner;
import org.modebench.analysis.command.DefaultResults;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.lab.LabOptions;
import org.modebench.analysis.lab.lecture.Lecture;
import org.modebench.analysis.lab.lecture.LectureOption;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.arguments.Arguments;
import org.modebench.plan.UsageException;
import org.modebench.session.Platform;
import org.modebench.session.RunResumer;
import org.modebench.session.RunStarter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Measures the nine tasks of the lab, or a lecture, as one run, and writes the report. */
@Command(
    name = "lab",
    header = "Measure the nine tasks of the concurrency lab, and write the student's report.",
    description =
        "Measures the nine tasks of the concurrency lab, or the subjects of a lecture, in one run,"
            + " and writes the student's report beside the results: as HTML, and as PDF where"
            + " Chromium is on the PATH.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:a case failed", "2:unusable arguments or input"})
public final class LabCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;
  private final Platform platform;
  private final Path jar;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Rows are appended to this file, never overwritten (default: runs/lab.csv); the report"
              + " stands beside it, as lab.html and lab.pdf. Of a lecture it is runs/web.csv,"
              + " runs/sync.csv or runs/threads.csv.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--resume",
      description = "Continue the newest incomplete run in that file, then write the report.")
  private boolean resume;

  @Option(
      names = "--plan",
      description = "Show the cases and the estimated time, and measure nothing.")
  private boolean plan;

  @Option(
      names = "-jvm",
      paramLabel = "JAVA",
      description =
          "A java program, or the number of an installed Java, that measures (default: this).")
  private Optional<String> jvm = Optional.empty();

  @Mixin private LabOptions options = new LabOptions();

  @Mixin private LectureOption lecture = new LectureOption();

  /**
   * @param jar the jar that measures
   */
  public LabCommand(PrintStream out, PrintStream err, Platform platform, Path jar) {
    this.out = out;
    this.err = err;
    this.platform = platform;
    this.jar = jar;
  }

  /** The words of a run of the nine tasks, or of the subjects of a lecture. */
  private List<String> cases() {
    List<String> words =
        new ArrayList<>(lecture.lecture().map(Lecture::words).orElseGet(LabCommand::tasks));
    words.addAll(List.of("-f", Integer.toString(Criteria.FEWEST_FORKS)));
    return words;
  }

  private static List<String> tasks() {
    return List.of(
        Workloads.IO_BOUND.name(),
        Workloads.CPU_BOUND.name(),
        Workloads.SERVER.name(),
        "-p",
        Modes.AXIS.name() + "=" + String.join(",", Modes.SEQUENTIAL, Modes.THREADS, Modes.PROCESS),
        "-p",
        "experiment=lab,latency");
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<String> problem = lecture.problem(options);
    if (problem.isPresent()) {
      err.println(problem.get());
      return ExitStatus.UNUSABLE;
    }
    List<String> words = new ArrayList<>(resume ? List.of("--resume") : cases());
    words.addAll(List.of("--output", file().toString()));
    jvm.ifPresent(java -> words.addAll(List.of("-jvm", java)));
    if (plan) {
      words.add("--plan");
    }
    int measured = measure(words);
    if (plan || measured == ExitStatus.UNUSABLE) {
      return measured;
    }
    int written = report();
    return measured == ExitStatus.DONE ? written : measured;
  }

  private int measure(List<String> words) throws InterruptedException {
    try {
      Arguments arguments = Arguments.parse(words.toArray(String[]::new));
      if (resume) {
        return new RunResumer(out, err, platform).resume(arguments);
      }
      if (!plan && DefaultResults.FOLDER.equals(file().getParent())) {
        Files.createDirectories(DefaultResults.FOLDER);
      }
      return new RunStarter(out, err, platform).start(arguments);
    } catch (UsageException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    } catch (IOException e) {
      err.println(AtomicFile.why(e));
      return ExitStatus.FAILED;
    }
  }

  private int report() {
    List<String> words =
        new ArrayList<>(List.of("report", "--lab", "-o", beside(".html"), "--pdf", beside(".pdf")));
    words.addAll(options.words());
    words.addAll(lecture.words());
    words.add(file().toString());
    CommandLine reports = new CommandLine(CommandSpec.create().name(Usage.NAME));
    AnalysisCommands.named(AnalysisCommands.all(out, err, jar), words.get(0))
        .ifPresent(reports::addSubcommand);
    return new CommandRunner(reports, out, err).run(words.toArray(String[]::new));
  }

  private Path file() {
    String name = lecture.lecture().map(Lecture::tag).orElse("lab");
    return output.orElseGet(() -> DefaultResults.FOLDER.resolve(name + ".csv"));
  }

  private String beside(String extension) {
    String name = file().toString();
    return (name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name)
        + extension;
  }
}
