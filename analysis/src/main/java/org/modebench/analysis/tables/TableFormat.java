package org.modebench.analysis.tables;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How tables are written. */
public enum TableFormat {
  /** For a terminal of 120 columns. */
  TEXT(eachRun(TextForm::of)),
  /** GitHub-flavoured Markdown. */
  MARKDOWN(eachRun(MarkdownForm::of)),
  /**
   * One line for each cell, full precision, in seconds and bytes, bounds in columns of their own.
   */
  CSV(CsvForm::of),
  /** LaTeX tables that need no package. */
  LATEX(eachRun(LatexForm::of));

  private final Function<List<RunTables>, String> form;

  TableFormat(Function<List<RunTables>, String> form) {
    this.form = form;
  }

  String render(List<RunTables> runs) {
    return form.apply(runs);
  }

  private static Function<List<RunTables>, String> eachRun(Function<Document, String> form) {
    return runs -> runs.stream().map(Document::of).map(form).collect(Collectors.joining("\n"));
  }
}
