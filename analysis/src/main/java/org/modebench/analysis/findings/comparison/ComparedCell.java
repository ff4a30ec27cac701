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

  /** Whether both sides measured it, or failed to. */
  public boolean isMeasured() {
    return old.isMeasured() && now.isMeasured();
  }

  /** Whether either side cannot be trusted, though it was measured. */
  public boolean isSuspect() {
    return old.status() == Status.SUSPECT || now.status() == Status.SUSPECT;
  }

  /** Whether it was measured before, and failed now. */
  public boolean failsNow() {
    return now.status() == Status.FAILED && old.status() != Status.FAILED;
  }

  /** Which values of it are better; empty if that is not known. */
  Optional<Better> better() {
    return now.metric().better();
  }

  /**
   * Whether a test tells how the new compares with the old: both sides have the forks that it
   * takes, their values can be trusted, and it is known which are better.
   */
  public boolean isJudged() {
    return better().isPresent()
        && !isSuspect()
        && difference.filter(d -> d.p().isPresent()).isPresent();
  }

  /** By which factor the new is worse than the old; below 1 where it is better. */
  private static double worsening(Better better, double ratio) {
    return better == Better.LOWER ? ratio : 1 / ratio;
  }

  /** Whether it is worse by the numbers, significantly or not. */
  boolean looksWorse() {
    return better()
        .flatMap(wanted -> difference.map(d -> worsening(wanted, d.ratio().value()) > 1))
        .orElse(false);
  }

  /** Whether the forks leave room for being worse by more than the share given. */
  public boolean mayBeWorseBy(double share) {
    Optional<Better> better = better();
    return better.isPresent()
        && difference
            .filter(
                d ->
                    d.ratio()
                        .interval()
                        .filter(interval -> d.p().isPresent())
                        .map(
                            interval ->
                                better.get() == Better.LOWER
                                    ? interval.high() > 1 + share
                                    : interval.low() < 1 / (1 + share))
                        .orElse(true))
            .isPresent();
  }
}
