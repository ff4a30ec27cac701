package org.modebench.analysis.findings.scaling;

import java.util.List;

/**
 * The staircase, X(N) = λk / ⌈k / min(N, C)⌉: k equal calls take whole rounds, so that ten calls on
 * five to nine workers take two.
 *
 * <p>It is the ideal of this project with a speed of its own, and without any loss. With more calls
 * than workers it approaches the straight line λN. Source: the length of the best schedule of k
 * equal jobs on N machines, R. L. Graham, Bounds on multiprocessing timing anomalies, SIAM Journal
 * on Applied Mathematics 17 (1969).
 */
public record Staircase(SingleWorkerSpeed lambda, Batch batch) implements Law {
  @Override
  public double predict(double workers) {
    return lambda.value() * batch.calls() / batch.rounds(workers);
  }

  /** The fewest workers with the fewest rounds. */
  @Override
  public double bestWorkers(Gain least) {
    return batch.largestUsefulWorkers();
  }

  @Override
  public List<Double> parameters() {
    return List.of(lambda.value());
  }

  @Override
  public LawForm form() {
    return LawForm.STAIRCASE;
  }
}
