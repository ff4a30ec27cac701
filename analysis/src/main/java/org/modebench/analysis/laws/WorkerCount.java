package org.modebench.analysis.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.modebench.analysis.statistics.Estimate;

/**
 * What is known of one mode at one number of workers.
 *
 * @param speed as measured; empty where it cannot be part of a law
 * @param predicted by the chosen law, if there is one
 * @param residual of the chosen law, if there is one
 * @param serialFraction by Karp and Flatt; empty for one worker
 */
record WorkerCount(
    int workers,
    Optional<Estimate> speed,
    Optional<Estimate> predicted,
    Optional<Residual> residual,
    Optional<Estimate> serialFraction) {
  /** Every number of workers of a scaling, in their order. */
  static List<WorkerCount> in(Scaling scaling) {
    TreeSet<Integer> workers = new TreeSet<>();
    scaling.points().forEach(point -> workers.add(point.workers()));
    scaling.serialFractions().forEach(fraction -> workers.add(fraction.workers()));
    List<WorkerCount> counts = new ArrayList<>();
    workers.forEach(n -> counts.add(of(scaling, n)));
    return List.copyOf(counts);
  }

  private static WorkerCount of(Scaling scaling, int workers) {
    return new WorkerCount(
        workers,
        scaling.points().stream()
            .filter(point -> point.workers() == workers)
            .findFirst()
            .map(Point::estimate),
        scaling.chosen().map(fit -> fit.predict(workers)),
        scaling.chosen().stream()
            .flatMap(fit -> fit.residuals().stream())
            .filter(residual -> residual.workers() == workers)
            .findFirst(),
        scaling.serialFractions().stream()
            .filter(fraction -> fraction.workers() == workers)
            .findFirst()
            .map(KarpFlatt::serialFraction));
  }
}
