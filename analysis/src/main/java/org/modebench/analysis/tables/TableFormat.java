package org.modebench.analysis.tables;

import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.sheets.SheetFormat;

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
      case TEXT -> each(runs, SheetFormat.TEXT);
      case MARKDOWN -> each(runs, SheetFormat.MARKDOWN);
      case CSV -> CsvForm.of(runs);
      case LATEX -> each(runs, SheetFormat.LATEX);
    };
  }

  private static String each(List<RunTables> runs, SheetFormat form) {
    return runs.stream().map(RunDocument::of).map(form::render).collect(Collectors.joining("\n"));
  }
}
