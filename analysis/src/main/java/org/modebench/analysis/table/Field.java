package org.modebench.analysis.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.text.ForeignText;

/**
 * What a column says to a program: one field of each line of a CSV table.
 *
 * @param name as foreign text may be, that of a metric for example
 * @param value full precision, base units; empty where there is none
 */
public record Field<R>(String name, Function<R, String> value) {
  /** What makes a spreadsheet take a text for a formula, also in the forms of full width. */
  private static final String FORMULA = "=+-@＝＋－＠";

  /** Text, which may be foreign. */
  public static <R> Field<R> text(String name, Function<R, String> text) {
    return new Field<>(name, row -> safe(text.apply(row)));
  }

  /** A whole number, a truth value, or a word of ours. */
  public static <R> Field<R> plain(String name, Function<R, Object> value) {
    return new Field<>(name, row -> value.apply(row).toString());
  }

  /** The shortest decimal that reads back as the same number. */
  public static <R> Field<R> number(String name, Function<R, OptionalDouble> number) {
    return new Field<>(name, row -> text(number.apply(row)));
  }

  /**
   * Three fields: the value, its low and its high bound.
   *
   * @param unit the end of each of the names, such as {@code _s}
   */
  public static <R> List<Field<R>> estimate(
      String name, String unit, Function<R, Optional<Estimate>> estimate) {
    return List.of(
        number(name + unit, row -> number(estimate.apply(row).map(Estimate::value))),
        number(name + "_low" + unit, row -> number(interval(estimate, row).map(Interval::low))),
        number(name + "_high" + unit, row -> number(interval(estimate, row).map(Interval::high))));
  }

  private static <R> Optional<Interval> interval(Function<R, Optional<Estimate>> estimate, R row) {
    return estimate.apply(row).flatMap(Estimate::interval);
  }

  private static OptionalDouble number(Optional<Double> number) {
    return number.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private static String text(OptionalDouble number) {
    return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
  }

  /** Foreign text that a spreadsheet does not take for a formula and a terminal not for orders. */
  static String safe(String text) {
    String printable = ForeignText.safe(text);
    return !printable.isEmpty() && FORMULA.indexOf(printable.charAt(0)) >= 0
        ? "'" + printable
        : printable;
  }
}
