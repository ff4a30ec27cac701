package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.LoadLimit;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;

/**
 * The tables of a workload that is not compared by mode, such as that of servers. Each combination
 * of concurrency, latency and so on is a workload; here all of one number of calls and one kind of
 * loop stand together, by the value of its main axis.
 */
final class ServerTables {
  /**
   * Of a workload's metrics, so many stand beside the time; the others have a table of their own.
   */
  private static final int BESIDE_THE_TIME = 4;

  private static final String RATE = "1/s";

  private static final Column<CellFigures> TIME =
      Column.figure(
          "time taken\n[95 % interval]", row -> row.time().map(Figures::time).orElse(Figures.NONE));

  private static final Column<CellFigures> MEASURED_PER_IDEAL =
      Column.figure(
          "measured /\nideal",
          row -> row.ideal().map(ideal -> Figures.ratio(ideal.ofMeasured())).orElse(Figures.NONE));

  private static final Column<CellFigures> LIMIT =
      Column.<CellFigures>text(
              "limit\nmet", row -> limit(row).map(LoadLimit::toString).orElse(Figures.NONE))
          .legend(
              "who computed for at least 90 % of what it could: the client's one thread, the one thread of the server, or both together on all cores of the machine");

  private final org.modebench.analysis.catalogue.Workload entry;
  private final String title;
  private final List<CellFigures> cells;
  private final List<Metric> metrics;
  private final List<String> varying;
  private final List<String> notes;

