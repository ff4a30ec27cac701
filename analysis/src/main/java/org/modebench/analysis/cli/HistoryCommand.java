package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.command.DefaultResults;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.documents.HistoryTables;
import org.modebench.analysis.findings.history.History;
import org.modebench.analysis.findings.history.HistoryFiles;
import org.modebench.analysis.findings.history.HistoryRun;
import org.modebench.analysis.report.HistoryPage;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.text.ForeignText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the course of each cell over many runs. */
@Command(
    name = "history",
    header = "Show the course of each cell over many runs, and where it changed.",
    description =
        "Shows the course of each cell over many runs, of this project or of any that writes JMH's JSON: what"
            + " changed with the newest, and where the level changed.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class HistoryCommand implements Callable<Integer> {
  private final OutputStream out;
  private final PrintStream err;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "Results files, of which every run counts for itself, in the order of their starts; and files of JMH's JSON, oldest"
              + " first. By default runs/results.csv.")
  private List<Path> named = List.of();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "What to show, such as cpu, rss or throughput; by default wall, which of JMH is the score.")
  private String metric = Metrics.WALL.name();

  @Option(
      names = "--better",
      paramLabel = "lower|higher",
      converter = CompareCommand.BetterConverter.class,
      description =
          "Which values of the metric are better, where that is not known, as of a counter of your own.")
  private Optional<Better> better = Optional.empty();

  @Mixin private ThresholdOption threshold = new ThresholdOption();

  @Option(
      names = "--across-machines",
      description = "Take runs for comparable even if host, CPU or cores differ.")
  private boolean acrossMachines;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Also write a page with a plot of each cell: one HTML file.")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--values",
      description = "List the value of each cell in every run, as CSV always does.")
  private boolean values;

  @Mixin private TablesOutput output = new TablesOutput();

  HistoryCommand(OutputStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      History history = history();
      if (page.isPresent()) {
        HistoryPage written = HistoryPage.of(history);
        written.withoutPlots().ifPresent(err::println);
        new OutputTarget(out, page).write(written.html());
      }
      HistoryTables tables = new HistoryTables(history);
      output.write(out, () -> tables.document(values), tables::csv);
      return ExitStatus.DONE;
    } catch (ResultsFileException | UnusableException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    }
  }

  private History history() throws ResultsFileException, UnusableException {
    if (named.isEmpty()) {
      ResultsArgument.announceDefault(err);
    }
    List<HistoryRun> runs =
        HistoryFiles.read(named.isEmpty() ? List.of(DefaultResults.FILE) : named, metric);
    if (runs.size() < 2) {
      throw new UnusableException(
          "A history needs two runs or more, but there %s; give more files, or measure again into the same one."
              .formatted(runs.isEmpty() ? "is none" : "is 1"));
    }
    History history =
        History.of(
            better.map(wanted -> wanting(runs, wanted)).orElse(runs),
            threshold.criteria(),
            acrossMachines);
    if (history.courses().isEmpty()) {
      throw new UnusableException(
          "No run measured \"%s\"; choose with --metric one of %s."
              .formatted(
                  ForeignText.printable(metric),
                  ForeignText.printable(String.join(", ", history.metrics()))));
    }
    return history;
  }

  private static List<HistoryRun> wanting(List<HistoryRun> runs, Better wanted) {
    return runs.stream().map(run -> run.with(run.recording().wanting(wanted))).toList();
  }
}
