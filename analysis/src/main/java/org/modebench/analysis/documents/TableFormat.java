package org.modebench.analysis.documents;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.SheetFormat;

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

  /** Lays out what the tables say about runs. */
  String render(List<RunTables> runs) {
    return render(() -> runs.stream().map(RunDocument::of).toList(), () -> CsvForm.of(runs));
  }

  /** Lays out documents one after the other; or the same as one table, where a program reads. */
  public String render(Supplier<List<Document>> documents, Supplier<String> csv) {
    return switch (this) {
      case TEXT -> each(documents.get(), SheetFormat.TEXT);
      case MARKDOWN -> each(documents.get(), SheetFormat.MARKDOWN);
      case CSV -> csv.get();
      case LATEX -> each(documents.get(), SheetFormat.LATEX);
    };
  }

  private static String each(List<Document> documents, SheetFormat form) {
    return documents.stream().map(form::render).collect(Collectors.joining("\n"));
  }
}
