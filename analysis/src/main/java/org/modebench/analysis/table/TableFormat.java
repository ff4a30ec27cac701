package org.modebench.analysis.table;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How tables are written: the text is the same in every locale and ends in LF. */
public enum TableFormat {
  /** For a terminal of 120 columns. */
  TEXT,
  /** GitHub-flavoured Markdown. */
  MARKDOWN,
  /** One table for programs: full precision, base units, bounds in columns of their own. */
  CSV,
  /** LaTeX tables that need no package. */
  LATEX;

  /** Lays out documents one after the other; or the same as one table, where a program reads. */
  public String render(Supplier<List<Document>> documents, Supplier<String> csv) {
    return switch (this) {
      case TEXT -> documents.get().stream().map(TextForm::of).collect(Collectors.joining("\n"));
      case MARKDOWN ->
          documents.get().stream().map(MarkdownForm::of).collect(Collectors.joining("\n"));
      case CSV -> csv.get();
      case LATEX -> documents.get().stream().map(LatexForm::of).collect(Collectors.joining("\n"));
    };
  }
}
