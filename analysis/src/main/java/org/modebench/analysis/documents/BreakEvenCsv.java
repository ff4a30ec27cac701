package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.breakeven.BreakEven;
import org.modebench.analysis.findings.breakeven.Crossing;
import org.modebench.analysis.findings.breakeven.Sizes;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.CsvTable;

/** The break-even points of runs as one CSV table. */
public final class BreakEvenCsv {
  private static final List<String> HEADER =
      List.of(
          ("run,benchmark,calls,params,profiled,parameter,mode,workers,against,against_workers,"
                  + "outcome,size,size_low,size_high,call_s,call_low_s,call_high_s,"
                  + "undecided_at,confidence,status,reason")
              .split(",", -1));

  private BreakEvenCsv() {}

  /** A line for each break-even point, and one for each two modes that have none. */
  public static String of(Results results) {
    CsvTable table = new CsvTable(HEADER);
    Measurements.byRun(results)
        .forEach(
            (run, measurements) -> {
              for (Sweep sweep : Sweep.in(measurements)) {
                for (BreakEven found : sweep.breakEvens(BreakEvens.CONFIDENCE)) {
                  if (found.crossings().isEmpty()) {
                    table.add(fields(run, sweep, found, Optional.empty()));
                  }
                  found
                      .crossings()
                      .forEach(at -> table.add(fields(run, sweep, found, Optional.of(at))));
                }
              }
            });
    return table.toString();
  }

  private static List<String> fields(
      String run, Sweep sweep, BreakEven found, Optional<Crossing> at) {
    List<String> fields = new ArrayList<>();
    fields.add(CsvTable.text(run));
    fields.add(CsvTable.text(sweep.benchmark()));
    fields.add(Integer.toString(sweep.calls()));
    fields.add(CsvTable.text(sweep.otherParams()));
    fields.add(Boolean.toString(sweep.profiled()));
    fields.add(sweep.parameter());
    fields.add(CsvTable.text(found.place().mode()));
    fields.add(Integer.toString(found.place().workers()));
    fields.add(CsvTable.text(found.against().mode()));
    fields.add(Integer.toString(found.against().workers()));
    fields.add(found.outcome().name());
    fields.addAll(CsvTable.estimate(at.map(Crossing::size)));
    Optional<Estimate> seconds = at.flatMap(Crossing::callSeconds);
    fields.addAll(CsvTable.estimate(seconds));
    fields.add(
        CsvTable.text(
            found.undecided().stream().map(Sizes::text).collect(Collectors.joining(" "))));
    fields.add(Double.toString(BreakEvens.CONFIDENCE));
    fields.add(found.status().name());
    fields.add(CsvTable.text(String.join("; ", found.reasons())));
    return fields;
  }
}