  private ServerTables(MeasuredWorkload group, List<CellFigures> measured) {
    this.entry = group.entry();
    this.title = group.title();
    // Workloads come in the order of their parameters, which this order keeps for each server.
    this.cells = measured.stream().sorted(Comparator.comparing(CellFigures::place)).toList();
    this.metrics = metrics(measured);
    SortedMap<String, Set<String>> values = new TreeMap<>();
    for (CellFigures each : measured) {
      each.workload().values().keySet().stream()
          .filter(name -> applies(name, each))
          .forEach(
              name ->
                  values
                      .computeIfAbsent(name, n -> new LinkedHashSet<>())
                      .add(each.workload().param(name).orElse("")));
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
            : List.of("In every row: " + ForeignText.printable(constant) + ".");
  }

  static boolean isOfServers(WorkloadFigures workload) {
    return !workload.workload().entry().axis().equals(Modes.AXIS);
  }

  /** The tables of the workloads that are of servers. */
  static List<Table<CellFigures>> of(List<WorkloadFigures> workloads) {
    SortedMap<MeasuredWorkload, List<CellFigures>> groups = new TreeMap<>();
    for (WorkloadFigures each : workloads) {
      if (isOfServers(each)) {
        groups.computeIfAbsent(group(each.workload()), g -> new ArrayList<>()).addAll(each.cells());
      }
    }
    List<Table<CellFigures>> tables = new ArrayList<>();
    groups.forEach(
        (group, cells) -> {
          ServerTables ofGroup = new ServerTables(group, cells);
          tables.add(ofGroup.times());
          ofGroup.costs().ifPresent(tables::add);
        });
    return tables;
  }

  private static MeasuredWorkload group(MeasuredWorkload workload) {
    return new MeasuredWorkload(
        workload.entry(),
        workload.param(Parameters.LOOP.name()).map(loop -> loop + " loop").orElse(""),
        workload.calls(),
        workload.profiled());
  }

  /** Those that an entry names; of a workload without one, all. */
  private List<Metric> metrics(List<CellFigures> measured) {
    List<Metric> metrics = new ArrayList<>(entry.metrics());
    if (!entry.known()) {
      OtherMetricTables.names(measured).stream()
          .map(name -> entry.metric(name, ""))
          .filter(metric -> !metrics.contains(metric))
          .forEach(metrics::add);
    }
    return metrics;
  }

  /** Whether a parameter means anything in a cell; rows have it everywhere. */
  private static boolean applies(String parameter, CellFigures in) {
    var of = in.workload().entry();
    return of.applies(of.parameter(parameter), in.workload().batch(in.place()));
  }

  private boolean isMeasured(Metric metric) {
    return cells.stream().anyMatch(each -> each.cell().mean(metric.name()).isPresent());
  }

  private Table<CellFigures> times() {
    List<Metric> beside = metrics.stream().limit(BESIDE_THE_TIME).filter(this::isMeasured).toList();
    List<Column<CellFigures>> columns = new ArrayList<>();
    columns.add(TIME);
    beside.stream().filter(ServerTables::isRate).forEach(each -> columns.add(rate(each)));
    if (cells.stream().anyMatch(each -> each.ideal().isPresent())) {
      columns.add(MEASURED_PER_IDEAL);
    }
    beside.stream().filter(each -> !isRate(each)).forEach(each -> columns.add(mean(each)));
    return table(title, columns);
  }

  /** The other metrics that the workload measures; empty if there are none. */
  private Optional<Table<CellFigures>> costs() {
    List<Column<CellFigures>> columns =
        metrics.stream()
            .skip(BESIDE_THE_TIME)
            .filter(this::isMeasured)
            .map(each -> isRate(each) ? rate(each) : mean(each))
            .collect(Collectors.toCollection(ArrayList::new));
    if (cells.stream().anyMatch(each -> limit(each).isPresent())) {
      columns.add(LIMIT);
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            table(
                title
                    + (entry.axis().equals(Servers.AXIS)
                        ? ": requests and costs"
                        : OtherMetricTables.TITLE),
                columns));
  }

  private Table<CellFigures> table(String named, List<Column<CellFigures>> shown) {
    List<Column<CellFigures>> columns = new ArrayList<>();
    columns.add(Column.text(entry.axis().noun(), ServerTables::server));
    varying.forEach(name -> columns.add(parameter(name)));
    columns.addAll(shown);
    columns.add(CellColumns.FORKS);
    columns.add(CellColumns.STATUS);
    return new Table<>(named, columns, cells, notes);
  }

  private static String server(CellFigures figures) {
    CellKey place = figures.place();
    return place.mode() + (place.workers() == 1 ? "" : ", " + Count.of(place.workers(), "worker"));
  }

  /** A parameter, its name broken before its last word: {@code latency-Millis}. */
  private static Column<CellFigures> parameter(String name) {
    return Column.figure(
        name.replaceAll("(?<=[a-z])(?=[A-Z])", "-\n"),
        row -> row.workload().param(name).filter(any -> applies(name, row)).orElse(Figures.NONE));
  }

  private static Optional<LoadLimit> limit(CellFigures of) {
    return of.workload().kind(of.place()) == Kind.SERVER
        ? LoadLimit.of(
            of.workload().batch(of.place()),
            of.cell().cores(),
            metric -> of.cell().mean(metric.name()))
        : Optional.empty();
  }

  private static boolean isRate(Metric metric) {
    return metric.unit().equals(RATE);
  }

  /** With its interval; the unit stands in the title. */
  private static Column<CellFigures> rate(Metric metric) {
    return Column.<CellFigures>figure(
            CommonColumns.title(metric) + "\n[95 % interval]",
            row ->
                row.cell()
                    .sample(metric.name())
                    .map(sample -> Figures.quantity(sample.estimate(CellFigures.CONFIDENCE), "1"))
                    .orElse(Figures.NONE))
        .legend(CommonColumns.legend(metric));
  }

  private static Column<CellFigures> mean(Metric metric) {
    return Column.<CellFigures>figure(
            CommonColumns.title(metric),
            row ->
                row.cell().mean(metric.name()).stream()
                    .mapToObj(mean -> rough(mean, row.cell().unit(metric.name())))
                    .findFirst()
                    .orElse(Figures.NONE))
        .legend(CommonColumns.legend(metric));
  }

  private static String rough(double value, String unit) {
    if (unit.equals("s")) {
      return Figures.roughTime(value);
    }
    if (unit.equals("bytes")) {
      return Figures.memory(value);
    }
    if (unit.equals("bytes/s")) {
      return Figures.memory(value) + "/s";
    }
    return value == Math.rint(value) && value < 1e6
        ? Long.toString((long) value)
        : Figures.quantity(value, unit);
  }
}
