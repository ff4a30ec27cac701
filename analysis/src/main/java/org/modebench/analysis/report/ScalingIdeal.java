package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.plot.Point;

/** The ideal of a mode that scales, at every number of workers. */
final class ScalingIdeal {
  private static final int MOST_WORKERS = 10_000;

  private final int fewest;
  private final int most;
  private final NavigableMap<Integer, Double> seconds = new TreeMap<>();

  /**
   * The ideal from the least to the greatest number of workers.
   *
   * @param scaling a place of the mode
   */
  ScalingIdeal(ModeRanking contest, CellKey scaling, SortedSet<Integer> counts) {
    fewest = counts.first();
    most = counts.last();
    Cell cell = contest.cell(scaling);
    for (int workers = fewest; workers <= Math.min(most, MOST_WORKERS); workers++) {
      OptionalDouble ideal =
          Ideal.seconds(
              contest.workload(), new CellKey(scaling.mode(), workers), cell, contest.cells());
      if (ideal.isPresent()) {
        seconds.put(workers, ideal.getAsDouble());
      }
    }
  }

  /** Its time at the numbers given alone, to be joined as what was measured at them is. */
  List<Point> at(Collection<Integer> counts) {
    return counts.stream()
        .filter(seconds::containsKey)
        .map(workers -> Point.of(workers, seconds.getOrDefault(workers, 0.0)))
        .toList();
  }

  /** A value of its time as stairs, with a number in the middle of each step. */
  List<Point> stairs(DoubleUnaryOperator shown) {
    List<Point> points = new ArrayList<>();
    seconds.forEach(
        (workers, time) -> {
          double value = shown.applyAsDouble(time);
          double before = workers == fewest ? 0.9 : Math.sqrt(1 - 1.0 / workers);
          double after = workers == most ? 1.1 : Math.sqrt(1 + 1.0 / workers);
          points.add(Point.of(workers * before, value));
          points.add(Point.of(workers * after, value));
        });
    return points;
  }
}
