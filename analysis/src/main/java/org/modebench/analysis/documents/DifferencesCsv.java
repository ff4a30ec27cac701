package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Samples;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Differences;
import org.modebench.analysis.table.CsvTable;

/** Every pair of modes of every workload as one CSV table, full precision. */
public final class DifferencesCsv {
  private static final List<String> HEADER =
      List.of(
          ("run,benchmark,calls,params,profiled,metric,first_mode,first_workers,second_mode,"
                  + "second_workers,ratio,ratio_low,ratio_high,p,p_holm,p_equivalence,"
                  + "distinguishable,verdict,beyond_threshold,more_forks,confidence,threshold")
              .split(",", -1));

  private final String metric;
  private final Criteria criteria;
  private final CsvTable table = new CsvTable(HEADER);

  private DifferencesCsv(String metric, Criteria criteria) {
    this.metric = metric;
    this.criteria = criteria;
  }

  /** The pairs of each run, one after the other. */
  public static String of(Results results, String metric, Criteria criteria) {
    DifferencesCsv csv = new DifferencesCsv(metric, criteria);
    Measurements.byRun(results)
        .forEach(
            (run, measurements) ->
                measurements
                    .workloads()
                    .forEach((workload, cells) -> csv.add(run, workload, cells)));
    return csv.table.toString();
  }

  private void add(String run, Workload workload, SortedMap<Place, Cell> cells) {
    Criteria wanted = criteria.with(Better.ofUnit(Samples.unit(cells, metric)));
    for (Difference<Place> pair : Differences.of(Samples.of(cells, metric), wanted).pairs()) {
      List<String> fields = new ArrayList<>();
      fields.add(CsvTable.text(run));
      fields.add(CsvTable.text(workload.benchmark()));
      fields.add(Integer.toString(workload.calls()));
      fields.add(CsvTable.text(workload.params()));
      fields.add(Boolean.toString(workload.profiled()));
      fields.add(CsvTable.text(metric));
      fields.add(CsvTable.text(pair.first().mode()));
      fields.add(Integer.toString(pair.first().workers()));
      fields.add(CsvTable.text(pair.second().mode()));
      fields.add(Integer.toString(pair.second().workers()));
      fields.addAll(DifferenceFields.of(pair));
      fields.add(Double.toString(criteria.confidence()));
      fields.add(Double.toString(criteria.threshold()));
      table.add(fields);
    }
  }
}
