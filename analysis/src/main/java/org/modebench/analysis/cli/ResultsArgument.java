package org.modebench.analysis.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.modebench.analysis.command.DefaultResults;
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

  static void announceDefault(PrintStream err) throws UnusableException {
    if (!Files.exists(DefaultResults.FILE)) {
      throw new UnusableException(
          "No results file is named, and %s does not exist; name a file, or measure first with java -jar benchmarks.jar."
              .formatted(DefaultResults.FILE));
    }
    err.println("Reading %s.".formatted(DefaultResults.FILE));
  }
}
