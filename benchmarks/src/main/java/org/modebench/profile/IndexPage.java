package org.modebench.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.flames.Graphs;
import org.modebench.analysis.text.HtmlText;
import org.modebench.plan.ProfileEvent;

/** The page of all flame graphs: what the time of each case went to, and by which rules. */
final class IndexPage {
  /** By workload and run, the newest first; in these the modes in the order of the tables. */
  private static final Comparator<IndexedGraph> ORDER =
      Comparator.comparing((IndexedGraph graph) -> graph.name().workload())
          .thenComparing(graph -> graph.provenance().run(), Comparator.reverseOrder())
          .thenComparing(graph -> new CellKey(graph.name().mode(), graph.name().workers()));

  private static final int PERCENT = 100;
  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal BYTES_PER_MIB = BigDecimal.valueOf(1 << 20);
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private final List<IndexedGraph> graphs;
  private final Map<ProfileName, LifeShares> measured;
  private final List<DifferenceName> differences;
  private final Optional<String> report;

  /**
   * @param measured how the lives of worker processes divide by the clock, in the results of
   *     iterations without the profiler
   * @param differences in the folder; those of graphs that are not there are left out
   * @param report the name of the newest run's report, in the folder above, if there is one
   */
  IndexPage(
      List<IndexedGraph> graphs,
      Map<ProfileName, LifeShares> measured,
      List<DifferenceName> differences,
      Optional<String> report) {
    this.report = report;
    this.graphs = graphs.stream().sorted(ORDER).toList();
    this.measured = Map.copyOf(measured);
    Set<ProfileName> names = graphs.stream().map(IndexedGraph::name).collect(Collectors.toSet());
    this.differences =
        differences.stream()
            .filter(name -> names.contains(name.of()) && names.contains(name.base()))
            .toList();
  }

