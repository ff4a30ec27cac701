package org.modebench.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.flames.Html;
import org.modebench.analysis.measurements.Place;

/** The page of all flame graphs: what the time of each case went to, and by which rules. */
final class IndexPage {
  /** By workload, in it the modes in the order of the tables. */
  static final Comparator<ProfileName> ORDER =
      Comparator.comparing(ProfileName::workload)
          .thenComparing(name -> new Place(name.mode(), name.workers()));

  private static final int PERCENT = 100;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MIB = 1 << 20;

  private final SortedMap<ProfileName, Shares> graphs;
  private final SortedMap<ProfileName, LifeShares> lives;
  private final Map<ProfileName, LifeShares> measured;
  private final List<DifferenceName> differences;

  /**
   * @param lives of worker processes, in the graphs that have such
   * @param measured the same by the clock, in the results of iterations without the profiler
   */
  IndexPage(
      Map<ProfileName, Shares> graphs,
      Map<ProfileName, LifeShares> lives,
      Map<ProfileName, LifeShares> measured,
      List<DifferenceName> differences) {
    this.graphs = sorted(graphs);
    this.lives = sorted(lives);
    this.measured = Map.copyOf(measured);
    this.differences = List.copyOf(differences);
  }

  private static <T> SortedMap<ProfileName, T> sorted(Map<ProfileName, T> byName) {
    SortedMap<ProfileName, T> sorted = new TreeMap<>(ORDER);
    sorted.putAll(byName);
    return sorted;
  }

