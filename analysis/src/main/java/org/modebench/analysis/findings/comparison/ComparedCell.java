package org.modebench.analysis.findings.comparison;

import java.util.Optional;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Difference;

/**
 * A cell that both sides have.
 *
 * @param difference of the new from the old; empty if either side has no usable sample
 */
public record ComparedCell(
    CellName name, RecordedCell old, RecordedCell now, Optional<Difference<CellName>> difference) {

  /** Whether either side cannot be trusted, though it was measured. */
  public boolean isSuspect() {
    return old.status() == Status.SUSPECT || now.status() == Status.SUSPECT;
  }

  /** Whether it was measured before, and failed now. */
  public boolean failsNow() {
    return now.status() == Status.FAILED && old.status() != Status.FAILED;
  }

  /** By which factor the new is worse than the old; below 1 where it is better. */
  double worsening(Difference<CellName> of) {
    double ratio = of.ratio().value();
    return now.better() == Better.LOWER ? ratio : 1 / ratio;
  }

  /** Whether it is significantly worse, and by more than the share given. */
  public boolean isWorseBy(double share) {
    return difference
        // Not by the verdict: SAME is within the threshold, which may be wider than the share.
        .filter(d -> d.distinguishable() && worsening(d) > 1 + share)
        .isPresent();
  }

  /** Whether the interval leaves room for being worse by more than the share given. */
  public boolean mayBeWorseBy(double share) {
    return difference
        .filter(
            d ->
                d.ratio()
                    .interval()
                    .map(
                        interval ->
                            now.better() == Better.LOWER
                                ? interval.high() > 1 + share
                                : interval.low() < 1 / (1 + share))
                    .orElse(true))
        .isPresent();
  }
}
