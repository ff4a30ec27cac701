package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.command.Terminal;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.summary.Decision;
import org.modebench.analysis.summary.SummaryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a run found, on less than a screen. */
@Command(
    name = "summary",
    header = "Show the answer of a run: which mode to use, and how the others compare.",
    description =
        "Prints the answer for each workload and its modes from the fastest on, as a run does at its end.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class SummaryCommand implements Callable<Integer> {
  private final OutputStream out;
  private final PrintStream err;

  @Option(
      names = "--run",
      paramLabel = "ID|newest",
      description = "The run to show; by default the newest and all that are comparable.")
  private String run = RunSelector.COMPARABLE;

  @Mixin private ResultsArgument results = new ResultsArgument();

  SummaryCommand(OutputStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      Results chosen = results.read(run, err);
      new OutputTarget(out, Optional.empty())
          .write(
              SummaryText.of(
                  chosen,
                  Terminal.columnsOrUsual(),
                  SummaryText.MOST_LINES,
                  StandardCharsets.UTF_8,
                  Decision.UNKNOWN));
      return ExitStatus.DONE;
    } catch (ResultsFileException | UnusableException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    }
  }
}
