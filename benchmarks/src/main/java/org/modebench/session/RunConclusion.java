package org.modebench.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.command.DefaultResults;
import org.modebench.analysis.command.Terminal;
import org.modebench.analysis.flames.Graphs;
import org.modebench.analysis.report.Report;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.SideFiles;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.summary.Decision;
import org.modebench.analysis.summary.SummaryText;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ShellCommand;
import org.modebench.analysis.text.Wrapping;

/**
 * What is told at the end of a run, on a screen of the smallest usual size: the answer, where
 * everything is, and what comes next.
 */
final class RunConclusion {
  /** Before the answer and after it. */
  private static final int EMPTY_LINES = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final RunOptions options;
  private final RunFiles files;
  private final RunRecord record;
  private final boolean withReport;
  private final int columns = Terminal.columnsOrUsual();
  private final List<String> next = new ArrayList<>();

  /**
   * @param withReport whether a page is written beside the rows, which takes some seconds
   */
  RunConclusion(
      PrintStream out, PrintStream err, RunOptions options, RunFiles files, boolean withReport) {
    this.out = out;
    this.err = err;
    this.options = options;
    this.files = files;
    this.record = files.record();
    this.withReport = withReport;
  }

  /** Has a sentence told after the answer. */
  void add(String sentence) {
    next.addAll(Wrapping.of(sentence, columns));
  }

  /**
   * Has it told why the run is not whole, and how it is made so; of a whole one there is nothing.
   */
  void addRest(RunLoop loop, boolean drawn) {
    if (loop.forksLeftOut() > 0) {
      add(
          "The budget is spent, which leaves out %s; continue with %s."
              .formatted(
                  Count.of(loop.forksLeftOut(), record.forksPlanned().orElse(0), "fork"),
                  options.resumption()));
    } else if (!drawn) {
      add(
          "Flame graphs are missing, but what they are drawn from is kept; mend what is said above and continue with %s."
              .formatted(options.resumption()));
    } else if (!record.isComplete()) {
      add(
          "The run was stopped at the first failure (-foe); continue with %s."
              .formatted(options.resumption()));
    }
    if (loop.anyFailed()) {
      add("Some cases FAILED; see the reasons above, or in the rows.");
    }
  }

  /** Tells it. */
  void tell() {
    Optional<Path> page = withReport ? Optional.of(page()) : Optional.empty();
    int taken = EMPTY_LINES + Wrapping.rows(places(page), columns) + Wrapping.rows(next, columns);
    try {
      Results results = files.results();
      Results ofRun = results.ofRun(record.run());
      out.println();
      out.print(
          SummaryText.of(
              ofRun, columns, SummaryText.MOST_LINES - taken, Terminal.charset(), decision()));
      results.warnings().forEach(err::println);
      page = withReport ? writeReport(ofRun, results) : page;
    } catch (ResultsFileException e) {
      err.println(e.getMessage());
    }
    out.println();
    places(page).forEach(out::println);
    next.forEach(out::println);
  }

  private Path page() {
    return SideFiles.report(files.rowsFile());
  }

  /** Of a run that is whole; of another the next thing is to go on with it. */
  private Decision decision() {
    boolean judged = record.isComplete() && record.firstForks().isEmpty();
    return judged
        ? moreForks -> options.deciding().command(moreForks, record, options.output())
        : Decision.UNKNOWN;
  }

  private List<String> places(Optional<Path> page) {
    List<String> lines =
        new ArrayList<>(
            Wrapping.of(
                "Run %s: %s and %s."
                    .formatted(record.run(), files.rowsFile(), files.environmentFile()),
                columns));
    lines.addAll(figures(page));
    files
        .jmhResultsFile()
        .filter(file -> record.isComplete())
        .ifPresent(
            file ->
                lines.addAll(Wrapping.of("JMH's own results are in %s.".formatted(file), columns)));
    return lines;
  }

  private List<String> figures(Optional<Path> page) {
    List<String> lines = new ArrayList<>(command("All figures:", "tables"));
    if (!withReport) {
      lines.addAll(command("With plots:", "report", "-o", page().toString()));
    } else if (page.isPresent()) {
      String whole = lines.get(0) + "; with plots: " + page.get();
      if (lines.size() == 1 && whole.length() <= columns) {
        return List.of(whole);
      }
      lines.addAll(Wrapping.of("With plots: " + page.get(), columns));
    }
    return lines;
  }

  /** A command that reads the rows of the run, which it does unasked where they usually are. */
  private List<String> command(String said, String... words) {
    List<String> command = new ArrayList<>(List.of("java", "-jar", "benchmarks.jar"));
    command.addAll(List.of(words));
    if (!files.rowsFile().equals(DefaultResults.FILE)) {
      command.add(files.rowsFile().toString());
    }
    return ShellCommand.after(said, command, columns);
  }

  /** Writes the page of the run beside its rows; empty where it cannot be, which is said. */
  private Optional<Path> writeReport(Results ofRun, Results all) {
    Optional<String> refusal = Report.refusal(ofRun);
    if (refusal.isPresent()) {
      err.println("There is no page with plots, since the run has %s.".formatted(refusal.get()));
      return Optional.empty();
    }
    try {
      Report report =
          Report.of(ofRun, all)
              .leadingTo(Graphs.address(files.rowsFile(), page(), ofRun.newestRun()));
      report.withoutPlots().ifPresent(err::println);
      AtomicFile.write(page(), report.html().getBytes(StandardCharsets.UTF_8));
      return Optional.of(page());
    } catch (IOException e) {
      err.println(
          "%s cannot be written (%s); the rows are not affected, and the command report writes it from them."
              .formatted(page(), AtomicFile.why(e)));
      return Optional.empty();
    }
  }
}
