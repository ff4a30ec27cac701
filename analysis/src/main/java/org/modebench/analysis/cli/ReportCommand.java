package org.modebench.analysis.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.flames.Graphs;
import org.modebench.analysis.lab.LabOptions;
import org.modebench.analysis.lab.LabReport;
import org.modebench.analysis.lab.LabSheet;
import org.modebench.analysis.lab.lecture.LectureOption;
import org.modebench.analysis.lab.lecture.LectureReport;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PngImage;
import org.modebench.analysis.plot.SvgImage;
import org.modebench.analysis.report.Chromium;
import org.modebench.analysis.report.Report;
import org.modebench.analysis.report.WrittenReport;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.ComparableRuns;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a run. */
@Command(
    name = "report",
    header = "Write a page that tells which mode to use, with plots and tables.",
    description =
        "Writes a page that says which mode to use for each workload, with plots and tables.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class ReportCommand implements Callable<Integer> {
  private final OutputStream out;
  private final PrintStream err;

  @Option(
      names = "--run",
      paramLabel = "ID|newest",
      description = "The run to show; by default the newest and all that are comparable.")
  private String run = RunSelector.COMPARABLE;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The page, one HTML file with everything in it; by default report.html.")
  private Path output = Path.of("report.html");

  @Option(
      names = "--lab",
      description =
          "The student's report of the concurrency lab: its nine tasks, from all runs of the same build and machine.")
  private boolean lab;

  @Mixin private LabOptions labOptions = new LabOptions();

  @Mixin private LectureOption lectureOption = new LectureOption();

  @Option(
      names = "--pdf",
      paramLabel = "FILE",
      description = "Also writes the page as PDF, where Chromium is on the PATH.")
  private Optional<Path> pdf = Optional.empty();

  @Option(
      names = "--plots",
      paramLabel = "FOLDER",
      description = "Writes each plot there as SVG and PNG.")
  private Optional<Path> plots = Optional.empty();

  @Option(
      names = "--tables",
      paramLabel = "FOLDER",
      description = "Writes the tables there as Markdown, LaTeX and CSV.")
  private Optional<Path> tables = Optional.empty();

  @Mixin private ResultsArgument results = new ResultsArgument();

  ReportCommand(OutputStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      if (!lab && (labOptions.given() || lectureOption.given())) {
        throw new UnusableException(
            "--author, --group, --lang, --predict and --lecture are for the report of the lab; add --lab, or omit them.");
      }
      write(lab ? labReport() : report());
      if (pdf.isPresent()) {
        print(pdf.get());
      }
      return ExitStatus.DONE;
    } catch (ResultsFileException | UnusableException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    }
  }

  private WrittenReport report() throws ResultsFileException, UnusableException {
    Results all = results.read(err);
    Results chosen = showable(results.choose(all, run, err));
    return Report.of(chosen, all)
        .leadingTo(Graphs.address(results.file(), output, chosen.newestRun()));
  }

  private WrittenReport labReport() throws ResultsFileException, UnusableException {
    Optional<String> problem = lectureOption.problem(labOptions);
    if (problem.isPresent()) {
      throw new UnusableException(problem.get());
    }
    LabSheet sheet = labOptions.sheet(results.file());
    ComparableRuns runs =
        new RunSelector(results.file(), "--run", err).ofAnyPlan(results.read(err), run);
    Results together = showable(runs.together());
    together.gaps().forEach(err::println);
    return lectureOption
        .lecture()
        .<WrittenReport>map(lecture -> LectureReport.of(lecture, together, runs.records(), sheet))
        .orElseGet(() -> LabReport.of(together, runs.records(), sheet));
  }

  private Results showable(Results chosen) throws UnusableException {
    Optional<String> refusal = Report.refusal(chosen);
    if (refusal.isPresent()) {
      throw new UnusableException("%s has %s.".formatted(results.file(), refusal.get()));
    }
    return chosen;
  }

  private void print(Path file) throws InterruptedException {
    Optional<Chromium> browser = Chromium.on(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    if (browser.isEmpty()) {
      err.println(
          "%s was not written: there is no Chromium on the PATH; print %s from a browser."
              .formatted(file, output));
      return;
    }
    browser.get().print(output, file).ifPresent(err::println);
  }

  private void write(WrittenReport report) throws UnusableException {
    Optional<String> withoutPlots = report.withoutPlots();
    if (plots.isPresent() && withoutPlots.isPresent()) {
      throw new UnusableException(withoutPlots.get());
    }
    withoutPlots.ifPresent(err::println);
    new OutputTarget(out, Optional.of(output)).write(report.html());
    List<String> written = new ArrayList<>(List.of("the report to " + output));
    if (plots.isPresent()) {
      Path folder = folder(plots.get(), "--plots");
      for (Plot plot : report.plots()) {
        write(folder.resolve(plot.name() + ".svg"), SvgImage.file(plot));
        write(folder.resolve(plot.name() + ".png"), PngImage.file(plot));
      }
      written.add("the plots to " + folder);
    }
    if (tables.isPresent()) {
      Path folder = folder(tables.get(), "--tables");
      for (Map.Entry<String, String> table : report.tables().entrySet()) {
        write(folder.resolve(table.getKey()), table.getValue());
      }
      written.add("the tables to " + folder);
    }
    new OutputTarget(out, Optional.empty())
        .write("Wrote " + String.join(", ", written) + "." + System.lineSeparator());
  }

  private static Path folder(Path folder, String option) throws UnusableException {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UnusableException(
          "%s cannot be a folder (%s); give %s a usable folder."
              .formatted(folder, AtomicFile.why(e), option));
    }
  }

  private static void write(Path target, String text) throws UnusableException {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path target, byte[] content) throws UnusableException {
    try {
      AtomicFile.write(target, content);
    } catch (IOException e) {
      throw new UnusableException(
          "%s cannot be written (%s); give a writable folder."
              .formatted(target, AtomicFile.why(e)));
    }
  }
}
