package org.modebench.store;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.modebench.analysis.results.Status;
import org.modebench.plan.Case;

/**
 * Stamps the rows of some cases of a run SUSPECT, but for failed ones; a row that is SUSPECT
 * already has one reason more. Every other line keeps its bytes.
 *
 * @param run identifier of the run
 * @param cases what the rows measured
 * @param reason in words
 */
public record Suspicion(String run, Set<Case.Key> cases, String reason)
    implements UnaryOperator<String> {

  @Override
  public String apply(String line) {
    if (!line.startsWith(run + ",")) {
      return line;
    }
    return RunRows.parse(line)
        .filter(row -> cases.contains(RunRows.key(row)))
        .filter(row -> !RunRows.field(row, "status").equals(Status.FAILED.name()))
        .filter(row -> !RunRows.field(row, "reason").contains(reason))
        .map(
            row -> {
              String[] fields = row.values();
              fields[RunRows.column("status")] = Status.SUSPECT.name();
              String before = RunRows.field(row, "reason");
              fields[RunRows.column("reason")] = before.isEmpty() ? reason : before + "; " + reason;
              return CSVFormat.RFC4180.format((Object[]) fields) + "\n";
            })
        .orElse(line);
  }
}
