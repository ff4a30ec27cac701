package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.documents.DisplayLimits;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.table.TableLayout;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that says something about a run, in one of the formats of tables. */
abstract class RunCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final OutputStream out;
  private final PrintStream err;

  @Option(
      names = "--run",
      paramLabel = "ID|newest|all",
      description = "The run to show; by default the newest and all that are comparable.")
  private String run = RunSelector.COMPARABLE;

  @Mixin private TablesOutput output = new TablesOutput();

  @Mixin private ResultsArgument results = new ResultsArgument();

  RunCommand(OutputStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The text to write about the runs in the results, each for itself. */
  abstract String render(Results results, TableLayout layout)
      throws ResultsFileException, UnusableException;

  /** The results file, beside which its environment lies. */
  final Path file() {
    return results.file();
  }

  @Override
  public Integer call() {
    try {
      Results chosen = chosen(results.read(err));
      chosen.gaps().forEach(err::println);
      Optional<String> tooMany = DisplayLimits.refusal(chosen);
      if (tooMany.isPresent()) {
        throw new UnusableException("%s holds %s.".formatted(file(), tooMany.get()));
      }
      output.write(out, render(chosen, output.layout()));
      return 0;
    } catch (ResultsFileException | UnusableException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    }
  }

  private Results chosen(Results all) throws UnusableException {
    RunSelector choice = new RunSelector(file(), "--run", err);
    List<String> runs = all.runs();
    if (!run.equals(ALL) || runs.contains(ALL)) {
      return choice.of(all, run);
    }
    choice.requireRows(all);
    return all;
  }
}
