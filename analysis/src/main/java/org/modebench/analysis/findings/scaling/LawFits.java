package org.modebench.analysis.findings.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.statistics.Interval;

/**
 * Every form of law fitted to one mode's speeds, and the choice among them.
 *
 * @param candidates one for each form, in their order
 */
public record LawFits(List<Candidate> candidates) {
  /** A law that is further off than this share of the speed does not describe it. */
  public static final double LARGEST_RESIDUAL = 0.2;

  /**
   * Criteria this close support both laws, and the plainer is chosen. Source: K. P. Burnham and D.
   * R. Anderson, Model selection and multimodel inference, Springer 2002, section 2.6.
   */
  private static final double TOO_CLOSE_TO_CALL = 2;

  /** A share that may lie anywhere in an interval wider than this is not determined. */
  private static final double WIDEST_SHARE = 0.5;

  /** The fits of all forms; the order of the points does not matter. */
  public static LawFits of(Speeds speeds, LawSettings settings) {
    Resamples resamples = Resamples.of(speeds, settings);
    List<Candidate> candidates = new ArrayList<>();
    for (LawForm form : LawForm.values()) {
      candidates.add(candidate(form, speeds, resamples, settings));
    }
    return new LawFits(List.copyOf(candidates));
  }

  /**
   * The law with the least AICc, or a plainer one that comes within 2 of it, whether it is any good
   * or not; empty if no form has a fit.
   */
  public Optional<LawFit> best() {
    return best(candidates.stream().flatMap(candidate -> candidate.fit().stream()).toList());
  }

  /** The best of the laws that are nowhere off by more than {@link #LARGEST_RESIDUAL}. */
  public Optional<LawFit> chosen() {
    return best(
        candidates.stream()
            .flatMap(candidate -> candidate.fit().stream())
            .filter(fit -> fit.goodness().largestResidual() <= LARGEST_RESIDUAL)
            .toList());
  }

  private static Optional<LawFit> best(List<LawFit> fits) {
    double least = fits.stream().mapToDouble(fit -> fit.goodness().aicc()).min().orElse(Double.NaN);
    return fits.stream()
        .filter(fit -> fit.goodness().aicc() <= least + TOO_CLOSE_TO_CALL)
        .min(
            Comparator.<LawFit>comparingInt(fit -> fit.form().symbols().size())
                .thenComparingDouble(fit -> fit.goodness().aicc()));
  }

  private static Candidate candidate(
      LawForm form, Speeds speeds, Resamples resamples, LawSettings settings) {
    if (speeds.forks() < fewestForks(form)) {
      return Candidate.refused(form, NoFit.TOO_FEW_FORKS);
    }
    LeastSquares squares = new LeastSquares(form, speeds.batch(), speeds.points(), speeds.scale());
    Optional<Coefficients> found = squares.fit(speeds.means());
    if (found.isEmpty()) {
      return Candidate.refused(form, NoFit.NO_BEST_PARAMETERS);
    }
    Optional<NoFit> contradiction = found.get().contradiction();
    if (contradiction.isPresent()) {
      return Candidate.refused(form, contradiction.get());
    }
    List<Law> resampled = new ArrayList<>();
    for (Resamples.Draw draw : resamples.draws()) {
      Optional<Coefficients> again = squares.fit(draw.speeds());
      if (again.isEmpty() || again.get().hasNoSpeed()) {
        return Candidate.refused(form, NoFit.LOST_AGAIN);
      }
      resampled.add(again.get().withSpeed(draw.factor()).law(speeds.batch()));
    }
    Law law = found.get().law(speeds.batch());
    List<Residual> residuals = residuals(law, speeds);
    LawFit fit =
        new LawFit(
            law,
            speeds,
            Misfit.of(law, speeds, residuals).goodness(),
            residuals,
            new LawFit.Again(resampled, resamples),
            settings);
    return undetermined(fit).orElseGet(() -> Candidate.fitted(fit));
  }

  /** The fewest forks from which the AICc of a form can be told. */
  public static int fewestForks(LawForm form) {
    return form.symbols().size() + 3;
  }

  private static Optional<Candidate> undetermined(LawFit fit) {
    for (Parameter parameter : fit.parameters()) {
      Optional<Interval> interval = parameter.estimate().interval();
      if (interval.isPresent()) {
        Interval bounds = interval.get();
        if (parameter.symbol() == Symbol.SIGMA && bounds.high() - bounds.low() > WIDEST_SHARE) {
          return Optional.of(Candidate.undetermined(fit.form(), bounds));
        }
        if (parameter.symbol() == Symbol.KAPPA && bounds.low() <= 0) {
          return Optional.of(Candidate.refused(fit.form(), NoFit.KAPPA_UNDETERMINED));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Residual> residuals(Law law, Speeds speeds) {
    double[] means = speeds.means();
    List<Residual> residuals = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      int workers = speeds.points().get(i).workers();
      residuals.add(new Residual(workers, means[i], law.predict(workers)));
    }
    return List.copyOf(residuals);
  }
}
