package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/**
 * The tables of a benchmark of servers. Each combination of concurrency, latency and so on is a
 * workload; here all of one number of calls and one kind of loop stand together, by server.
 */
final class ServerTables {
  private static final String BENCHMARK = "Server";
  private static final String LOOP = "loop";

  private static final Column<CellFigures> SERVER = Column.text("server", ServerTables::server);

  private static final List<Column<CellFigures>> TIMES =
      List.of(
          Column.figure(
              "time taken\n[95 % interval]",
              row -> row.time().map(Figures::time).orElse(Figures.NONE)),
          rate("requests/s\n[95 % interval]", "throughput"),
          Column.figure(
              "measured /\nideal",
              row ->
                  row.ideal().map(ideal -> Figures.ratio(ideal.ofMeasured())).orElse(Figures.NONE)),
          mean("p50", "latency_p50"),
          mean("p99", "latency_p99"),
          mean("fail-\nures", "failures"));

  private static final List<Column<CellFigures>> COSTS =
      List.of(
          mean("time per\nrequest", "time_per_request"),
          mean("across\nall", "time_per_request_concurrent"),
          mean("p90", "latency_p90"),
          mean("longest", "latency_max"),
          mean("loop lag\np99", "loop_lag_p99"),
          mean("server\nCPU", "server_cpu"),
          Column.number(
              "server\nmemory",
              "server_rss",
              row -> row.cell().mean("server_rss"),
              Figures::memory));

  private static final List<String> EXPLANATIONS =
      List.of(
          "time per request: concurrency · time taken / calls; across all: time taken / calls, as ab"
              + " has them. Percentiles are those of one batch, server CPU is for one batch.");

  private final String title;
  private final List<CellFigures> cells;
  private final List<String> varying;
  private final List<String> notes;

  private ServerTables(String title, List<CellFigures> measured) {
    this.title = title;
    // Workloads come in the order of their parameters, which this order keeps for each server.
    this.cells = measured.stream().sorted(Comparator.comparing(CellFigures::place)).toList();
    SortedMap<String, Set<String>> values = new TreeMap<>();
    for (CellFigures each : measured) {
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
    String constant =
        values.entrySet().stream()
            .filter(entry -> entry.getValue().size() == 1)
            .map(entry -> entry.getKey() + "=" + entry.getValue().iterator().next())
            .collect(Collectors.joining(", "));
    this.notes =
        constant.isEmpty()
            ? List.of()
            : List.of("Everywhere: " + ForeignText.printable(constant) + ".");
  }

  static boolean isOfServers(WorkloadFigures workload) {
    return workload.workload().benchmark().equals(BENCHMARK);
  }

  /** The tables of the workloads that are of servers. */
  static List<Table<CellFigures>> of(List<WorkloadFigures> workloads) {
    SortedMap<Workload, List<CellFigures>> groups = new TreeMap<>();
    for (WorkloadFigures each : workloads) {
      if (isOfServers(each)) {
        groups.computeIfAbsent(group(each.workload()), g -> new ArrayList<>()).addAll(each.cells());
      }
    }
    List<Table<CellFigures>> tables = new ArrayList<>();
    groups.forEach(
        (group, cells) -> {
          ServerTables ofGroup = new ServerTables(group.title(), cells);
          tables.add(ofGroup.table("", TIMES, List.of()));
          tables.add(ofGroup.table(": requests and costs", COSTS, EXPLANATIONS));
        });
    return tables;
  }

  private static Workload group(Workload workload) {
    return new Workload(
        workload.benchmark(),
        workload.param(LOOP).map(loop -> loop + " loop").orElse(""),
        workload.calls(),
        workload.profiled());
  }

  private Table<CellFigures> table(
      String subtitle, List<Column<CellFigures>> shown, List<String> explanations) {
    List<Column<CellFigures>> columns = new ArrayList<>();
    columns.add(SERVER);
    varying.forEach(name -> columns.add(parameter(name)));
    columns.addAll(shown);
    columns.add(CellColumns.FORKS);
    columns.add(CellColumns.STATUS);
    List<String> all = new ArrayList<>(explanations);
    all.addAll(notes);
    return new Table<>(title + subtitle, columns, cells, all);
  }

  private static String server(CellFigures figures) {
    Place place = figures.place();
    return place.mode() + (place.workers() == 1 ? "" : ", " + place.workers() + " workers");
  }

  /** A parameter, its name broken before its last word: {@code latency-Millis}. */
  private static Column<CellFigures> parameter(String name) {
    return Column.figure(
        name.replaceAll("(?<=[a-z])(?=[A-Z])", "-\n"),
        row -> row.workload().param(name).orElse(Figures.NONE));
  }

  /** A rate whose unit stands in the title. */
  private static Column<CellFigures> rate(String title, String metric) {
    return Column.figure(
        title,
        row ->
            row.cell()
                .sample(metric)
                .map(sample -> Figures.quantity(sample.estimate(CellFigures.CONFIDENCE), "1"))
                .orElse(Figures.NONE));
  }

  private static Column<CellFigures> mean(String title, String metric) {
    return Column.figure(
        title,
        row ->
            row.cell().mean(metric).stream()
                .mapToObj(mean -> rough(mean, row.cell().unit(metric)))
                .findFirst()
                .orElse(Figures.NONE));
  }

  private static String rough(double value, String unit) {
    if (unit.equals("s")) {
      return Figures.roughTime(value);
    }
    return value == Math.rint(value) && value < 1e6
        ? Long.toString((long) value)
        : Figures.quantity(value, unit);
  }
}
