package org.modebench.analysis.tables;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How tables are written. */
public enum TableFormat {
  /** For a terminal of 120 columns. */
  TEXT,
  /** GitHub-flavoured Markdown. */
  MARKDOWN,
  /**
   * One line for each cell, full precision, in seconds and bytes, bounds in columns of their own.
   */
  CSV,
  /** LaTeX tables that need no package. */
  LATEX;

  String render(List<RunTables> runs) {
    return switch (this) {
      case TEXT -> each(runs, TextForm::of);
      case MARKDOWN -> each(runs, MarkdownForm::of);
      case CSV -> CsvForm.of(runs);
      case LATEX -> each(runs, LatexForm::of);
    };
  }

  private static String each(List<RunTables> runs, Function<Document, String> form) {
    return runs.stream().map(Document::of).map(form).collect(Collectors.joining("\n"));
  }
}
