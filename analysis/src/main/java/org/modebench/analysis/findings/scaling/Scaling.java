package org.modebench.analysis.findings.scaling;

import java.util.List;
import java.util.Optional;

/**
 * What is known of how one mode of a workload scales: a law, or why none can be told.
 *
 * @param mode the execution mode
 * @param overSequential whether speeds are speedups over SEQUENTIAL; otherwise they are calls a
 *     second, since SEQUENTIAL was not measured
 * @param points as measured, in the order of their numbers of workers; those of computing beyond
 *     the number of cores are not part of a fit
 * @param eligibility which of them can tell laws apart
 * @param fits of each form; none if the points cannot tell laws apart
 * @param noLaw empty if and only if a law is chosen
 * @param serialFractions one for each number of workers but 1, also where there is no law
 */
public record Scaling(
    String mode,
    boolean overSequential,
    List<Point> points,
    Eligibility eligibility,
    LawFits fits,
    Optional<NoLaw> noLaw,
    List<KarpFlatt> serialFractions,
    List<Caveat> caveats) {

  /** The fit of each form; empty if the points cannot tell laws apart. */
  public List<Candidate> candidates() {
    return fits.candidates();
  }

  /** The law that the data supports. */
  public Optional<LawFit> chosen() {
    return fits.chosen();
  }
}
