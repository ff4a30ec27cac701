package org.modebench.analysis.table;

import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.table.Sheet.Cell;
import org.modebench.analysis.table.Sheet.Head;
import org.modebench.analysis.text.ForeignText;

/** Lays a document out as LaTeX tables that need no package. */
public final class LatexForm {
  private LatexForm() {}

  public static String of(Document document) {
    StringBuilder out = new StringBuilder();
    out.append("% ").append(comment(ForeignText.printable(document.title()))).append('\n');
    for (String fact : document.facts()) {
      out.append("% ").append(comment(fact)).append('\n');
    }
    for (Table<?> table : document.tables()) {
      sheet(table.sheet(), out);
    }
    List<String> legend = document.legend();
    out.append(legend.isEmpty() ? "" : "\n% The columns:\n");
    for (String sentence : legend) {
      out.append("% ").append(comment(sentence)).append('\n');
    }
    return out.toString();
  }

  private static void sheet(Sheet sheet, StringBuilder out) {
    out.append("\n\\begin{table}\n\\caption{").append(escaped(sheet.title())).append("}\n");
    // Small, tight and centred on the text: a wide table may use both margins of a page.
    out.append("\\scriptsize\n\\setlength{\\tabcolsep}{3pt}\n\\makebox[\\textwidth]{%\n");
    out.append("\\begin{tabular}{");
    for (Head head : sheet.heads()) {
      out.append(head.number() ? 'r' : 'l');
    }
    out.append("}\n\\hline\n");
    int height = sheet.headHeight();
    for (int i = 0; i < height; i++) {
      int line = i;
      out.append(
          sheet.heads().stream()
              .map(head -> escaped(head.line(line, height)))
              .collect(Collectors.joining(" & ")));
      out.append(" \\\\\n");
    }
    out.append("\\hline\n");
    for (var row : sheet.rows()) {
      out.append(
          row.stream()
              .map(cell -> escaped(cell.text()) + marks(cell))
              .collect(Collectors.joining(" & ")));
      out.append(" \\\\\n");
    }
    out.append("\\hline\n\\end{tabular}}\n");
    for (int i = 0; i < sheet.footnotes().size(); i++) {
      out.append("\n\\noindent\\textsuperscript{").append(i + 1).append("}~");
      out.append(escapedSentence(sheet.footnotes().get(i))).append('\n');
    }
    for (String note : sheet.notes()) {
      out.append("\n\\noindent ").append(escapedSentence(note)).append('\n');
    }
    out.append("\\end{table}\n");
  }

  private static String marks(Cell cell) {
    return cell.marks().isEmpty()
        ? ""
        : cell.marks().stream()
            .map(mark -> Integer.toString(mark))
            .collect(Collectors.joining(",", "\\textsuperscript{", "}"));
  }

  /** A comment ends with its line, which safe text cannot do. */
  private static String comment(String text) {
    return ForeignText.safe(text);
  }

  /** Text that LaTeX prints as it is. */
  public static String escaped(String text) {
    return escapedSentence(ForeignText.printable(text));
  }

  private static String escapedSentence(String text) {
    StringBuilder escaped = new StringBuilder();
    ForeignText.safe(text)
        .codePoints()
        .forEach(
            c ->
                escaped.append(
                    switch (c) {
                      case '\\' -> "\\textbackslash{}";
                      case '~' -> "\\textasciitilde{}";
                      case '^' -> "\\textasciicircum{}";
                      case '_', '&', '%', '#', '$', '{', '}' -> "\\" + (char) c;
                      case '<' -> "\\textless{}";
                      case '>' -> "\\textgreater{}";
                      case '|' -> "\\textbar{}";
                      case '–' -> "--";
                      case '…' -> "\\ldots{}";
                      case 'µ' -> "$\\mu$";
                      case '±' -> "$\\pm$";
                      case '∞' -> "$\\infty$";
                      case '⌈' -> "$\\lceil$";
                      case '⌉' -> "$\\rceil$";
                      case '·' -> "$\\cdot$";
                      default -> Character.toString(c);
                    }));
    // At the start of a row, these would be an option of the line end before it.
    boolean option = escaped.indexOf("[") == 0 || escaped.indexOf("*") == 0;
    return option ? "{}" + escaped : escaped.toString();
  }
}
