package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Footnotes;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/**
 * The sheets of a benchmark of servers. Each combination of concurrency, latency and so on is a
 * workload; here all of one number of calls and one kind of loop stand together, by server.
 */
final class ServerSheets {
  private static final String BENCHMARK = "Server";
  private static final String LOOP = "loop";

  private static final List<String> EXPLANATIONS =
      List.of(
          "time per request: concurrency · time taken / calls; across all: time taken / calls, as ab"
              + " has them. Percentiles are those of one batch, server CPU is for one batch.");

  private final List<Measured> measured;
  private final List<String> varying;
  private final String title;
  private final String constant;

  /** One server under one load. */
  private record Measured(Workload workload, Line line) {
    String server() {
      int workers = line.place().workers();
      return line.place().mode() + (workers == 1 ? "" : ", " + workers + " workers");
    }
  }

  /** What a column shows of a cell. */
  private record Shown(Column column, Function<Line, String> text) {
    static Shown of(String title, Function<Line, String> text) {
      return new Shown(new Column(title, true), text);
    }

    static Shown metric(String title, String metric) {
      return of(title, line -> estimate(line.cell(), metric));
    }
  }

  private ServerSheets(String title, List<Measured> measured) {
    this.title = title;
    SortedMap<String, Set<String>> values = new TreeMap<>();
    for (Measured each : measured) {
      each.workload()
          .values()
          .forEach(
              (name, value) -> values.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(value));
    }
    this.varying =
        values.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .toList();
    this.constant =
        values.entrySet().stream()
            .filter(entry -> entry.getValue().size() == 1)
            .map(entry -> entry.getKey() + "=" + entry.getValue().iterator().next())
            .collect(Collectors.joining(", "));
    // Workloads come in the order of their parameters, which this order keeps for each server.
    this.measured =
        measured.stream()
            .sorted(Comparator.comparing((Measured each) -> each.line().place()))
            .toList();
  }

  static boolean isOfServers(WorkloadTable table) {
    return table.workload().benchmark().equals(BENCHMARK);
  }

  /** The sheets of the tables that are of servers. */
  static List<Sheet> of(List<WorkloadTable> tables) {
    SortedMap<Workload, List<Measured>> groups = new TreeMap<>();
    for (WorkloadTable table : tables) {
      if (isOfServers(table)) {
        Workload workload = table.workload();
        Workload group =
            new Workload(
                BENCHMARK,
                workload.param(LOOP).map(loop -> loop + " loop").orElse(""),
                workload.calls(),
                workload.profiled());
        for (Line line : table.lines()) {
          groups.computeIfAbsent(group, g -> new ArrayList<>()).add(new Measured(workload, line));
        }
      }
    }
    List<Sheet> sheets = new ArrayList<>();
    groups.forEach(
        (group, measured) -> sheets.addAll(new ServerSheets(group.title(), measured).all()));
    return sheets;
  }

  private List<Sheet> all() {
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(
        sheet(
            title,
            List.of(
                Shown.of(
                    "time taken\n[95 % interval]",
                    line -> line.time().map(Figures::time).orElse(Figures.NONE)),
                Shown.metric("requests/s\n[95 % interval]", "throughput"),
                Shown.of("measured /\nideal", ServerSheets::ofIdeal),
                mean("p50", "latency_p50"),
                mean("p99", "latency_p99"),
                mean("fail-\nures", "failures"))));
    sheets.add(
        sheet(
            title + ": requests and costs",
            List.of(
                mean("time per\nrequest", "time_per_request"),
                mean("across\nall", "time_per_request_concurrent"),
                mean("p90", "latency_p90"),
                mean("longest", "latency_max"),
                mean("loop lag\np99", "loop_lag_p99"),
                mean("server\nCPU", "server_cpu"),
                memory("server\nmemory", "server_rss")),
            EXPLANATIONS));
    return sheets;
  }

  private Sheet sheet(String sheetTitle, List<Shown> shown) {
    return sheet(sheetTitle, shown, List.of());
  }

  private Sheet sheet(String sheetTitle, List<Shown> shown, List<String> explanations) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("server", false));
    varying.forEach(name -> columns.add(new Column(broken(name), true)));
    shown.forEach(each -> columns.add(each.column()));
    columns.add(new Column("n", true));
    columns.add(new Column("status", false));
    Footnotes footnotes = new Footnotes();
    List<List<Entry>> rows = new ArrayList<>();
    for (Measured each : measured) {
      List<Entry> row = new ArrayList<>();
      row.add(Entry.of(each.server()));
      varying.forEach(name -> row.add(Entry.of(each.workload().param(name).orElse(Figures.NONE))));
      shown.forEach(what -> row.add(Entry.of(what.text().apply(each.line()))));
      row.add(Entry.of(Integer.toString(each.line().cell().forks())));
      row.add(Sheets.status(each.line().cell(), footnotes));
      rows.add(List.copyOf(row));
    }
    List<String> notes = new ArrayList<>(explanations);
    if (!constant.isEmpty()) {
      notes.add("Everywhere: " + ForeignText.printable(constant) + ".");
    }
    return new Sheet(
        sheetTitle,
        List.copyOf(columns),
        List.copyOf(rows),
        footnotes.sentences(),
        List.copyOf(notes));
  }

  /** Breaks a parameter's name before its last word: {@code latency-Millis}. */
  private static String broken(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-\n");
  }

  private static Shown mean(String title, String metric) {
    return Shown.of(
        title,
        line -> {
          OptionalDouble mean = line.cell().mean(metric);
          return mean.isPresent()
              ? rough(mean.getAsDouble(), line.cell().unit(metric))
              : Figures.NONE;
        });
  }

  private static String rough(double value, String unit) {
    if (unit.equals("s")) {
      return Figures.roughTime(value);
    }
    return value == Math.rint(value) && value < 1e6
        ? Long.toString((long) value)
        : Figures.quantity(value, unit);
  }

  private static Shown memory(String title, String metric) {
    return Shown.of(
        title,
        line -> {
          OptionalDouble mean = line.cell().mean(metric);
          return mean.isPresent() ? Figures.memory(mean.getAsDouble()) : Figures.NONE;
        });
  }

  private static String ofIdeal(Line line) {
    return line.ideal().map(ideal -> Figures.ratio(ideal.ofMeasured())).orElse(Figures.NONE);
  }

  private static String estimate(Cell cell, String metric) {
    Optional<String> text =
        cell.sample(metric)
            .map(sample -> Figures.quantity(sample.estimate(Tables.CONFIDENCE), "1"));
    return text.orElse(Figures.NONE);
  }
}
