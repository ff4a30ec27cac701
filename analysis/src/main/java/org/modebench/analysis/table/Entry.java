package org.modebench.analysis.table;

import java.util.List;

/**
 * What stands in one column of a row.
 *
 * @param footnotes sentences about it, below the table
 */
public record Entry(String text, List<String> footnotes) {
  /** An entry without footnotes. */
  public static Entry of(String text) {
    return new Entry(text, List.of());
  }
}
