package org.modebench.analysis.table;

/** How tables are written: the text is the same in every locale and ends in LF. */
public enum TableFormat {
  /** For people, on a terminal. */
  TEXT,
  /** GitHub-flavoured Markdown. */
  MARKDOWN,
  /** One table for programs: full precision, base units, bounds in columns of their own. */
  CSV,
  /** LaTeX tables that need no package. */
  LATEX
}
