package org.modebench.analysis.table;

import java.util.List;

/**
 * A table as text, before a format lays it out.
 *
 * @param rows as many entries each as there are columns; a change of the first entry opens a
 *     section
 * @param marked what the marks of the entries refer to: mark 1 is the first
 * @param notes sentences about the table as a whole
 */
public record Sheet(
    String title,
    List<Column> columns,
    List<List<Entry>> rows,
    List<String> marked,
    List<String> notes) {

  /**
   * The head of a column.
   *
   * @param title may hold line ends, where a narrow format breaks it; a hyphen before one is soft
   * @param number whether entries are aligned to the right
   */
  public record Column(String title, boolean number) {
    List<String> lines() {
      return List.of(title.split("\n", -1));
    }

    /** One of the lines of a head of the given height, in which titles stand at the bottom. */
    String line(int number, int height) {
      int above = height - lines().size();
      return number < above ? "" : lines().get(number - above);
    }

    /** The title without line ends and soft hyphens. */
    public String oneLine() {
      return title.replace("-\n", "").replace('\n', ' ');
    }
  }

  /**
   * What stands in one column of a row.
   *
   * @param marks numbers of the footnotes that the entry refers to, from 1
   */
  public record Entry(String text, List<Integer> marks) {
    /** An entry without footnotes. */
    public static Entry of(String text) {
      return new Entry(text, List.of());
    }
  }
}
