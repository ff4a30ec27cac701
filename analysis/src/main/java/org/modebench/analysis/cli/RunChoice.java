package org.modebench.analysis.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.modebench.analysis.results.Results;

/**
 * Which run of a results file is meant.
 *
 * @param file for the sentences
 * @param option that names the run, such as {@code --run}
 * @param err takes a sentence where the choice was not the user's
 */
record RunChoice(Path file, String option, PrintStream err) {
  static final String NEWEST = "newest";

  /** The rows of the run with the identifier given, or of the newest. */
  Results of(Results results, String run) throws UnusableException {
    requireRows(results);
    List<String> runs = results.runs();
    if (runs.contains(run)) {
      return results.ofRun(run);
    }
    if (!run.equals(NEWEST)) {
      throw unknown(runs, run, "newest");
    }
    String newest = results.newestRun();
    if (runs.size() > 1) {
      err.println(
          "%s holds %s runs (%s); shown is the newest, %s; choose another with %s."
              .formatted(file, runs.size(), named(runs), printable(newest), option));
    }
    return results.ofRun(newest);
  }

  /** Requires that there is something to choose from. */
  void requireRows(Results results) throws UnusableException {
    if (results.runs().isEmpty()) {
      throw new UnusableException(
          "%s has a header but no row, so that there is nothing to show; measure first."
              .formatted(file));
    }
  }

  /** There is no run of that name; {@code others} are what may stand in place of one. */
  UnusableException unknown(List<String> runs, String run, String others) {
    return new UnusableException(
        "%s holds no run \"%s\"; choose one of %s, or %s."
            .formatted(file, printable(run), named(runs), others));
  }

  /** The last few runs by name: a file may hold hundreds. */
  private static String named(List<String> runs) {
    int shown = 5;
    int left = Math.max(0, runs.size() - shown);
    return (left > 0 ? "…, " : "")
        + String.join(
            ", ", runs.subList(left, runs.size()).stream().map(RunChoice::printable).toList());
  }

  private static String printable(String text) {
    String printable = text.replaceAll("\\p{C}", "?");
    return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
  }
}
