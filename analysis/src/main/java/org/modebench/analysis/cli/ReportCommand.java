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
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.PngImage;
import org.modebench.analysis.plot.SvgImage;
import org.modebench.analysis.report.Report;
import org.modebench.analysis.report.ReportKind;
import org.modebench.analysis.results.AtomicFile;
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
      description = "The report of the concurrency lab: its nine tasks, and classic mistakes.")
  private boolean lab;

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
  public Integer call() {
    try {
      Results all = results.read(err);
      Results chosen = results.choose(all, run, err);
      Optional<String> refusal = Report.refusal(chosen);
      if (refusal.isPresent()) {
        throw new UnusableException("%s has %s.".formatted(results.file(), refusal.get()));
      }
      write(Report.of(chosen, lab ? ReportKind.LAB : ReportKind.CHOICE, all));
      return 0;
    } catch (ResultsFileException | UnusableException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    }
  }

  private void write(Report report) throws UnusableException {
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
