package org.modebench.analysis.catalogue;

import java.util.Locale;

/**
 * A parameter of workloads ({@code -p name=values}).
 *
 * @param name on the command line, in JMH classes and in the results
 * @param domain its values
 * @param noun what it is called in a sentence, such as {@code wait}
 * @param unit of its values, such as {@code ms}; empty if they have none
 * @param at a value of it in a sentence, with {@code %s} for the value, such as {@code a wait of %s
 *     ms}
 */
public record Parameter(String name, Domain domain, String noun, String unit, String at) {

  /** A parameter that is called what it is named, and whose values have no unit. */
  static Parameter named(String name, Domain domain) {
    return new Parameter(name, domain, words(name), "", words(name) + " %s");
  }

  /** A parameter that the catalogue does not know. */
  public static Parameter unknown(String name) {
    return new Parameter(name, Domain.anything(), name, "", name.replace("%", "%%") + " %s");
  }

  /** What an axis over its values is called, such as {@code wait in ms}. */
  public String axisTitle() {
    return unit.isEmpty() ? noun : noun + " in " + unit;
  }

  /** A value of it in a sentence, such as {@code a wait of 100 ms}. */
  public String at(String value) {
    return at.formatted(value);
  }

  /** {@code keepAlive} as {@code keep alive}. */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
