package org.modebench.analysis.table;

/** How a document of sheets is laid out. */
public enum SheetFormat {
  /** For a terminal of 120 columns. */
  TEXT,
  /** GitHub-flavoured Markdown. */
  MARKDOWN,
  /** LaTeX tables that need no package. */
  LATEX;

  /** Lays a document out; the text is the same in every locale and ends in LF. */
  public String render(Document document) {
    return switch (this) {
      case TEXT -> TextForm.of(document);
      case MARKDOWN -> MarkdownForm.of(document);
      case LATEX -> LatexForm.of(document);
    };
  }
}
