package org.modebench.analysis.findings.scaling;

import java.util.Optional;
import org.modebench.analysis.statistics.Interval;

/**
 * One form of law, fitted or not.
 *
 * @param fit empty if the speeds contradict the form or do not determine its parameters
 * @param noFit why there is no fit; empty if there is one
 * @param sigma the interval of σ, where that is why
 */
public record Candidate(
    LawForm form, Optional<LawFit> fit, Optional<NoFit> noFit, Optional<Interval> sigma) {
  static Candidate fitted(LawFit fit) {
    return new Candidate(fit.form(), Optional.of(fit), Optional.empty(), Optional.empty());
  }

  static Candidate refused(LawForm form, NoFit why) {
    return new Candidate(form, Optional.empty(), Optional.of(why), Optional.empty());
  }

  static Candidate undetermined(LawForm form, Interval sigma) {
    return new Candidate(
        form, Optional.empty(), Optional.of(NoFit.SIGMA_UNDETERMINED), Optional.of(sigma));
  }
}
