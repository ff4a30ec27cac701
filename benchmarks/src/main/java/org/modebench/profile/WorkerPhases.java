package org.modebench.profile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.plan.Case;

/**
 * How the lives of worker processes divide in the rows of a run, by case: the sums of the metrics
 * {@code process_start}, {@code process_load}, {@code process_work} and {@code process_exit}.
 */
final class WorkerPhases {
  private static final String PREFIX = "process_";

  private final Map<CaseKey, Map<LifePhase, Double>> seconds = new HashMap<>();

  /**
   * @param rows of the run
   */
  WorkerPhases(List<Row> rows) {
    for (Row row : rows) {
      if (row.status() != Status.FAILED && row.metric().startsWith(PREFIX)) {
        add(row);
      }
    }
  }

  private void add(Row row) {
    for (LifePhase phase : LifePhase.values()) {
      if (row.metric().equals(PREFIX + phase.optionValue())) {
        seconds
            .computeIfAbsent(row.caseKey(), key -> new EnumMap<>(LifePhase.class))
            .merge(phase, row.value(), Double::sum);
      }
    }
  }

  /** The division in a case; empty where no worker process started and ended. */
  Optional<LifeShares> of(Case measured) {
    return Optional.ofNullable(seconds.get(measured.key())).map(LifeShares::new);
  }
}
