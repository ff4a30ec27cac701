package org.modebench.run;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.modebench.analysis.results.Status;

/**
 * Stamps the valid rows of some benchmarks of a run SUSPECT; every other line keeps its bytes.
 *
 * @param run identifier of the run
 * @param benchmarks names of the benchmarks
 * @param reason in words
 */
record Suspicion(String run, List<String> benchmarks, String reason)
    implements UnaryOperator<String> {

  @Override
  public String apply(String line) {
    if (!line.startsWith(run + ",")) {
      return line;
    }
    return RunRows.parse(line)
        .filter(row -> benchmarks.contains(RunRows.field(row, "benchmark")))
        .filter(row -> RunRows.field(row, "status").equals(Status.VALID.name()))
        .map(
            row -> {
              String[] fields = row.values();
              fields[RunRows.column("status")] = Status.SUSPECT.name();
              fields[RunRows.column("reason")] = reason;
              return CSVFormat.RFC4180.format((Object[]) fields) + "\n";
            })
        .orElse(line);
  }
}
