package org.modebench.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.table.Sheet.Cell;
import org.modebench.analysis.table.Sheet.Head;
import org.modebench.analysis.text.ForeignText;

/**
 * Lays a document out for a terminal: sections instead of a first column, and no line wider than
 * the terminal.
 */
public final class TextForm {
  /** Longer lines are tiring to read. */
  private static final int WIDEST_PARAGRAPH = 120;

  private static final String GAP = "  ";

  /** The section, who it is about, and a figure. */
  private static final int FEWEST_COLUMNS = 3;

  private final StringBuilder out = new StringBuilder();

  private final int widest;

  private TextForm(int columns) {
    widest = Math.min(columns, WIDEST_PARAGRAPH);
  }

  /** Lays it out with all columns of its tables, however wide they are. */
  public static String of(Document document) {
    return of(document, Integer.MAX_VALUE);
  }

  /**
   * Leaves out columns of tables that would be wider than {@code columns} characters, from the
   * right.
   */
  static String of(Document whole, int columns) {
    List<Table<?>> fitting = new ArrayList<>();
    whole.tables().forEach(table -> fitting.add(fitting(table, columns)));
    Document document = new Document(whole.title(), whole.facts(), fitting, whole.remarks());
    TextForm form = new TextForm(columns);
    form.paragraph("", ForeignText.printable(document.title()));
    for (String fact : document.facts()) {
      form.paragraph("  ", fact);
    }
    for (Table<?> table : document.tables()) {
      form.out.append('\n');
      form.sheet(table.sheet());
    }
    List<String> legend = document.legend();
    form.out.append(legend.isEmpty() ? "" : "\n");
    for (String sentence : legend) {
      form.paragraph("", sentence);
    }
    return form.out.toString();
  }

  private static <R> Table<R> fitting(Table<R> table, int columns) {
    Sheet sheet = table.sheet();
    int left = sheet.heads().size();
    while (left > FEWEST_COLUMNS && width(widths(sheet).subList(0, left)) > columns) {
      left--;
    }
    return table.first(left);
  }

  /** The section has no width, and neither it nor the column after it a gap. */
  private static int width(List<Integer> widths) {
    return widths.stream().mapToInt(column -> column + GAP.length()).sum() - 2 * GAP.length();
  }

  private void sheet(Sheet sheet) {
    paragraph("", ForeignText.printable(sheet.title()));
    List<Integer> widths = widths(sheet);
    String rule = "─".repeat(width(widths));
    out.append(rule).append('\n');
    head(sheet, widths);
    out.append(rule).append('\n');
    String section = "";
    for (List<Cell> row : sheet.rows()) {
      String next = ForeignText.printable(row.get(0).text());
      if (!next.equals(section)) {
        paragraph("", next);
        section = next;
      }
      List<String> texts = row.stream().map(TextForm::text).toList();
      line(sheet.heads(), texts, widths);
    }
    out.append(rule).append('\n');
    for (int i = 0; i < sheet.footnotes().size(); i++) {
      paragraph(superscript(i + 1) + " ", sheet.footnotes().get(i));
    }
    for (String note : sheet.notes()) {
      paragraph("", note);
    }
  }

  private void head(Sheet sheet, List<Integer> widths) {
    int height = sheet.headHeight();
    for (int i = 0; i < height; i++) {
      int number = i;
      List<String> texts = sheet.heads().stream().map(head -> head.line(number, height)).toList();
      line(sheet.heads(), texts, widths);
    }
  }

  /** Every column but the first, which is a section. */
  private void line(List<Head> heads, List<String> texts, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 1; i < heads.size(); i++) {
      String padding = " ".repeat(widths.get(i) - length(texts.get(i)));
      line.append(i == 1 ? "" : GAP);
      line.append(heads.get(i).number() ? padding + texts.get(i) : texts.get(i) + padding);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static List<Integer> widths(Sheet sheet) {
    List<Integer> widths = new ArrayList<>();
    widths.add(0);
    for (int i = 1; i < sheet.heads().size(); i++) {
      int column = i;
      int head = sheet.heads().get(i).lines().stream().mapToInt(TextForm::length).max().orElse(0);
      int body =
          sheet.rows().stream().mapToInt(row -> length(text(row.get(column)))).max().orElse(0);
      widths.add(Math.max(head, body));
    }
    return widths;
  }

  private static String text(Cell cell) {
    return ForeignText.printable(cell.text())
        + cell.marks().stream().map(TextForm::superscript).collect(Collectors.joining(" "));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String superscript(int number) {
    return Integer.toString(number)
        .chars()
        .mapToObj(digit -> String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')))
        .collect(Collectors.joining());
  }

  /** A paragraph broken between words, later lines as far in as the text of the first. */
  private void paragraph(String lead, String text) {
    StringBuilder line = new StringBuilder(lead);
    int used = 0;
    for (String word : ForeignText.safe(text).split(" ", -1)) {
      if (used > 0 && length(line.toString()) + 1 + length(word) > widest) {
        out.append(line).append('\n');
        line = new StringBuilder(" ".repeat(length(lead)));
        used = 0;
      }
      line.append(used == 0 ? "" : " ").append(word);
      used++;
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
