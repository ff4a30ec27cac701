package org.modebench.analysis.table;

import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.table.Sheet.Cell;
import org.modebench.analysis.table.Sheet.Head;
import org.modebench.analysis.text.ForeignText;

/** Lays a document out as GitHub-flavoured Markdown. */
public final class MarkdownForm {
  private MarkdownForm() {}

  public static String of(Document document) {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(escaped(document.title())).append("\n\n");
    for (String fact : document.facts()) {
      out.append("- ").append(escapedSentence(fact)).append('\n');
    }
    for (Table<?> table : document.tables()) {
      sheet(table.sheet(), out);
    }
    List<String> legend = document.legend();
    out.append(legend.isEmpty() ? "" : "\n");
    for (String sentence : legend) {
      out.append("- ").append(escapedSentence(sentence)).append('\n');
    }
    return out.toString();
  }

  private static void sheet(Sheet sheet, StringBuilder out) {
    out.append("\n### ").append(escaped(sheet.title())).append("\n\n|");
    for (Head head : sheet.heads()) {
      out.append(' ').append(escaped(head.oneLine())).append(" |");
    }
    out.append("\n|");
    for (Head head : sheet.heads()) {
      out.append(head.number() ? " ---: |" : " :--- |");
    }
    out.append('\n');
    for (var row : sheet.rows()) {
      out.append('|');
      for (Cell cell : row) {
        out.append(' ').append(escaped(cell.text())).append(marks(cell)).append(" |");
      }
      out.append('\n');
    }
    if (!sheet.footnotes().isEmpty() || !sheet.notes().isEmpty()) {
      out.append('\n');
    }
    for (int i = 0; i < sheet.footnotes().size(); i++) {
      out.append("- <sup>").append(i + 1).append("</sup> ");
      out.append(escapedSentence(sheet.footnotes().get(i))).append('\n');
    }
    for (String note : sheet.notes()) {
      out.append("- ").append(escapedSentence(note)).append('\n');
    }
  }

  private static String marks(Cell cell) {
    return cell.marks().isEmpty()
        ? ""
        : cell.marks().stream()
            .map(mark -> Integer.toString(mark))
            .collect(Collectors.joining(", ", " <sup>", "</sup>"));
  }

  /** Text that Markdown shows as it is; underscores inside words need no escape there. */
  public static String escaped(String text) {
    return escapedSentence(ForeignText.printable(text));
  }

  private static String escapedSentence(String text) {
    return ForeignText.safe(text)
        .replace("\\", "\\\\")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("|", "\\|")
        .replace("`", "\\`")
        .replace("*", "\\*")
        .replace("~", "\\~")
        .replace("](", "]\\(")
        .replaceAll("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])", "\\\\_");
  }
}
