package org.modebench.analysis.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.plot.Plot;

/** A report, as a page and as the files that a paper takes from it. */
public interface WrittenReport {
  /** The whole page. */
  String html();

  /** Every plot in it; none can be drawn where {@link #withoutPlots} says why. */
  List<Plot> plots();

  /** The tables by file name: Markdown, LaTeX and CSV of each. */
  Map<String, String> tables();

  /** Why it has no plots, as a sentence for the user; empty if it has. */
  Optional<String> withoutPlots();
}
