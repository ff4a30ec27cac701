package org.modebench.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.table.Sheet.Cell;
import org.modebench.analysis.table.Sheet.Head;
import org.modebench.analysis.text.ForeignText;

/** Lays a document out for a terminal: sections instead of a first column, within 120 columns. */
public final class TextForm {
  private static final int WIDTH = 120;
  private static final String GAP = "  ";

  private final StringBuilder out = new StringBuilder();

  private TextForm() {}

  public static String of(Document document) {
    TextForm form = new TextForm();
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

  private void sheet(Sheet sheet) {
    paragraph("", ForeignText.printable(sheet.title()));
    List<Integer> widths = widths(sheet);
    // The section has no width, and neither it nor the column after it a gap.
    int width = widths.stream().mapToInt(column -> column + GAP.length()).sum();
    String rule = "─".repeat(width - 2 * GAP.length());
    out.append(rule).append('\n');
    head(sheet, widths);
    out.append(rule).append('\n');
    String section = "";
    for (List<Cell> row : sheet.rows()) {
      String next = ForeignText.printable(row.get(0).text());
      if (!next.equals(section)) {
        out.append(next).append('\n');
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
      if (used > 0 && length(line.toString()) + 1 + length(word) > WIDTH) {
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
