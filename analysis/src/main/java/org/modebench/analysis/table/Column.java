package org.modebench.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.modebench.analysis.statistics.Estimate;

/**
 * All that there is to say of a column: what it is called, what it means, what it shows of a row,
 * and which fields of a CSV table it is.
 *
 * @param title may hold line ends, where a narrow format breaks it; a hyphen before one is soft
 * @param number whether entries are aligned to the right
 * @param shown to people; empty if the column is for programs alone
 * @param legend what the column means, as a sentence; empty where its title says all
 */
public record Column<R>(
    String title,
    boolean number,
    Optional<Function<R, Entry>> shown,
    List<Field<R>> fields,
    String legend) {

  /** Entries as they are; for programs, their texts, under the title. */
  public static <R> Column<R> of(String title, Function<R, Entry> shown) {
    return new Column<>(title, false, Optional.of(shown), asShown(title, shown), "");
  }

  /** Text that may be foreign. */
  public static <R> Column<R> text(String title, Function<R, String> text) {
    return of(title, row -> Entry.of(text.apply(row)));
  }

  /** A figure, to the right. */
  public static <R> Column<R> figure(String title, Function<R, String> text) {
    return Column.<R>text(title, text).toTheRight();
  }

  /** A whole number. */
  public static <R> Column<R> count(String title, String name, Function<R, Integer> count) {
    return Column.<R>figure(title, row -> Integer.toString(count.apply(row)))
        .as(Field.plain(name, count::apply));
  }

  /** A number without interval. */
  public static <R> Column<R> number(
      String title, String name, Function<R, OptionalDouble> number, DoubleFunction<String> text) {
    return Column.<R>figure(title, row -> text(number.apply(row), text))
        .as(Field.number(name, number));
  }

  /** A number with its interval. */
  public static <R> Column<R> estimate(
      String title,
      String name,
      String unit,
      Function<R, Optional<Estimate>> estimate,
      Function<Estimate, String> text) {
    return Column.<R>figure(title, row -> estimate.apply(row).map(text).orElse(Figures.NONE))
        .as(Field.estimate(name, unit, estimate));
  }

  /** A column for programs alone. */
  public static <R> Column<R> hidden(List<Field<R>> fields) {
    return new Column<>("", false, Optional.empty(), List.copyOf(fields), "");
  }

  /** A column for programs alone. */
  public static <R> Column<R> hidden(Field<R> field) {
    return hidden(List.of(field));
  }

  /** The same column with other fields for programs. */
  public Column<R> as(List<Field<R>> others) {
    return new Column<>(title, number, shown, List.copyOf(others), legend);
  }

  /** The same column with another field for programs. */
  public Column<R> as(Field<R> other) {
    return as(List.of(other));
  }

  /** The same column with another title. */
  public Column<R> titled(String other) {
    return new Column<>(other, number, shown, fields, legend);
  }

  /** The same column with a legend. */
  public Column<R> legend(String sentence) {
    return new Column<>(title, number, shown, fields, sentence);
  }

  /** The same column with its entries to the right. */
  public Column<R> toTheRight() {
    return new Column<>(title, true, shown, fields, legend);
  }

  /** The same column for programs alone, where people see it in another table. */
  public Column<R> hidden() {
    return hidden(fields);
  }

  /** The same column of a table whose rows have those of this one as a part. */
  public <S> Column<S> in(Function<S, R> part) {
    List<Field<S>> ofPart = new ArrayList<>();
    fields.forEach(field -> ofPart.add(new Field<>(field.name(), field.value().compose(part))));
    return new Column<>(title, number, shown.map(entry -> entry.compose(part)), ofPart, legend);
  }

  /** The title without line ends and soft hyphens. */
  static String oneLine(String title) {
    return title.replace("-\n", "").replace('\n', ' ');
  }

  private static <R> List<Field<R>> asShown(String title, Function<R, Entry> shown) {
    return List.of(Field.text(oneLine(title), row -> shown.apply(row).text()));
  }

  private static String text(OptionalDouble number, DoubleFunction<String> text) {
    return number.isPresent() ? text.apply(number.getAsDouble()) : Figures.NONE;
  }
}
