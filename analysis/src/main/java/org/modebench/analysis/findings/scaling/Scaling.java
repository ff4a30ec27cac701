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
 * @param candidates the fit of each form; empty if the points cannot tell laws apart
 * @param chosen the law that the data supports; empty if and only if there is a refusal
 * @param refusal why there is no law, as a sentence about the mode; empty if there is one
 * @param serialFractions one for each number of workers but 1, also where there is no law
 * @param notes what a reader must know besides, as sentences
 */
public record Scaling(
    String mode,
    boolean overSequential,
    List<Point> points,
    List<Candidate> candidates,
    Optional<LawFit> chosen,
    String refusal,
    List<KarpFlatt> serialFractions,
    List<String> notes) {}
