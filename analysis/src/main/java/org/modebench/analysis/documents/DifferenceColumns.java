package org.modebench.analysis.documents;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Field;

/**
 * The columns of how one sample compares with another.
 *
 * @param of the difference of a row, if it has one
 * @param <R> the rows
 */
record DifferenceColumns<R>(Function<R, Optional<? extends Difference<?>>> of) {
  static final String INTERVAL = "\n[95 % interval]";

  /** The ratio with its interval. */
  Column<R> ratio(String title, Function<R, String> without) {
    return Column.<R>figure(
            title + INTERVAL, row -> text(row, d -> DifferenceWords.ratio(d.ratio()), without))
        .as(Field.estimate("ratio", "", row -> of.apply(row).map(Difference::ratio)));
  }

  /** The p values, of which people see the corrected one. */
  Column<R> p(Function<R, String> without) {
    return Column.<R>figure("p", row -> text(row, DifferenceWords::p, without))
        .as(
            List.of(
                number("p", Difference::p),
                number("p_holm", Difference::adjustedP),
                number("p_equivalence", Difference::equivalenceP)));
  }

  /** What it comes to. */
  Column<R> verdict(
      String title, BiFunction<R, Difference<?>, String> words, Function<R, String> without) {
    return Column.<R>text(title, row -> text(row, d -> words.apply(row, d), without))
        .as(
            List.of(
                plain("distinguishable", Difference::distinguishable),
                plain("verdict", Difference::verdict),
                plain("beyond_threshold", Difference::beyondThreshold),
                plain(
                    "more_forks", d -> d.moreForks().isPresent() ? d.moreForks().getAsInt() : "")));
  }

  /** By which criteria verdicts are found, for programs. */
  static <R> Column<R> criteria(Criteria criteria) {
    return Column.hidden(
        List.of(
            Field.plain("confidence", row -> criteria.confidence()),
            Field.plain("threshold", row -> criteria.threshold())));
  }

  /** What the verdicts mean, as a sentence. */
  static String verdicts(Criteria criteria) {
    return "same: two one-sided tests show a difference of less than %1$s. maybe <%1$s: there is a difference, but it may be this small. undecided: with this many more forks, a difference of %1$s, or the smallest in the interval, would be found in 80 %% of runs; fewer than %2$s forks decide nothing."
        .formatted(DifferenceWords.percent(criteria.threshold()), Criteria.FEWEST_FORKS);
  }

  private String text(R row, Function<Difference<?>, String> text, Function<R, String> without) {
    Optional<? extends Difference<?>> difference = of.apply(row);
    return difference.isPresent() ? text.apply(difference.get()) : without.apply(row);
  }

  private Field<R> number(String name, Function<Difference<?>, OptionalDouble> number) {
    return Field.number(name, row -> of.apply(row).map(number).orElseGet(OptionalDouble::empty));
  }

  private Field<R> plain(String name, Function<Difference<?>, Object> value) {
    return Field.plain(name, row -> of.apply(row).<Object>map(value).orElse(""));
  }
}
