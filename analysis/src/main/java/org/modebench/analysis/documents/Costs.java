package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.cost.Cost;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Footnotes;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/** The costs of runs as sheets. */
public final class Costs {
  /** The confidence level of every interval. */
  public static final double CONFIDENCE = 0.95;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("mode", false),
          new Column("work-\ners", true),
          new Column("CPU of 1,000 calls\n[95 % interval]", true),
          new Column("peak\nmemory", true),
          new Column("peak\nthreads", true),
          new Column("context switches\nof 1,000 calls", true),
          new Column("status", false));

  private static final List<String> LEGEND =
      List.of(
          "CPU: user and system time of the whole process tree without the mock. memory: sum of the"
              + " peaks of its processes. The system counts CPU time in ticks of 10 ms, so that an"
              + " interval is at least one tick a batch to either side where an iteration is one"
              + " batch.",
          "threads: the most threads of the operating system at a time, in the whole tree; those of"
              + " JVM and JMH count, as the line of SEQUENTIAL shows.",
          "context switches: voluntary and involuntary, of the threads that lived through an"
              + " iteration; they cannot be had where threads or processes end inside it.",
          "–: not measured, or not to be had.");

  private static final String NO_SWITCHES =
      "Context switches have no figure where a mode ends threads or processes while it is measured:"
          + " the system forgets the counts of a thread when it ends.";

  private Costs() {}

  /** A document for each run in the results, in order of appearance. */
  public static List<Document> documents(Results results) {
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results).forEach((run, of) -> documents.add(document(run, of)));
    return documents;
  }

  /** The costs of one run. */
  public static Document document(String run, Measurements measurements) {
    List<Sheet> sheets = new ArrayList<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) -> {
              List<Cost> costs = Cost.of(workload, cells, CONFIDENCE);
              if (!costs.isEmpty()) {
                sheets.add(sheet(workload.title(), costs));
              }
            });
    List<String> facts =
        sheets.isEmpty()
            ? List.of("There is no cost: the run has neither CPU time nor memory of any case.")
            : List.of();
    return new Document("Costs of run " + run, facts, List.copyOf(sheets), LEGEND);
  }

  private static Sheet sheet(String title, List<Cost> costs) {
    Footnotes footnotes = new Footnotes();
    List<List<Entry>> rows = new ArrayList<>();
    for (Cost cost : costs) {
      rows.add(
          List.of(
              Entry.of(cost.place().mode()),
              Entry.of(Integer.toString(cost.place().workers())),
              Entry.of(shown(cost.cpuSeconds(), "s")),
              Entry.of(shown(cost.memoryBytes(), Figures::memory)),
              Entry.of(shown(cost.threads(), Costs::count)),
              Entry.of(shown(cost.switches(), "1")),
              footnotes.entry(
                  cost.status().name(),
                  cost.reasons().stream().map(ForeignText::printable).toList())));
    }
    return new Sheet(title, COLUMNS, rows, footnotes.sentences(), notes(costs));
  }

  private static List<String> notes(List<Cost> costs) {
    boolean some = costs.stream().anyMatch(cost -> cost.switches().isPresent());
    boolean all = costs.stream().allMatch(cost -> cost.switches().isPresent());
    if (some && !all) {
      return List.of(NO_SWITCHES);
    }
    boolean threads = costs.stream().anyMatch(cost -> cost.threads().isPresent());
    return some || threads
        ? List.of()
        : List.of("Threads and context switches were not measured by this run.");
  }

  private static String shown(Optional<Estimate> estimate, String unit) {
    return estimate
        .map(
            e ->
                e.interval().isPresent()
                    ? Figures.quantity(e, unit)
                    : Figures.quantity(e.value(), unit))
        .orElse(Figures.NONE);
  }

  private static String shown(OptionalDouble value, DoubleFunction<String> text) {
    return value.isPresent() ? text.apply(value.getAsDouble()) : Figures.NONE;
  }

  private static String count(double number) {
    // Beyond this, a count is none of threads that a machine can have.
    if (number >= 1e6) {
      return Figures.quantity(number, "1");
    }
    return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.1f", number);
  }
}
