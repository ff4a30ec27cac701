package org.modebench.analysis.prose;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modebench.analysis.findings.steady.Classification;
import org.modebench.analysis.findings.steady.ForkState;
import org.modebench.analysis.findings.steady.SteadyState;
import org.modebench.analysis.findings.steady.SteadyVerdict;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Count;

/** Says whether forks were in a steady state. */
public final class SteadyWords {
  private SteadyWords() {}

  /** Such as {@code flat} or {@code no steady state (drifting)}. */
  public static String of(ForkState fork) {
    return fork.classification().title() + (fork.drift().isPresent() ? " (drifting)" : "");
  }

  /**
   * Such as {@code flat}, {@code inconsistent: 3 flat, 2 warm-up} or {@code too few iterations to
   * classify (2; at least 10 needed)}.
   */
  public static String of(SteadyState state) {
    if (state.forks().isEmpty()) {
      return "not measured";
    }
    Optional<Classification> agreed = state.agreed();
    if (agreed.isPresent() && agreed.get() == Classification.TOO_FEW_ITERATIONS) {
      return "too few iterations to classify (%s; at least %s needed)"
          .formatted(iterations(state), SteadyState.FEWEST_ITERATIONS);
    }
    Map<String, Integer> counts = counts(state);
    if (counts.size() == 1) {
      return counts.keySet().iterator().next();
    }
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", ", agreed.isEmpty() ? "inconsistent: " : "", ""));
  }

  /**
   * Whether a cell was steady by the courses of its forks, or by its iterations where there are
   * none: such as {@code steady}, {@code not steady: all takes 1.067 [1.059, 1.074] times the last
   * half} or {@code not shown: a change of 3.1 % is possible}.
   */
  public static String ofCell(SteadyVerdict verdict, SteadyState byIterations) {
    return switch (verdict.outcome()) {
      case STEADY -> "steady";
      case CHANGING -> "not steady: " + change(verdict);
      case NOT_SHOWN ->
          "not shown: a change of %s is possible"
              .formatted(Figures.percent(verdict.possible().orElseThrow()));
      case TOO_FEW_FORKS ->
          "not shown: %s; at least %s needed"
              .formatted(Count.of(verdict.forks(), "fork"), SteadyVerdict.FEWEST_FORKS);
      case TOO_FEW_BATCHES ->
          "not shown: %s measured in a fork; at least %s needed (longer iterations, -r)"
              .formatted(
                  Count.of(verdict.fewestBatches(), "batch", "batches"),
                  SteadyVerdict.FEWEST_BATCHES);
      case NO_COURSE -> "by iterations: " + of(byIterations);
    };
  }

  /** The greater of the two changes. */
  private static String change(SteadyVerdict verdict) {
    Estimate end = verdict.end().orElseThrow();
    Estimate whole = verdict.whole().orElseThrow();
    boolean atTheEnd = Math.abs(Math.log(end.value())) > Math.abs(Math.log(whole.value()));
    return atTheEnd
        ? "the last half takes %s times its third quarter".formatted(Figures.ratio(end))
        : "all takes %s times the last half".formatted(Figures.ratio(whole));
  }

  /** How many forks are described by the same words, in the order of the classes. */
  private static Map<String, Integer> counts(SteadyState state) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    state.forks().stream()
        .sorted(Comparator.comparing(ForkState::classification).thenComparing(SteadyWords::of))
        .forEach(fork -> counts.merge(of(fork), 1, Integer::sum));
    return counts;
  }

  /** The number of iterations of each fork, such as {@code 2} or {@code 9 to 10}. */
  public static String iterations(SteadyState state) {
    var lengths =
        state.forks().stream().mapToInt(fork -> fork.seconds().size()).summaryStatistics();
    return lengths.getMin() == lengths.getMax()
        ? Integer.toString(lengths.getMin())
        : lengths.getMin() + " to " + lengths.getMax();
  }
}
