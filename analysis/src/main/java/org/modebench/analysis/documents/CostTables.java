package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.cost.Cost;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** Shows what 1,000 calls cost in each mode. */
public final class CostTables {
  /** The confidence level of every interval. */
  private static final double CONFIDENCE = 0.95;

  /** An interval that reaches farther above the value tells nothing of it. */
  private static final double MOST_TIMES_THE_VALUE = 10;

  private static final List<Column<Cost>> COLUMNS =
      List.of(
          CommonColumns.mode(Cost::place),
          CommonColumns.workers(Cost::place),
          Column.figure(
                  "CPU per 1,000 calls\n[95 % interval]",
                  (Cost cost) -> quantity(cost.cpuSeconds(), "s"))
              .as(Field.estimate(Metrics.CPU.name(), "_s_per_1000_calls", Cost::cpuSeconds))
              .legend(
                  "CPU: user and system time of the whole process tree, without the mock. The system counts CPU time in ticks of 10 ms, so where an iteration is a single batch, the interval extends at least one tick per batch to either side."),
          Column.number("peak\nmemory", "rss_bytes", Cost::memoryBytes, Figures::memory)
              .legend("memory: sum of the peak resident memory of each process in that tree."),
          Column.number("peak\nthreads", Metrics.THREADS.name(), Cost::threads, CostTables::count)
              .legend(
                  "threads: the largest number of operating-system threads at any one time in the whole tree, those of the JVM and JMH included (compare the SEQUENTIAL row)."),
          Column.figure(
                  "context switches\nper 1,000 calls",
                  (Cost cost) -> quantity(cost.switches(), "1"))
              .as(Field.estimate(Metrics.SWITCHES.name(), "_per_1000_calls", Cost::switches))
              .legend(
                  "context switches: voluntary and involuntary, of threads that were alive throughout an iteration; unavailable when threads or processes end during it."),
          CommonColumns.confidence(CONFIDENCE),
          CommonColumns.status(Cost::status, Cost::reasons),
          CommonColumns.reason(Cost::reasons));

  private static final String NO_SWITCHES =
      "Context-switch counts are unavailable when a mode ends threads or processes while it is measured: the system discards a thread's counts when it ends.";

  private CostTables() {}

  /** A document for each run in the results, in order of appearance. */
  public static List<Document> documents(Results results) {
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results).forEach((run, of) -> documents.add(document(run, of)));
    return documents;
  }

  /** The costs of one run. */
  public static Document document(String run, Measurements measurements) {
    List<Table<?>> tables = new ArrayList<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) -> {
              List<Cost> costs = Cost.of(workload, cells, CONFIDENCE);
              if (!costs.isEmpty()) {
                tables.add(new Table<>(workload.title(), COLUMNS, costs, notes(costs)));
              }
            });
    List<String> facts =
        tables.isEmpty()
            ? List.of("There are no costs: the run has neither CPU time nor memory for any case.")
            : List.of();
    return new Document(
        "Costs of run " + run,
        facts,
        tables,
        List.of(
            "–: not measured or not available.",
            "not determined: the interval reaches above ten times the value, so these data do not"
                + " determine it."));
  }

  /** A line for each cell of each run, in order of appearance. */
  public static String csv(Results results) {
    return InRun.csv(
        COLUMNS, results, (run, workload, cells) -> Cost.of(workload, cells, CONFIDENCE));
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

  private static String quantity(Optional<Estimate> estimate, String unit) {
    return estimate
        .map(
            e ->
                e.interval().isEmpty()
                    ? Figures.quantity(e.value(), unit)
                    : isDetermined(e) ? Figures.quantity(e, unit) : "not determined")
        .orElse(Figures.NONE);
  }

  /** Whether the data tell the order of magnitude: forks that mix 0 and a tick do not. */
  private static boolean isDetermined(Estimate estimate) {
    return estimate
        .interval()
        .map(interval -> interval.high() <= MOST_TIMES_THE_VALUE * estimate.value())
        .orElse(false);
  }

  private static String count(double number) {
    // Beyond this, a count is none of threads that a machine can have.
    if (number >= 1e6) {
      return Figures.quantity(number, "1");
    }
    return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.1f", number);
  }
}
