package org.modebench.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.plan.Case;
import org.modebench.plan.ProfiledCases;

/** What the profiler costs: the median time of profiled batches against that of others. */
final class ProfilerCost {
  /** By how much medians may differ, as a share. */
  static final double TOLERANCE = 0.03;

  private static final double PERCENT = 100;

  private final Map<CaseKey, List<Double>> seconds = new HashMap<>();

  /**
   * @param rows of the run
   */
  ProfilerCost(List<Row> rows) {
    for (Row row : rows) {
      if (row.status() != Status.FAILED && row.metric().equals(Metrics.WALL.name())) {
        seconds.computeIfAbsent(row.caseKey(), key -> new ArrayList<>()).add(row.value());
      }
    }
  }

  private OptionalDouble median(Case of) {
    List<Double> values = seconds.getOrDefault(of.key(), List.of());
    return values.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(new Median().evaluate(values.stream().mapToDouble(v -> v).toArray()));
  }

  /** Why the rows of a profiled case are not to be trusted; empty if they are. */
  Optional<String> suspicion(Case profiled) {
    OptionalDouble with = median(profiled);
    OptionalDouble without = median(ProfiledCases.withoutProfiler(profiled));
    if (with.isEmpty()) {
      return Optional.empty();
    }
    if (without.isEmpty()) {
      return Optional.of("profiled, with no time without the profiler to compare against");
    }
    double difference = with.getAsDouble() / without.getAsDouble() - 1;
    return Math.abs(difference) <= TOLERANCE
        ? Optional.empty()
        : Optional.of(
            "profiled: the median time differs by %+.1f %% from that without the profiler, and may by %.0f %%"
                .formatted(difference * PERCENT, TOLERANCE * PERCENT));
  }
}
