package org.modebench.run;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.modebench.analysis.results.Status;

/**
 * Stamps the valid rows of some cases of a run SUSPECT; every other line keeps its bytes.
 *
 * @param run identifier of the run
 * @param cases what the rows measured
 * @param reason in words
 */
record Suspicion(String run, Set<Case.Key> cases, String reason) implements UnaryOperator<String> {

  @Override
  public String apply(String line) {
    if (!line.startsWith(run + ",")) {
      return line;
    }
    return RunRows.parse(line)
        .filter(row -> cases.contains(RunRows.key(row)))
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
