package org.modebench.analysis.catalogue;

import java.util.Optional;

/**
 * Something that is measured.
 *
 * @param name in the results
 * @param unit s, bytes, bytes/s, 1/s or 1; it says how a value is written, and never which values
 *     are better
 * @param better which values a user wants; empty if neither is better in itself, or it is not known
 * @param speed whether it is the time that the measured work takes, or the rate at which it is
 *     done, so that a better value is called faster; of anything else there is more or less
 * @param title of its column, which may hold line ends, where a narrow table breaks it; a hyphen
 *     before one is soft
 * @param legend what it is, as a sentence without a full stop at its end; empty if the title says
 *     it
 * @param known whether it is in the catalogue
 */
public record Metric(
    String name,
    String unit,
    Optional<Better> better,
    boolean speed,
    String title,
    String legend,
    boolean known) {

  /** A metric of which nothing is known but its name and unit, such as a counter of a user. */
  public static Metric unknown(String name, String unit) {
    return new Metric(name, unit, Optional.empty(), false, name, "", false);
  }

  /**
   * The time that work takes, or the rate at which it is done.
   *
   * @param better empty if it is not known whether it is a time or a rate
   */
  public static Metric ofSpeed(String name, String unit, Optional<Better> better) {
    return new Metric(name, unit, better, true, name, "", false);
  }

  /**
   * A metric without an entry, as a workload of a user's own describes it.
   *
   * @param title its name if it is blank
   */
  public static Metric described(String name, String unit, Optional<Better> better, String title) {
    return new Metric(name, unit, better, false, title.isBlank() ? name : title, "", false);
  }

  /** The same metric in another unit. */
  Metric in(String other) {
    return new Metric(name, other, better, speed, title, legend, known);
  }

  /** The same metric of which it is known which values are wanted. */
  public Metric wanting(Better wanted) {
    return new Metric(name, unit, Optional.of(wanted), speed, title, legend, known);
  }

  /** The title on one line. */
  public String oneLineTitle() {
    return title.replace("-\n", "").replace('\n', ' ');
  }
}
