package org.modebench.analysis.table;

import java.util.stream.Collectors;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
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
    for (Sheet sheet : document.sheets()) {
      sheet(sheet, out);
    }
    out.append('\n');
    for (String sentence : document.legend()) {
      out.append("- ").append(escapedSentence(sentence)).append('\n');
    }
    return out.toString();
  }

  private static void sheet(Sheet sheet, StringBuilder out) {
    out.append("\n### ").append(escaped(sheet.title())).append("\n\n|");
    for (Column column : sheet.columns()) {
      out.append(' ').append(escaped(column.oneLine())).append(" |");
    }
    out.append("\n|");
    for (Column column : sheet.columns()) {
      out.append(column.number() ? " ---: |" : " :--- |");
    }
    out.append('\n');
    for (var row : sheet.rows()) {
      out.append('|');
      for (Entry entry : row) {
        out.append(' ').append(escaped(entry.text())).append(marks(entry)).append(" |");
      }
      out.append('\n');
    }
    if (!sheet.marked().isEmpty() || !sheet.notes().isEmpty()) {
      out.append('\n');
    }
    for (int i = 0; i < sheet.marked().size(); i++) {
      out.append("- <sup>").append(i + 1).append("</sup> ");
      out.append(escapedSentence(sheet.marked().get(i))).append('\n');
    }
    for (String note : sheet.notes()) {
      out.append("- ").append(escapedSentence(note)).append('\n');
    }
  }

  private static String marks(Entry entry) {
    return entry.marks().isEmpty()
        ? ""
        : entry.marks().stream()
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
