package org.modebench.profile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.modebench.analysis.results.Status;
import org.modebench.plan.Case;
import org.modebench.store.RunRows;

/**
 * How the lives of worker processes divide in the rows of a run, by case: the sums of the metrics
 * {@code process_start}, {@code process_load}, {@code process_work} and {@code process_exit}.
 */
final class WorkerPhases {
  private static final String PREFIX = "process_";

  private final Map<Case.Key, Map<LifePhase, Double>> seconds = new HashMap<>();

  /**
   * @param lines of a results file
   */
  WorkerPhases(String run, List<String> lines) {
    for (String line : lines) {
      if (line.startsWith(run + ",") && line.contains(PREFIX)) {
        RunRows.parse(line).ifPresent(this::add);
      }
    }
  }

  private void add(CSVRecord row) {
    if (RunRows.field(row, "status").equals(Status.FAILED.name())) {
      return;
    }
    for (LifePhase phase : LifePhase.values()) {
      if (RunRows.field(row, "metric").equals(PREFIX + phase.optionValue())) {
        seconds
            .computeIfAbsent(RunRows.key(row), key -> new EnumMap<>(LifePhase.class))
            .merge(phase, Double.valueOf(RunRows.field(row, "value")), Double::sum);
      }
    }
  }

  /** The division in a case; empty where no worker process started and ended. */
  Optional<LifeShares> of(Case measured) {
    return Optional.ofNullable(seconds.get(measured.key())).map(LifeShares::new);
  }
}
