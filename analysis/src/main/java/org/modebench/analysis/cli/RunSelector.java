package org.modebench.analysis.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.modebench.analysis.results.ComparableRuns;
import org.modebench.analysis.results.Results;

/**
 * Which run of a results file is meant.
 *
 * @param file for the sentences
 * @param option that names the run, such as {@code --run}
 * @param err takes a sentence where the choice was not the user's
 */
record RunSelector(Path file, String option, PrintStream err) {
  private static final int SHOWN = 5;

  static final String NEWEST = "newest";

  /** The newest run and all that are comparable: where the user names none. */
  static final String COMPARABLE = "comparable";

  /** Whether a choice is no run's identifier. */
  static boolean isUnnamed(String run) {
    return run.equals(NEWEST) || run.equals(COMPARABLE);
  }

  /** The rows of the run with the identifier given, or of what else is asked for. */
  Results of(Results results, String run) throws UnusableException {
    return chosen(results, run, ComparableRuns::ofSamePlan).together();
  }

  /** The same of runs that may each have measured a part. */
  ComparableRuns ofAnyPlan(Results results, String run) throws UnusableException {
    return chosen(results, run, ComparableRuns::ofAnyPlan);
  }

  private ComparableRuns chosen(
      Results results, String run, Function<Results, ComparableRuns> comparableOf)
      throws UnusableException {
    requireRows(results);
    List<String> runs = results.runs();
    if (runs.contains(run)) {
      return ComparableRuns.only(results, run);
    }
    if (!isUnnamed(run)) {
      throw unknown(runs, run);
    }
    if (run.equals(NEWEST) || runs.size() == 1) {
      return ComparableRuns.only(results, results.newestRun());
    }
    ComparableRuns comparable = comparableOf.apply(results);
    err.println(sentence(runs.size(), comparable));
    return comparable;
  }

  private String sentence(int all, ComparableRuns comparable) {
    return "%s holds %s runs; shown %s%s; choose one with %s."
        .formatted(
            file,
            all,
            comparable.runs().size() == 1
                ? "is the newest, " + named(comparable.runs())
                : "are %s comparable runs, taken as one: %s"
                    .formatted(comparable.runs().size(), named(comparable.runs())),
            comparable.leftOut().isEmpty() ? "" : ", without " + leftOut(comparable),
            option);
  }

  /** Requires that there is something to choose from. */
  void requireRows(Results results) throws UnusableException {
    if (results.runs().isEmpty()) {
      throw new UnusableException(
          "%s has a header but no row, so there is nothing to show; run a measurement first."
              .formatted(file));
    }
  }

  private static String leftOut(ComparableRuns comparable) {
    Map<String, String> reasons = comparable.leftOut();
    return shortened(
        List.copyOf(reasons.keySet()), run -> printable(run) + " (" + reasons.get(run) + ")");
  }

  private UnusableException unknown(List<String> runs, String run) {
    return new UnusableException(
        "%s holds no run \"%s\"; choose one of %s, or newest."
            .formatted(file, printable(run), named(runs)));
  }

  private static String named(List<String> runs) {
    return shortened(runs, RunSelector::printable);
  }

  /** The last few: a file may hold hundreds of runs. */
  private static String shortened(List<String> runs, UnaryOperator<String> words) {
    int left = Math.max(0, runs.size() - SHOWN);
    return runs.subList(left, runs.size()).stream()
        .map(words)
        .collect(Collectors.joining(", ", left > 0 ? "…, " : "", ""));
  }

  private static String printable(String text) {
    String printable = text.replaceAll("\\p{C}", "?");
    return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
  }
}