  String html() {
    StringBuilder page = new StringBuilder(HEAD);
    report.ifPresent(
        name ->
            page.append("<p><a href='../")
                .append(HtmlText.address(name))
                .append("'>The report of the newest run</a></p>\n"));
    if (graphs.isEmpty()) {
      page.append("<p>There are no flame graphs here yet.</p>\n");
    }
    String table = "";
    for (IndexedGraph graph : graphs) {
      String start = startOfTable(graph);
      if (!start.equals(table)) {
        page.append(table.isEmpty() ? "" : IndexedGraph.END_OF_TABLE).append(start);
        table = start;
      }
      page.append(row(graph));
    }
    page.append(table.isEmpty() ? "" : IndexedGraph.END_OF_TABLE);
    page.append(LifeTable.html(graphs, measured));
    page.append(differences());
    page.append(rules());
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  /** The same for all graphs of one workload and run. */
  private static String startOfTable(IndexedGraph any) {
    ProfileName first = any.name();
    StringBuilder table = new StringBuilder();
    table
        .append("<h2>")
        .append(HtmlText.escape(first.workload()))
        .append("</h2>\n<p ")
        .append(Graphs.mark(any.provenance().run()))
        .append('>')
        .append(HtmlText.escape(any.provenance().source()))
        .append("</p>\n<div class='wide'><table>\n<thead><tr><th scope='col'>mode</th>");
    if (IndexedGraph.hasKinds(first.event())) {
      table.append("<th scope='col' class='bar'>shares</th>");
      for (FrameKind kind : FrameKind.values()) {
        table
            .append("<th scope='col' class='number'><span class='key ")
            .append(cssClass(kind))
            .append("'></span> ")
            .append(HtmlText.escape(kind.title()))
            .append("</th>");
      }
    }
    return table
        .append("<th scope='col' class='number'>")
        .append(unit(first.event()))
        .append("</th></tr></thead>\n<tbody>\n")
        .toString();
  }

  private static String unit(ProfileEvent event) {
    return switch (event) {
      case CPU, WALL -> "samples";
      case LOCK -> "seconds";
      case ALLOC -> "MiB";
    };
  }

  private static String row(IndexedGraph graph) {
    ProfileName name = graph.name();
    StringBuilder row = new StringBuilder("<tr><th scope='row'><a href='");
    row.append(HtmlText.address(name.fileName()))
        .append("'>")
        .append(HtmlText.escape(name.place()))
        .append("</a></th>");
    if (IndexedGraph.hasKinds(name.event())) {
      row.append("<td class='bar'>").append(bar(name, graph.shares())).append("</td>");
      for (FrameKind kind : FrameKind.values()) {
        row.append("<td class='number'>")
            .append(HtmlText.escape(IndexedGraph.percent(graph.shares().of(kind))))
            .append("</td>");
      }
    }
    return row.append("<td class='number'>")
        .append(amount(name.event(), graph.shares().total()))
        .append("</td></tr>\n")
        .append(note(graph))
        .toString();
  }

  private static String note(IndexedGraph graph) {
    int columns = IndexedGraph.hasKinds(graph.name().event()) ? 3 + FrameKind.values().length : 2;
    return graph.notes().isEmpty()
        ? ""
        : "<tr class='note'><td colspan='%d'>%s</td></tr>\n"
            .formatted(columns, HtmlText.escape(graph.notes()));
  }

  private static String amount(ProfileEvent event, long total) {
    return total == 0
        ? "–"
        : switch (event) {
          case CPU, WALL -> Long.toString(total);
          case LOCK -> quotient(total, NANOS_PER_SECOND);
          case ALLOC -> quotient(total, BYTES_PER_MIB);
        };
  }

  /** To three digits, however small, since what is there must not look like nothing. */
  private static String quotient(long total, BigDecimal unit) {
    return BigDecimal.valueOf(total).divide(unit, THREE_DIGITS).toPlainString();
  }

  private static String bar(ProfileName name, Shares shares) {
    StringBuilder bar =
        new StringBuilder("<svg viewBox='0 0 100 10' preserveAspectRatio='none' role='img'");
    bar.append(" aria-label='").append(HtmlText.escape("Shares of " + name.place())).append("'>");
    double x = 0;
    for (FrameKind kind : FrameKind.values()) {
      double width = shares.of(kind) * PERCENT;
      if (width > 0) {
        bar.append(
            String.format(
                Locale.ROOT,
                "<rect class='%s' x='%.3f' y='0' width='%.3f' height='10'><title>%s</title></rect>",
                cssClass(kind),
                x,
                width,
                HtmlText.escape(kind.title() + " " + IndexedGraph.percent(shares.of(kind)))));
        x += width;
      }
    }
    return bar.append("</svg>").toString();
  }

  private static String cssClass(FrameKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private String differences() {
    if (differences.isEmpty()) {
      return "";
    }
    StringBuilder list = new StringBuilder("<h2>Differences</h2>\n<ul>\n");
    for (DifferenceName name : differences) {
      list.append("<li><a href='")
          .append(HtmlText.address(name.fileName()))
          .append("'>")
          .append(HtmlText.escape(name.of().title()))
          .append("</a>, compared with ")
          .append(HtmlText.escape(name.base().place()))
          .append("</li>\n");
    }
    return list.append("</ul>\n").toString();
  }

  private static String rules() {
    StringBuilder rules =
        new StringBuilder(
            "<h2>How stacks are classified</h2>\n<p>A stack is of the first of these kinds that matches any of its frames; between the task and the mode's own code, the frame nearest to the leaf decides. Only measured iterations are sampled, without JMH's own frames, the profiler itself and idle threads of the JVM. In wall-clock profiles every thread counts, even while it waits. Virtual threads that wait occupy no thread, so they are not seen. The mock API is in the graphs, but not in shares and differences.</p>\n<dl>\n");
    for (FrameKind kind : FrameKind.values()) {
      rules
          .append("<dt><span class='key ")
          .append(cssClass(kind))
          .append("'></span> ")
          .append(HtmlText.escape(kind.title()))
          .append("</dt><dd>")
          .append(HtmlText.escape(kind.rule()))
          .append("</dd>\n");
    }
    return rules.append("</dl>\n").toString();
  }

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang='en'>
      <head>
      <meta charset='utf-8'>
      <meta http-equiv='Content-Security-Policy' content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name='viewport' content='width=device-width, initial-scale=1'>
      <meta name='color-scheme' content='light dark'>
      <title>Profiles</title>
      <style>
      :root {--text: #1f2328; --back: #ffffff; --line: #d0d7de; --link: #0550ae;
        --task: #2a7d4f; --waiting: #9db8d2; --handoff: #d9822b; --jit: #8250df; --gc: #cf222e;
        --startup: #b08800; --exit: #6e5494; --other: #8c959f}
      @media (prefers-color-scheme: dark) {
        :root {--text: #e6edf3; --back: #0d1117; --line: #30363d; --link: #79c0ff;
          --task: #3fb26e; --waiting: #4f6f91; --handoff: #f0a04b; --jit: #a780f0; --gc: #ff7b72;
          --startup: #d9b430; --exit: #b39ddb; --other: #6e7681}}
      body {color: var(--text); background: var(--back); font: 15px/1.45 system-ui, sans-serif; margin: 0}
      main {max-width: 76rem; margin: 0 auto; padding: 1rem}
      h1 {font-size: 1.5rem} h2 {font-size: 1.15rem; margin-top: 2rem}
      a {color: var(--link)}
      .wide {overflow-x: auto}
      table {border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums}
      th, td {padding: .3rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: bottom}
      tbody th {font-weight: normal; white-space: nowrap}
      .note td {font-size: .85em; padding-top: 0}
      tr:has(+ .note) > * {border-bottom: none}
      .number {text-align: right} td.number {white-space: nowrap}
      .bar {min-width: 12rem; width: 30%}
      svg {display: block; width: 100%; height: 1.1rem}
      .key {display: inline-block; width: .7rem; height: .7rem; border-radius: 2px}
      dt {font-weight: 600; margin-top: .5rem} dd {margin: 0 0 0 1.2rem}
      .task {fill: var(--task); background: var(--task)}
      .waiting {fill: var(--waiting); background: var(--waiting)}
      .handoff {fill: var(--handoff); background: var(--handoff)}
      .jit {fill: var(--jit); background: var(--jit)}
      .gc {fill: var(--gc); background: var(--gc)}
      .startup {fill: var(--startup); background: var(--startup)}
      .exit {fill: var(--exit); background: var(--exit)}
      .other {fill: var(--other); background: var(--other)}
      </style>
      </head>
      <body>
      <main>
      <h1>Where the time of each case went</h1>
      <p>Each graph covers all forks and processes of a case; its first two frames are the kind of process and the thread.</p>
      """;
}