  String html() {
    StringBuilder page = new StringBuilder(HEAD);
    if (graphs.isEmpty()) {
      page.append("<p>There is no flame graph here yet.</p>\n");
    }
    String workload = "";
    for (Map.Entry<ProfileName, Shares> graph : graphs.entrySet()) {
      if (!graph.getKey().workload().equals(workload)) {
        page.append(workload.isEmpty() ? "" : END_OF_TABLE);
        workload = graph.getKey().workload();
        page.append(startOfTable(graph.getKey()));
      }
      page.append(row(graph.getKey(), graph.getValue()));
    }
    page.append(workload.isEmpty() ? "" : END_OF_TABLE);
    page.append(lives());
    page.append(differences());
    page.append(rules());
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static boolean hasKinds(ProfileEvent event) {
    return event == ProfileEvent.CPU || event == ProfileEvent.WALL;
  }

  private static String startOfTable(ProfileName first) {
    StringBuilder table = new StringBuilder();
    table
        .append("<h2>")
        .append(Html.text(first.workload()))
        .append("</h2>\n<div class='wide'><table>\n<thead><tr><th scope='col'>mode</th>");
    if (hasKinds(first.event())) {
      table.append("<th scope='col' class='bar'>shares</th>");
      for (FrameKind kind : FrameKind.values()) {
        table
            .append("<th scope='col' class='number'><span class='key ")
            .append(cssClass(kind))
            .append("'></span> ")
            .append(Html.text(kind.title()))
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
      case LOCK -> "seconds waited";
      case ALLOC -> "MiB";
    };
  }

  private static final String END_OF_TABLE = "</tbody></table></div>\n";

  private static String row(ProfileName name, Shares shares) {
    StringBuilder row = new StringBuilder("<tr><th scope='row'><a href='");
    row.append(Html.address(name.fileName()))
        .append("'>")
        .append(Html.text(name.place()))
        .append("</a></th>");
    if (hasKinds(name.event())) {
      row.append("<td class='bar'>").append(bar(name, shares)).append("</td>");
      for (FrameKind kind : FrameKind.values()) {
        row.append("<td class='number'>").append(percent(shares.of(kind))).append("</td>");
      }
    }
    return row.append("<td class='number'>")
        .append(amount(name.event(), shares.total()))
        .append("</td></tr>\n")
        .toString();
  }

  private static String amount(ProfileEvent event, long total) {
    return switch (event) {
      case CPU, WALL -> Long.toString(total);
      case LOCK -> String.format(Locale.ROOT, "%.3f", total / NANOS_PER_SECOND);
      case ALLOC -> String.format(Locale.ROOT, "%.1f", total / BYTES_PER_MIB);
    };
  }

  private static String bar(ProfileName name, Shares shares) {
    StringBuilder bar =
        new StringBuilder("<svg viewBox='0 0 100 10' preserveAspectRatio='none' role='img'");
    bar.append(" aria-label='").append(Html.text("Shares of " + name.place())).append("'>");
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
                Html.text(kind.title() + " " + percent(shares.of(kind)))));
        x += width;
      }
    }
    return bar.append("</svg>").toString();
  }

  private static String percent(double share) {
    return share == 0
        ? "–"
        : share < 0.001 ? "&lt; 0.1 %" : String.format(Locale.ROOT, "%.1f %%", share * PERCENT);
  }

  private static String cssClass(FrameKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private String lives() {
    if (lives.isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder(
            "<h2>How the life of a worker process divides</h2>\n<div class='wide'><table>\n"
                + "<thead><tr><th scope='col'>mode</th><th scope='col'>of</th>");
    for (LifePhase phase : LifePhase.values()) {
      table.append("<th scope='col' class='number'>").append(phase.optionValue()).append("</th>");
    }
    table.append("</tr></thead>\n<tbody>\n");
    for (Map.Entry<ProfileName, LifeShares> graph : lives.entrySet()) {
      ProfileName name = graph.getKey();
      table.append(life(name, name.event().title() + " in the graph", graph.getValue()));
      LifeShares clock = measured.get(name);
      if (clock != null) {
        table.append(life(name, "time by the clock in the results, without profiler", clock));
      }
    }
    return table.append(END_OF_TABLE).append(LIVES).toString();
  }

  private static String life(ProfileName name, String of, LifeShares shares) {
    StringBuilder row = new StringBuilder("<tr><th scope='row'>");
    row.append(Html.text(name.benchmark() + ", " + name.place()))
        .append("</th><td>")
        .append(Html.text(of))
        .append("</td>");
    for (LifePhase phase : LifePhase.values()) {
      row.append("<td class='number'>").append(percent(shares.of(phase))).append("</td>");
    }
    return row.append("</tr>\n").toString();
  }

  private static final String LIVES =
      """
      <p>start: until the worker's main method is entered; load: until its first task is begun; work: until its last
      answer is there; exit: until the process is gone. The phase is the second frame of a worker's stacks. The graph
      lacks what the kernel does before the profiler is in the process and after it has ended: the first instructions
      of the start and most of the exit.</p>
      """;

  private String differences() {
    if (differences.isEmpty()) {
      return "";
    }
    StringBuilder list = new StringBuilder("<h2>Differences</h2>\n<ul>\n");
    for (DifferenceName name : differences) {
      list.append("<li><a href='")
          .append(Html.address(name.fileName()))
          .append("'>")
          .append(Html.text(name.of().title()))
          .append("</a>, compared with ")
          .append(Html.text(name.base().place()))
          .append("</li>\n");
    }
    return list.append("</ul>\n").toString();
  }

  private static String rules() {
    StringBuilder rules =
        new StringBuilder(
            "<h2>By which rules</h2>\n<p>A stack is of the first kind in this order that one of its"
                + " frames tells; between the task and the mode's own code the frame nearest to the"
                + " leaf decides. Only measured iterations are sampled, without JMH's own frames, the"
                + " profiler itself, and threads of the JVM that rest. In wall-clock profiles every"
                + " thread counts, also while it waits. Virtual threads that wait have no thread,"
                + " and are not seen. The mock API is in graphs, not in shares.</p>\n<dl>\n");
    for (FrameKind kind : FrameKind.values()) {
      rules
          .append("<dt><span class='key ")
          .append(cssClass(kind))
          .append("'></span> ")
          .append(Html.text(kind.title()))
          .append("</dt><dd>")
          .append(Html.text(kind.rule()))
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
      <h1>What the time of each case went to</h1>
      <p>Each graph is of all forks and processes of a case; its first frames are the kind of process and the thread.</p>
      """;
}
