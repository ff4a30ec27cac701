package org.modebench.analysis.table;

import java.util.List;

/**
 * What people see of a table, before a format lays it out.
 *
 * @param rows as many cells each as there are heads
 * @param footnotes what the marks of the cells refer to: mark 1 is the first
 * @param notes sentences about the table as a whole
 */
public record Sheet(
    String title,
    List<Head> heads,
    List<List<Cell>> rows,
    List<String> footnotes,
    List<String> notes) {

  /**
   * The head of a column.
   *
   * @param title may hold line ends, where a narrow format breaks it; a hyphen before one is soft
   * @param number whether cells are aligned to the right
   */
  public record Head(String title, boolean number) {
    List<String> lines() {
      return List.of(title.split("\n", -1));
    }

    /** One of the lines of a head of the given height, in which titles stand at the bottom. */
    String line(int line, int height) {
      int above = height - lines().size();
      return line < above ? "" : lines().get(line - above);
    }

    /** The title without line ends and soft hyphens. */
    public String oneLine() {
      return Column.oneLine(title);
    }
  }

  /**
   * What stands in one column of a row.
   *
   * @param marks numbers of the footnotes that it refers to, from 1
   */
  public record Cell(String text, List<Integer> marks) {}

  /** How many lines the heads need. */
  int headHeight() {
    return heads.stream().mapToInt(head -> head.lines().size()).max().orElse(1);
  }
}
