package org.modebench.analysis.documents;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.CsvTable;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.table.TableLayout;
import org.modebench.analysis.text.ForeignText;

/** What a run measured: each workload's modes beside SEQUENTIAL and beside the ideal. */
public final class RunTables {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A line of the CSV table. */
  private record Line(RunFigures run, CellFigures cell) {}

  private RunTables() {}

  /**
   * The tables of every run in the results, each run for itself, in order of appearance.
   *
   * <p>To show one run, pass {@link Results#ofRun}. Without any row there is no table.
   */
  public static String render(Results results, TableLayout layout) {
    return layout.render(() -> documents(results), () -> csv(results));
  }

  /** A document for each run in the results, in order of appearance. */
  public static List<Document> documents(Results results) {
    return runs(results).stream().map(RunTables::document).toList();
  }

  /** A line for each cell of each run. */
  public static String csv(Results results) {
    List<RunFigures> runs = runs(results);
    List<Line> lines =
        runs.stream()
            .flatMap(
                run ->
                    run.workloads().stream()
                        .flatMap(workload -> workload.cells().stream())
                        .map(cell -> new Line(run, cell)))
            .toList();
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(CommonColumns.workload(line -> line.run().run(), line -> line.cell().workload()));
    ModeTables.COLUMNS.forEach(column -> columns.add(column.in(Line::cell)));
    columns.add(
        Column.hidden(
            List.of(
                Field.text("hosts", line -> joined(line.run().facts().hosts(), "; ")),
                Field.text("cores", line -> joined(line.run().facts().cores(), "; ")),
                Field.text("jdks", line -> joined(line.run().facts().jdks(), "; ")),
                Field.text("commits", line -> joined(line.run().facts().commits(), "; ")))));
    OtherMetricTables.names(lines.stream().map(Line::cell).toList())
        .forEach(
            name -> columns.add(OtherMetricTables.column(Metrics.of(name, "")).in(Line::cell)));
    return CsvTable.of(columns, lines);
  }

  private static List<RunFigures> runs(Results results) {
    List<RunFigures> runs = new ArrayList<>();
    results
        .byRun()
        .forEach((run, rows) -> runs.add(RunFigures.of(run, rows, results.catalogue(run))));
    return runs;
  }

  static Document document(RunFigures run) {
    return new Document(
        "Run " + run.run(), facts(run), tables(run), List.of("–: nothing to show."));
  }

  /** The tables of each workload, then one that divides process batches, if any was measured so. */
  private static List<Table<?>> tables(RunFigures run) {
    List<Table<?>> tables = new ArrayList<>();
    for (WorkloadFigures workload : run.workloads()) {
      if (!ServerTables.isOfServers(workload)) {
        tables.add(ModeTables.of(workload));
        tables.addAll(OtherMetricTables.of(workload));
      }
    }
    tables.addAll(ServerTables.of(run.workloads()));
    ProcessTable.of(run).ifPresent(tables::add);
    return tables;
  }

  private static List<String> facts(RunFigures run) {
    RunFigures.Facts facts = run.facts();
    String from = MINUTE.format(facts.from());
    String to = MINUTE.format(facts.to());
    List<String> lines = new ArrayList<>();
    lines.add("measured: " + from + (to.equals(from) ? "" : " to " + to) + " UTC");
    lines.add("host: " + printable(facts.hosts()) + "; cores: " + printable(facts.cores()));
    lines.add("JDK: " + printable(facts.jdks()) + "; commit: " + printable(facts.commits()));
    lines.add("forks: " + forks(run) + "; confidence level: 95 %");
    if (facts.areMixed()) {
      lines.add(
          "mixed: rows from more than one machine, JDK or commit are compared as if they came from one.");
    }
    return lines;
  }

  private static String printable(List<?> values) {
    return ForeignText.printable(joined(values, " and "));
  }

  private static String joined(List<?> values, String separator) {
    return values.stream().map(Object::toString).collect(Collectors.joining(separator));
  }

  private static String forks(RunFigures run) {
    var statistics =
        run.workloads().stream()
            .flatMap(workload -> workload.cells().stream())
            .mapToInt(figures -> figures.cell().forks())
            .summaryStatistics();
    return statistics.getMin() == statistics.getMax()
        ? Integer.toString(statistics.getMax())
        : statistics.getMin() + " to " + statistics.getMax();
  }
}
