package org.modebench.analysis.findings.scaling;

import java.util.Optional;

/**
 * One form of law, fitted or not.
 *
 * @param fit empty if the speeds contradict the form or do not determine its parameters
 * @param refusal why there is no fit, as part of a sentence; empty if there is one
 */
public record Candidate(LawForm form, Optional<LawFit> fit, String refusal) {
  static Candidate fitted(LawFit fit) {
    return new Candidate(fit.form(), Optional.of(fit), "");
  }

  static Candidate refused(LawForm form, String refusal) {
    return new Candidate(form, Optional.empty(), refusal);
  }
}
