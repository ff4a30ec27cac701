package org.modebench.analysis.table;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How tables are laid out.
 *
 * @param columns of characters that the terminal has for text; other formats have no such limit
 */
public record TableLayout(TableFormat format, int columns) {
  /** As wide as the tables are, for a file or another program. */
  public static TableLayout of(TableFormat format) {
    return new TableLayout(format, Integer.MAX_VALUE);
  }

  /** Lays out documents one after the other; or the same as one table, where a program reads. */
  public String render(Supplier<List<Document>> documents, Supplier<String> csv) {
    return switch (format) {
      case TEXT -> each(documents, document -> TextForm.of(document, columns));
      case MARKDOWN -> each(documents, MarkdownForm::of);
      case CSV -> csv.get();
      case LATEX -> each(documents, LatexForm::of);
    };
  }

  private static String each(Supplier<List<Document>> documents, Function<Document, String> form) {
    return documents.get().stream().map(form).collect(Collectors.joining("\n"));
  }
}
