package org.modebench.analysis.findings.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.modebench.analysis.statistics.Estimate;

/**
 * What is known of one mode at one number of workers.
 *
 * @param speed as measured; empty where a fork failed
 * @param predicted by the chosen law, if this number of workers is part of its fit
 * @param residual of the chosen law, likewise
 * @param serialFraction by Karp and Flatt; empty for one worker
 */
public record WorkerCount(
    int workers,
    Optional<Estimate> speed,
    Optional<Estimate> predicted,
    Optional<Residual> residual,
    Optional<Estimate> serialFraction) {
  /** Every number of workers of a scaling, in their order. */
  public static List<WorkerCount> in(Scaling scaling) {
    TreeSet<Integer> workers = new TreeSet<>();
    scaling.points().forEach(point -> workers.add(point.workers()));
    scaling.serialFractions().forEach(fraction -> workers.add(fraction.workers()));
    List<WorkerCount> counts = new ArrayList<>();
    workers.forEach(n -> counts.add(of(scaling, n)));
    return List.copyOf(counts);
  }

  private static WorkerCount of(Scaling scaling, int workers) {
    Optional<Residual> residual =
        scaling.chosen().stream()
            .flatMap(fit -> fit.residuals().stream())
            .filter(some -> some.workers() == workers)
            .findFirst();
    return new WorkerCount(
        workers,
        scaling.points().stream()
            .filter(point -> point.workers() == workers)
            .findFirst()
            .map(Point::estimate),
        residual.flatMap(some -> scaling.chosen()).map(fit -> fit.predict(workers)),
        residual,
        scaling.serialFractions().stream()
            .filter(fraction -> fraction.workers() == workers)
            .findFirst()
            .map(KarpFlatt::serialFraction));
  }
}
