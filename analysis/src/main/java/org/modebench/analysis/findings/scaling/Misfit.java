package org.modebench.analysis.findings.scaling;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * The squared deviations that a law leaves.
 *
 * @param parameters of the law
 * @param ofPoints Σ m r², for r the residual of a point of m forks
 * @param ofForks of the forks from the mean of their point
 * @param rounding below which deviations say nothing between two laws
 */
record Misfit(
    Speeds speeds,
    int parameters,
    double ofPoints,
    double ofForks,
    double rounding,
    double largestResidual) {
  private static final double ROUNDING = 1e-9;

  static Misfit of(Law law, Speeds speeds, List<Residual> residuals) {
    Scale scale = speeds.scale();
    double squares = 0;
    double rounding = 0;
    double largest = 0;
    for (int i = 0; i < residuals.size(); i++) {
      Residual residual = residuals.get(i);
      int forks = speeds.points().get(i).forks();
      double difference = scale.of(residual.measured()) - scale.of(residual.predicted());
      double unit = ROUNDING * residual.measured() * scale.slope(residual.measured());
      squares += forks * difference * difference;
      rounding += forks * unit * unit;
      largest = Math.max(largest, Math.abs(residual.relative()));
    }
    return new Misfit(
        speeds, law.parameters().size(), squares, speeds.squaredSpread(), rounding, largest);
  }

  Goodness goodness() {
    int n = speeds.forks();
    double squares = ofPoints + ofForks;
    return new Goodness(
        1 - squares / speeds.squaredDeviations(),
        Math.sqrt(squares / (n - parameters)),
        largestResidual,
        aicc(n, Math.max(squares, rounding)),
        lackOfFit());
  }

  private double aicc(int n, double squares) {
    int k = parameters + 1;
    return n * (Math.log(2 * Math.PI * squares / n) + 1) + 2 * k + 2.0 * k * (k + 1) / (n - k - 1);
  }

  private OptionalDouble lackOfFit() {
    int points = speeds.points().size();
    int ofLaw = points - parameters;
    int ofSpread = speeds.forks() - points;
    if (ofLaw < 1 || ofSpread < 1 || ofForks <= rounding) {
      return OptionalDouble.empty();
    }
    double f = ofPoints / ofLaw / (ofForks / ofSpread);
    return OptionalDouble.of(1 - new FDistribution(null, ofLaw, ofSpread).cumulativeProbability(f));
  }
}
