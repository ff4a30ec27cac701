package org.modebench.analysis.findings.steady;

import java.util.Optional;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;

/**
 * What it means to be the first measured iteration of a fork: its time over that of the second, as
 * the geometric mean over forks.
 *
 * @param ratio with its interval, if there are forks enough
 * @param isShown whether it is shown to be more than 2 % from 1
 */
public record IterationEffect(Estimate ratio, boolean isShown) {
  /** Empty if no fork has two iterations. */
  public static Optional<IterationEffect> of(Cell cell) {
    double[] ratios =
        cell.iterations(Metrics.WALL).values().stream()
            .filter(times -> times.length > 1 && times[0] > 0 && times[1] > 0)
            .mapToDouble(times -> times[0] / times[1])
            .toArray();
    if (ratios.length == 0) {
      return Optional.empty();
    }
    LogSample sample = LogSample.of(ratios);
    return Optional.of(
        new IterationEffect(
            sample.estimate(Criteria.STANDARD.confidence()),
            sample.n() >= Criteria.FEWEST_FORKS && SteadyVerdict.isBeyond(sample)));
  }
}
