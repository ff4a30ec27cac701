package org.modebench.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.modebench.plan.Case;
import org.modebench.plan.ProfiledCases;
import org.modebench.store.RunRows;

/** What the profiler costs: the median time of profiled batches against that of others. */
final class ProfilerCost {
  /** By how much medians may differ, as a share. */
  static final double TOLERANCE = 0.03;

  private static final double PERCENT = 100;

  private final Map<Case.Key, List<Double>> seconds = new HashMap<>();

  /**
   * @param lines of a results file
   */
  ProfilerCost(String run, List<String> lines) {
    for (String line : lines) {
      if (line.startsWith(run + ",")) {
        RunRows.parse(line).filter(ProfilerCost::isTime).ifPresent(this::add);
      }
    }
  }

  private static boolean isTime(CSVRecord row) {
    return RunRows.field(row, "metric").equals(RunRows.WALL)
        && !RunRows.field(row, "status").equals("FAILED");
  }

  private void add(CSVRecord row) {
    seconds
        .computeIfAbsent(RunRows.key(row), key -> new ArrayList<>())
        .add(Double.valueOf(RunRows.field(row, "value")));
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
      return Optional.of("profiled, and there is no time without the profiler to compare with");
    }
    double difference = with.getAsDouble() / without.getAsDouble() - 1;
    return Math.abs(difference) <= TOLERANCE
        ? Optional.empty()
        : Optional.of(
            "profiled: the median time differs by %+.1f %% from that without the profiler, and may by %.0f %%"
                .formatted(difference * PERCENT, TOLERANCE * PERCENT));
  }
}
