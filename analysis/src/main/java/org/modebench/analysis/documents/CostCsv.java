package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.findings.cost.Cost;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.CsvTable;

/** The costs of runs as one CSV table. */
public final class CostCsv {
  private static final List<String> HEADER =
      List.of(
          ("run,benchmark,calls,params,profiled,mode,workers,cpu_s_per_1000_calls,"
                  + "cpu_low_s_per_1000_calls,cpu_high_s_per_1000_calls,rss_bytes,threads,"
                  + "switches_per_1000_calls,switches_low_per_1000_calls,"
                  + "switches_high_per_1000_calls,confidence,status,reason")
              .split(",", -1));

  private CostCsv() {}

  /** A line for each cell of each run, in order of appearance. */
  public static String of(Results results) {
    CsvTable table = new CsvTable(HEADER);
    Measurements.byRun(results)
        .forEach(
            (run, measurements) ->
                measurements
                    .workloads()
                    .forEach(
                        (workload, cells) ->
                            Cost.of(workload, cells, Costs.CONFIDENCE)
                                .forEach(cost -> table.add(fields(run, workload, cost)))));
    return table.toString();
  }

  private static List<String> fields(String run, Workload workload, Cost cost) {
    List<String> fields = new ArrayList<>();
    fields.add(CsvTable.text(run));
    fields.add(CsvTable.text(workload.benchmark()));
    fields.add(Integer.toString(workload.calls()));
    fields.add(CsvTable.text(workload.params()));
    fields.add(Boolean.toString(workload.profiled()));
    fields.add(CsvTable.text(cost.place().mode()));
    fields.add(Integer.toString(cost.place().workers()));
    fields.addAll(CsvTable.estimate(cost.cpuSeconds()));
    fields.add(CsvTable.number(cost.memoryBytes()));
    fields.add(CsvTable.number(cost.threads()));
    fields.addAll(CsvTable.estimate(cost.switches()));
    fields.add(Double.toString(Costs.CONFIDENCE));
    fields.add(cost.status().name());
    fields.add(CsvTable.text(String.join("; ", cost.reasons())));
    return fields;
  }
}
