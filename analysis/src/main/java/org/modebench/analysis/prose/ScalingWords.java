package org.modebench.analysis.prose;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.modebench.analysis.findings.scaling.Candidate;
import org.modebench.analysis.findings.scaling.Caveat;
import org.modebench.analysis.findings.scaling.Eligibility;
import org.modebench.analysis.findings.scaling.LawFits;
import org.modebench.analysis.findings.scaling.NoFit;
import org.modebench.analysis.findings.scaling.NoLaw;
import org.modebench.analysis.findings.scaling.Point;
import org.modebench.analysis.findings.scaling.Scaling;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.ForeignText;

/** Says why a mode has no law of scaling, and what a reader of its law must know. */
public final class ScalingWords {
  private ScalingWords() {}

  /** Why there is no law, as a sentence about the mode; empty if there is one. */
  public static String noLaw(Scaling scaling) {
    return scaling.noLaw().map(why -> noLaw(why, scaling)).orElse("");
  }

  private static String noLaw(NoLaw why, Scaling scaling) {
    Eligibility eligibility = scaling.eligibility();
    List<Point> eligible = eligibility.eligible(scaling.points());
    return switch (why) {
      case ONE_WORKER_COUNT -> "Only one number of workers was measured, so no law applies.";
      case ONE_CALL_AT_A_TIME ->
          "It computes one call at a time whatever the number of workers, so no scaling law applies.";
      case DIFFERENT_CORES ->
          "Its rows come from machines with different numbers of cores, which no single law describes; measure on one machine.";
      case TOO_FEW_CORES ->
          ("Computing scales up to the number of cores only: a law needs at least %s numbers of"
                  + " workers up to there, and on %s there are %s (%s); measure on a machine with at"
                  + " least %s cores.")
              .formatted(
                  Eligibility.FEWEST_WORKER_COUNTS,
                  eligibility.cores().orElseThrow() == 1
                      ? "1 core"
                      : eligibility.cores().orElseThrow() + " cores",
                  eligible.size(),
                  workers(eligible),
                  Eligibility.FEWEST_WORKER_COUNTS);
      case TOO_FEW_WORKER_COUNTS ->
          "A law needs at least %s numbers of workers%s, and there are %s (%s); measure more of them."
              .formatted(
                  Eligibility.FEWEST_WORKER_COUNTS,
                  eligibility.computes() ? " up to the number of cores" : "",
                  eligible.size(),
                  workers(eligible));
      case NONE_HOLDS -> noneHolds(scaling.fits());
    };
  }

  private static String workers(List<Point> points) {
    return points.isEmpty()
        ? "none usable"
        : points.stream()
            .map(point -> Integer.toString(point.workers()))
            .collect(Collectors.joining(", "));
  }

  private static String noneHolds(LawFits fits) {
    return fits.best()
        .map(
            best ->
                "No law holds: the best, %s, is off by up to %s, but at most %s counts as a fit."
                    .formatted(
                        best.form().title(),
                        Figures.percent(best.goodness().largestResidual()),
                        Figures.percent(LawFits.LARGEST_RESIDUAL)))
        .orElseGet(
            () ->
                fits.candidates().stream()
                    .map(candidate -> candidate.form().title() + ": " + noFit(candidate))
                    .collect(Collectors.joining("; ", "No law holds: ", ".")));
  }

  /** Why a form of law has no fit, as part of a sentence; empty if it has one. */
  public static String noFit(Candidate candidate) {
    return candidate.noFit().map(why -> noFit(why, candidate)).orElse("");
  }

  private static String noFit(NoFit why, Candidate candidate) {
    return switch (why) {
      case TOO_FEW_FORKS ->
          "its AICc needs %s forks".formatted(LawFits.fewestForks(candidate.form()));
      case NO_BEST_PARAMETERS -> "least squares find no best parameters";
      case NO_SPEED -> "it predicts no speed for one worker";
      case SIGMA_AT_0 -> "σ is on its bound of 0: speed grows at least in line with the workers";
      case SIGMA_AT_1 -> "σ is on its bound of 1: speed does not grow with the workers";
      case KAPPA_AT_0 -> "κ is on its bound of 0, where it is Amdahl's law";
      case LOST_AGAIN -> "its parameters are lost when forks are drawn again";
      case SIGMA_UNDETERMINED ->
          String.format(
              Locale.ROOT,
              "σ may be anything from %.2f to %.2f",
              candidate.sigma().orElseThrow().low(),
              candidate.sigma().orElseThrow().high());
      case KAPPA_UNDETERMINED -> "κ may as well be 0, where it is Amdahl's law";
    };
  }

  /** What a reader must know besides, as sentences. */
  public static List<String> caveats(Scaling scaling) {
    return scaling.caveats().stream()
        .map(caveat -> ForeignText.printable(scaling.mode()) + ": " + words(caveat))
        .toList();
  }

  private static String words(Caveat caveat) {
    return switch (caveat) {
      case FAILED_LEFT_OUT -> "numbers of workers with a failed fork or a time of 0 are excluded.";
      case SUSPECT_ROWS -> "some of its rows are SUSPECT.";
      case BEYOND_CORES_LEFT_OUT ->
          "numbers of workers above the number of cores are excluded, since more workers cannot compute more.";
      case NO_INTERVALS ->
          "intervals need 2 forks of every number of workers, and 2 of SEQUENTIAL.";
      case APPROXIMATE ->
          "the law is an approximation: it misses by more than the spread among forks (F test), so its intervals are too narrow.";
      case BEST_IS_A_GUESS ->
          "the best number of workers is beyond those fitted, so it is a guess.";
    };
  }
}
