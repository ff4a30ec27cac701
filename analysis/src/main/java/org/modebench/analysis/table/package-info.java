/** Tables: columns, and their layout as text, Markdown, LaTeX and CSV. */
package org.modebench.analysis.table;
