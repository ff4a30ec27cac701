package org.modebench.analysis.findings.breakeven;

import java.util.Optional;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** The SEQUENTIAL time of one call by size: what a size means on the machine that was measured. */
record CallTime(Optional<Curve> sequential, int calls) {

  /** The time of one call of a size, with the interval of the size carried over. */
  Optional<Estimate> of(Estimate size) {
    Optional<Double> value = seconds(size.value());
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<Interval> interval =
        size.interval()
            .flatMap(
                bounds ->
                    seconds(bounds.low())
                        .flatMap(low -> seconds(bounds.high()).map(high -> hull(low, high))));
    return Optional.of(new Estimate(value.get(), interval, size.n()));
  }

  private Optional<Double> seconds(double size) {
    return sequential
        .filter(curve -> !curve.times().isEmpty())
        .filter(curve -> curve.times().firstKey() <= size && size <= curve.times().lastKey())
        .map(curve -> curve.at(size).value() / calls);
  }

  /** Measured times need not grow with the size where sizes are close. */
  private static Interval hull(double a, double b) {
    return new Interval(Math.min(a, b), Math.max(a, b));
  }
}
