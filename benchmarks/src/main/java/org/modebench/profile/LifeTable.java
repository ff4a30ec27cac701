package org.modebench.profile;

import java.util.List;
import java.util.Map;
import org.modebench.analysis.text.HtmlText;

/** The part of the index page that shows how the lives of worker processes divide. */
final class LifeTable {
  private LifeTable() {}

  /**
   * The part in HTML; empty if no graph has such lives.
   *
   * @param measured the same by the clock, in the results of iterations without the profiler
   */
  static String html(List<IndexedGraph> graphs, Map<ProfileName, LifeShares> measured) {
    StringBuilder rows = new StringBuilder();
    for (IndexedGraph graph : graphs) {
      ProfileName name = graph.name();
      if (graph.life().isPresent()) {
        rows.append(row(name, name.event().title() + " in the graph", graph.life().get()));
        LifeShares clock = measured.get(name);
        if (clock != null) {
          rows.append(row(name, "wall-clock time in the results, without the profiler", clock));
        }
      }
    }
    if (rows.isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder(
            "<h2>How a worker process spends its life</h2>\n<div class='wide'><table>\n"
                + "<thead><tr><th scope='col'>mode</th><th scope='col'>of</th>");
    for (LifePhase phase : LifePhase.values()) {
      table.append("<th scope='col' class='number'>").append(phase.optionValue()).append("</th>");
    }
    return table
        .append("</tr></thead>\n<tbody>\n")
        .append(rows)
        .append(IndexedGraph.END_OF_TABLE)
        .append(EXPLANATION)
        .toString();
  }

  private static String row(ProfileName name, String of, LifeShares shares) {
    StringBuilder row = new StringBuilder("<tr><th scope='row'>");
    row.append(HtmlText.escape(name.subject() + ", " + name.place()))
        .append("</th><td>")
        .append(HtmlText.escape(of))
        .append("</td>");
    for (LifePhase phase : LifePhase.values()) {
      row.append("<td class='number'>")
          .append(HtmlText.escape(IndexedGraph.percent(shares.of(phase))))
          .append("</td>");
    }
    return row.append("</tr>\n").toString();
  }

  private static final String EXPLANATION =
      """
      <p>start: until the worker's main method is entered; load: until its first task is begun; work: until its last
      answer is there; exit: until the process is gone. The phase is the second frame of a worker's stacks. The shares
      of start, load and work are of these three; that of the exit is of the whole life, of which the profiler sees
      little: it ends before the kernel takes the process down. In graphs start and load are inflated, since a process
      takes longer to start with the profiler in it.</p>
      """;
}
