package org.modebench.progress;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.modebench.plan.Case;

/** The fastest case of each workload so far, for a person who waits: nothing is claimed by it. */
final class Leaders {
  private static final int FEWEST = 2;

  private final Map<Case, SummaryStatistics> byCase = new LinkedHashMap<>();

  void add(Case fork, double batchSeconds) {
    byCase.computeIfAbsent(fork, f -> new SummaryStatistics()).addValue(batchSeconds);
  }

  /**
   * The axis' value and workers of the fastest case; none before two of a workload were measured.
   */
  Optional<String> of(String workload) {
    Comparator<Map.Entry<Case, SummaryStatistics>> byTime =
        Comparator.comparingDouble(entry -> entry.getValue().getGeometricMean());
    var measured =
        byCase.entrySet().stream()
            .filter(entry -> entry.getKey().benchmark().equals(workload))
            .sorted(byTime)
            .toList();
    return measured.size() < FEWEST
        ? Optional.empty()
        : Optional.of(measured.get(0).getKey().label().replace(workload + " ", ""));
  }
}
