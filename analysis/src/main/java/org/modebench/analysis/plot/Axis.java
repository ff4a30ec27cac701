package org.modebench.analysis.plot;

import java.util.List;
import java.util.function.UnaryOperator;
import org.modebench.analysis.text.Quantity;

/**
 * One of the two axes of a plot.
 *
 * @param title what stands along it, with its unit if the values have none
 * @param names of the values 0, 1, 2, … of a {@link Scale#NAMES} or {@link Scale#ORDER} axis,
 *     otherwise empty
 * @param values where ticks are wanted, such as the worker counts measured; empty for round numbers
 * @param isOfCounts whether there is nothing between two values that a line could stand for
 * @param form of the numbers along it, from English to the reader's language
 */
public record Axis(
    String title,
    Scale scale,
    Quantity quantity,
    List<String> names,
    List<Double> values,
    boolean isOfCounts,
    UnaryOperator<String> form) {
  /** How values are laid out. */
  public enum Scale {
    /** From 0. */
    LINEAR,
    /** Equal ratios, equal lengths; all values must be greater than 0. */
    LOG,
    /** Both sides of 0 and never beyond what is shown. */
    CENTRED,
    /** One place for each name, from top to bottom. */
    NAMES,
    /** One place for each name, from left to right: what follows one another. */
    ORDER
  }

  /** An axis whose numbers read as {@link Quantity} writes them. */
  private Axis(
      String title,
      Scale scale,
      Quantity quantity,
      List<String> names,
      List<Double> values,
      boolean isOfCounts) {
    this(title, scale, quantity, names, values, isOfCounts, UnaryOperator.identity());
  }

  /** An axis from 0 with round ticks. */
  public static Axis linear(String title, Quantity quantity) {
    return new Axis(title, Scale.LINEAR, quantity, List.of(), List.of(), false);
  }

  /** A logarithmic axis with round ticks. */
  public static Axis log(String title, Quantity quantity) {
    return new Axis(title, Scale.LOG, quantity, List.of(), List.of(), false);
  }

  /** An axis around 0 with round ticks. */
  public static Axis centred(String title, Quantity quantity) {
    return new Axis(title, Scale.CENTRED, quantity, List.of(), List.of(), false);
  }

  /** A logarithmic axis with ticks at the values given. */
  public static Axis logAt(String title, Quantity quantity, List<Double> values) {
    return new Axis(title, Scale.LOG, quantity, List.of(), List.copyOf(values), false);
  }

  /** A logarithmic axis of whole numbers with ticks at those given; points are not joined. */
  public static Axis counts(String title, List<Double> values) {
    return new Axis(title, Scale.LOG, Quantity.NUMBER, List.of(), List.copyOf(values), true);
  }

  /** An axis from 0 with ticks at the values given. */
  public static Axis linearAt(String title, Quantity quantity, List<Double> values) {
    return new Axis(title, Scale.LINEAR, quantity, List.of(), List.copyOf(values), false);
  }

  /** An axis of names, the first at its start. */
  public static Axis names(String title, List<String> names) {
    return new Axis(title, Scale.NAMES, Quantity.NUMBER, List.copyOf(names), List.of(), true);
  }

  /** An axis of names in their order; points are joined. */
  public static Axis inOrder(String title, List<String> names) {
    return new Axis(title, Scale.ORDER, Quantity.NUMBER, List.copyOf(names), List.of(), false);
  }

  /** The same axis with its numbers in another form. */
  public Axis in(UnaryOperator<String> language) {
    return new Axis(title, scale, quantity, names, values, isOfCounts, language);
  }

  /** A value along it. */
  String text(double value) {
    return form.apply(quantity.text(value));
  }

  boolean shows(double value) {
    return Double.isFinite(value) && (scale != Scale.LOG || value > 0);
  }
}
