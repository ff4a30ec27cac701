package org.modebench.analysis.findings.scaling;

import java.util.List;

/** How the speed of a batch depends on the number of workers. Immutable. */
public sealed interface Law permits Amdahl, Gustafson, Staircase, UniversalScalability {
  /**
   * The predicted speed, in the unit of the single worker's.
   *
   * @param workers N, at least 1; need not be whole, so that a curve can be drawn
   */
  double predict(double workers);

  /**
   * The best number of workers: where the predicted speed is greatest, or where one more worker
   * would gain less than the share given.
   *
   * @return at least 1, need not be whole; infinite where speed grows without bound
   */
  double bestWorkers(Gain least);

  /** The values of the parameters, in the order of the form's symbols. */
  List<Double> parameters();

  /** The form of the law, without its parameters. */
  LawForm form();
}
