package org.modebench.analysis.findings.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.covariance.Covariance;

/**
 * The samples of both sides of a comparison, without what the machine's speed explains of them: one
 * slope for the cells of a workload, on both sides.
 */
final class EqualSpeed {
  private final Map<Of, double[]> times = new LinkedHashMap<>();
  private final Map<Of, double[]> pieces = new LinkedHashMap<>();

  /** A cell of one side. */
  private record Of(CellName name, boolean isNew) {}

  private EqualSpeed() {}

  /** The pairs of a workload at equal speed; as they are where that was not measured. */
  static List<Pair<CellName>> of(
      List<Pair<CellName>> pairs,
      Map<CellName, RecordedCell> old,
      Map<CellName, RecordedCell> now) {
    EqualSpeed known = new EqualSpeed();
    for (Pair<CellName> pair : pairs) {
      known.add(pair.first(), true, Objects.requireNonNull(now.get(pair.first())));
      known.add(pair.second(), false, Objects.requireNonNull(old.get(pair.second())));
    }
    Optional<Covariance<Of>> speed = Covariance.of(known.times, known.pieces);
    return pairs.stream()
        .map(
            pair ->
                new Pair<>(
                    pair.first(),
                    pair.second(),
                    adjusted(speed, new Of(pair.first(), true), pair.ofFirst()),
                    adjusted(speed, new Of(pair.second(), false), pair.ofSecond())))
        .toList();
  }

  private void add(CellName name, boolean isNew, RecordedCell cell) {
    if (!cell.pieces().isEmpty()) {
      times.put(new Of(name, isNew), array(cell.forkMeans()));
      pieces.put(new Of(name, isNew), array(cell.pieces()));
    }
  }

  private static LogSample adjusted(Optional<Covariance<Of>> speed, Of cell, LogSample asMeasured) {
    return speed.flatMap(known -> known.adjusted(cell)).orElse(asMeasured);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
