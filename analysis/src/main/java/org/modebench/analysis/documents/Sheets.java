package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.cells.Metric;
import org.modebench.analysis.findings.steady.UnsteadyForks;
import org.modebench.analysis.prose.UnsteadyWords;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Footnotes;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/** Turns the tables of a run into sheets. */
final class Sheets {
  private static final List<Column> WORKLOAD_COLUMNS =
      List.of(
          new Column("mode", false),
          new Column("work-\ners", true),
          new Column("time\n[95 % interval]", true),
          new Column("speedup over\nSEQUENTIAL", true),
          new Column("ideal\ntime", true),
          new Column("measured /\nideal", true),
          new Column("effi-\nciency", true),
          new Column("CPU per\nbatch", true),
          new Column("peak\nmemory", true),
          new Column("n", true),
          new Column("status", false));

  private static final List<Column> PROCESS_COLUMNS =
      List.of(
          new Column("workload and mode", false),
          new Column("work-\ners", true),
          new Column("start", true),
          new Column("load", true),
          new Column("work", true),
          new Column("exit", true),
          new Column("sum", true));

  private static final List<String> PROCESS_NOTES =
      List.of(
          "start: from spawn to main entered; load: class loading and reading the task; work: the"
              + " task itself; exit: from the result to the process gone.",
          "Means over the workers of a batch, with shares of their sum. Workers overlap: with more"
              + " than one, the parts do not add up to the time of the batch.");

  private Sheets() {}

  /** One sheet for each workload, then one that divides process batches, if any was measured so. */
  static List<Sheet> of(RunTables run) {
    List<Sheet> sheets = new ArrayList<>();
    for (WorkloadTable table : run.workloads()) {
      if (!ServerSheets.isOfServers(table)) {
        sheets.add(ofWorkload(table));
        sheets.addAll(OtherMetrics.of(table));
      }
    }
    sheets.addAll(ServerSheets.of(run.workloads()));
    ofProcessParts(run).ifPresent(sheets::add);
    return sheets;
  }

  private static Sheet ofWorkload(WorkloadTable table) {
    Footnotes footnotes = new Footnotes();
    List<List<Entry>> rows = new ArrayList<>();
    for (Line line : table.lines()) {
      rows.add(
          List.of(
              Entry.of(line.place().mode()),
              Entry.of(Integer.toString(line.place().workers())),
              Entry.of(shown(line.time(), Figures::time)),
              Entry.of(line.isBaseline() ? baseline(line) : shown(line.speedup(), Figures::ratio)),
              Entry.of(shown(line.ideal(), ideal -> Figures.time(ideal.seconds()))),
              Entry.of(shown(line.ideal(), Sheets::ofIdeal)),
              Entry.of(shown(line.efficiency(), share -> Figures.percent(share.value()))),
              Entry.of(shown(line.cell().mean(Metric.CPU), Figures::roughTime)),
              Entry.of(shown(line.cell().mean(Metric.RSS), Figures::memory)),
              Entry.of(Integer.toString(line.cell().forks())),
              status(line.cell(), footnotes)));
    }
    return new Sheet(
        table.workload().title(), WORKLOAD_COLUMNS, rows, footnotes.sentences(), table.notes());
  }

  private static String baseline(Line line) {
    return line.speedup().isPresent() ? "1 (baseline)" : Figures.NONE;
  }

  private static String ofIdeal(Ideal ideal) {
    return ideal.byDefinition() ? "1" : Figures.ratio(ideal.ofMeasured());
  }

  static Entry status(Cell cell, Footnotes footnotes) {
    List<String> reasons = cell.reasons().stream().map(ForeignText::printable).toList();
    List<String> sentences =
        cell.status() == Status.FAILED
            ? reasons.stream()
                .map(
                    reason ->
                        "%s of %s forks failed: %s"
                            .formatted(cell.failedForks(), cell.forks(), reason))
                .toList()
            : reasons;
    List<String> all = new ArrayList<>(sentences);
    if (cell.status() != Status.FAILED) {
      withoutTime(cell).ifPresent(all::add);
      UnsteadyWords.of(UnsteadyForks.of(cell)).map(Sheets::unsteady).ifPresent(all::add);
    }
    return footnotes.entry(cell.status().name(), all);
  }

  private static Optional<String> withoutTime(Cell cell) {
    int without = cell.forksWithout(Metric.WALL);
    return without == 0 || cell.forkMeans(Metric.WALL).length == 0
        ? Optional.empty()
        : Optional.of(
            "%s of %s %s %s no time greater than 0, so that there is nothing to compare."
                .formatted(
                    without,
                    cell.forks(),
                    cell.forks() == 1 ? "fork" : "forks",
                    without == 1 ? "has" : "have"));
  }

  private static String unsteady(String words) {
    return words + " while measured: no time of a steady state.";
  }

  private static Optional<Sheet> ofProcessParts(RunTables run) {
    List<List<Entry>> rows = new ArrayList<>();
    for (WorkloadTable table : run.workloads()) {
      for (Line line : table.lines()) {
        List<OptionalDouble> parts = Metric.PROCESS_PARTS.stream().map(line.cell()::mean).toList();
        if (parts.stream().anyMatch(OptionalDouble::isPresent)) {
          double sum = parts.stream().mapToDouble(part -> part.orElse(0)).sum();
          List<Entry> row = new ArrayList<>();
          row.add(Entry.of(table.workload().title() + ", " + line.place().mode()));
          row.add(Entry.of(Integer.toString(line.place().workers())));
          for (OptionalDouble part : parts) {
            row.add(Entry.of(shown(part, seconds -> withShare(seconds, sum))));
          }
          row.add(Entry.of(Figures.roughTime(sum)));
          rows.add(List.copyOf(row));
        }
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sheet(
                "How a PROCESS batch divides", PROCESS_COLUMNS, rows, List.of(), PROCESS_NOTES));
  }

  private static String withShare(double seconds, double sum) {
    return sum > 0
        ? Figures.roughTime(seconds) + " (" + Figures.percent(seconds / sum) + ")"
        : Figures.roughTime(seconds);
  }

  private static <T> String shown(Optional<T> value, Function<T, String> text) {
    return value.map(text).orElse(Figures.NONE);
  }

  private static String shown(OptionalDouble value, DoubleFunction<String> text) {
    return value.isPresent() ? text.apply(value.getAsDouble()) : Figures.NONE;
  }
}
