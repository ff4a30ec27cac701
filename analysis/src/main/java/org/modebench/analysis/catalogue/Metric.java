package org.modebench.analysis.catalogue;

import java.util.Optional;

/**
 * Something that is measured.
 *
 * @param name in the results
 * @param unit s, bytes, bytes/s, 1/s or 1
 * @param better which values a user wants; empty if neither is better in itself
 * @param title of its column, which may hold line ends, where a narrow table breaks it; a hyphen
 *     before one is soft
 * @param legend what it is, as a sentence without a full stop at its end; empty if the title says
 *     it
 * @param known whether it is in the catalogue
 */
public record Metric(
    String name, String unit, Optional<Better> better, String title, String legend, boolean known) {

  /**
   * A metric that the catalogue does not know, such as one of a JMH profiler. Which values are
   * better is what its unit suggests.
   */
  public static Metric unknown(String name, String unit) {
    return new Metric(name, unit, Optional.of(Better.ofUnit(unit)), name, "", false);
  }

  /** Which values are better, by its unit where neither is in itself. */
  public Better wanted() {
    return better.orElse(Better.ofUnit(unit));
  }

  /** The title on one line. */
  public String oneLineTitle() {
    return title.replace("-\n", "").replace('\n', ' ');
  }
}
