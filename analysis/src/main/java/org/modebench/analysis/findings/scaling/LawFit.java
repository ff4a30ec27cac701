package org.modebench.analysis.findings.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** A law fitted to speeds, and how sure that fit is. Immutable. */
public final class LawFit {
  private final Law law;
  private final Speeds speeds;
  private final Goodness goodness;
  private final List<Residual> residuals;
  private final Again again;
  private final LawSettings settings;

  /**
   * The same form fitted to forks drawn again.
   *
   * @param laws one for each of the draws, in their order
   */
  record Again(List<Law> laws, Resamples resamples) {}

  LawFit(
      Law law,
      Speeds speeds,
      Goodness goodness,
      List<Residual> residuals,
      Again again,
      LawSettings settings) {
    this.law = law;
    this.speeds = speeds;
    this.goodness = goodness;
    this.residuals = List.copyOf(residuals);
    this.again = again;
    this.settings = settings;
  }

  public Law law() {
    return law;
  }

  public LawForm form() {
    return law.form();
  }

  public Goodness goodness() {
    return goodness;
  }

  /** One for each number of workers, in their order. */
  public List<Residual> residuals() {
    return residuals;
  }

  /** In the order of the form's symbols. */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    List<Symbol> symbols = form().symbols();
    for (int i = 0; i < symbols.size(); i++) {
      int number = i;
      parameters.add(
          new Parameter(symbols.get(i), estimate(some -> some.parameters().get(number))));
    }
    return List.copyOf(parameters);
  }

  /**
   * The best number of workers, {@link Law#bestWorkers}; infinite where speed grows without bound.
   */
  public Estimate bestWorkers() {
    return estimate(resample -> resample.bestWorkers(settings.leastGain()));
  }

  /** Whether the best number of workers is more than was measured, and so is a guess. */
  public boolean bestIsBeyondMeasured() {
    List<Point> points = speeds.points();
    return bestWorkers().value() > points.get(points.size() - 1).workers();
  }

  /**
   * The predicted speed with the interval of the prediction's mean, not of a single fork.
   *
   * @param workers at least 1
   */
  public Estimate predict(double workers) {
    return estimate(resample -> resample.predict(workers));
  }

  private Estimate estimate(ToDoubleFunction<Law> quantity) {
    return new Estimate(
        quantity.applyAsDouble(law), interval(quantity), Math.max(1, speeds.fewestForks()));
  }

  private Optional<Interval> interval(ToDoubleFunction<Law> quantity) {
    return again.laws().isEmpty()
        ? Optional.empty()
        : Optional.of(
            again
                .resamples()
                .interval(
                    again.laws().stream().mapToDouble(quantity).toArray(), settings.confidence()));
  }
}
