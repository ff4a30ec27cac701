package org.modebench.analysis.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.modebench.analysis.command.DefaultResults;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import picocli.CommandLine.Parameters;

/** The results file that a command reads. */
final class ResultsArgument {
  @Parameters(
      paramLabel = "results.csv",
      arity = "0..1",
      description = "The results file (default: runs/results.csv, where runs are written).")
  private Optional<Path> named = Optional.empty();

  Path file() {
    return named.orElse(DefaultResults.FILE);
  }

  /** Says which file is read where the command line names none. */
  void announce(PrintStream err) throws UnusableException {
    if (named.isEmpty()) {
      announceDefault(err);
    }
  }

  /** Reads it, and says what is to be said of it. */
  Results read(PrintStream err) throws ResultsFileException, UnusableException {
    announce(err);
    Results read = ResultsFile.read(file());
    read.warnings().forEach(err::println);
    return read;
  }

  /**
   * Reads it for the run that is meant.
   *
   * @param run as {@link RunSelector} takes it
   */
  Results read(String run, PrintStream err) throws ResultsFileException, UnusableException {
    return choose(read(err), run, err);
  }

  /** The run that is meant of what was read, likewise. */
  Results choose(Results all, String run, PrintStream err) throws UnusableException {
    Results chosen = new RunSelector(file(), "--run", err).of(all, run);
    chosen.gaps().forEach(err::println);
    return chosen;
  }

  static void announceDefault(PrintStream err) throws UnusableException {
    if (!Files.exists(DefaultResults.FILE)) {
      throw new UnusableException(
          "No results file is named, and %s does not exist; name a file, or measure first with java -jar benchmarks.jar."
              .formatted(DefaultResults.FILE));
    }
    err.println("Reading %s.".formatted(DefaultResults.FILE));
  }
}
