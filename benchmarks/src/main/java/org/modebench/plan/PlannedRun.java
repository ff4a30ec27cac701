package org.modebench.plan;

import java.util.List;
import java.util.Optional;
import org.modebench.analysis.statistics.Looks;
import org.modebench.analysis.text.Count;

/**
 * A plan, with what is said of it before it runs.
 *
 * @param seed that the order comes from
 * @param notes what the user should know of the choice of cases, as sentences
 * @param looks when it is judged which cases get more forks; empty if all have those of the plan
 */
public record PlannedRun(
    Plan plan, long seed, CostModel model, List<String> notes, Optional<Looks> looks) {
  /** Self-checks of the machine, and what a run's end takes. */
  private static final double CHECK_SECONDS = 0.75;

  private static final double MOCK_CHECK_SECONDS = 4;

  public double onceSeconds() {
    return onceSeconds(plan.cases());
  }

  public static double onceSeconds(List<Case> cases) {
    return 2 * checkSeconds(cases);
  }

  /** The checks before the first fork, and as much again after the last. */
  public static double checkSeconds(List<Case> cases) {
    return CHECK_SECONDS + (cases.stream().anyMatch(Case::usesMock) ? MOCK_CHECK_SECONDS : 0);
  }

  /** The whole run. */
  public double seconds() {
    return seconds(plan, model);
  }

  public static double seconds(Plan plan, CostModel model) {
    return onceSeconds(plan.cases()) + model.forkSeconds(plan, any -> true);
  }

  /**
   * {@code 84 forks (28 cases × 3 rounds), about 2 min 50 s, seed 42}; {@code up to 3 rounds} where
   * cases differ in their forks.
   */
  public String summary() {
    boolean equal = plan.forks() == plan.cases().size() * plan.rounds();
    return "%s (%s × %s%s), about %s, seed %d"
        .formatted(
            Count.of(plan.forks(), "fork"),
            Count.of(plan.cases().size(), "case"),
            equal ? "" : "up to ",
            Count.of(plan.rounds(), "round"),
            DurationText.of(seconds()),
            seed);
  }

  /** What comes after the rounds of the plan, as a sentence; empty if nothing does. */
  public Optional<String> outlook() {
    return looks
        .filter(when -> when.cap() > plan.rounds())
        .map(
            when ->
                "Then the cases that are not decided get more forks, up to %d each, which takes about %s at most."
                    .formatted(
                        when.cap(),
                        DurationText.of(
                            (when.cap() - plan.rounds()) * model.roundSeconds(plan.cases()))));
  }
}
