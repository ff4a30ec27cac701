package org.modebench.analysis.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.modebench.analysis.catalogue.Better;

/**
 * How the first of two samples compares with the second.
 *
 * @param ratio the first over the second, with Welch's interval; without one if either has one fork
 * @param p the two-sided p value of Welch's test on the log fork means; empty if either has fewer
 *     than {@link Criteria#FEWEST_FORKS}
 * @param adjustedP the same after Holm's correction over all pairs that were judged together
 * @param equivalenceP the p value of two one-sided tests at the threshold, not corrected
 * @param distinguishable whether the adjusted p value is at most the level
 * @param beyondThreshold whether a difference of more than the threshold is significant, after
 *     Holm's correction over all pairs: a difference that matters
 * @param moreForks of UNDECIDED only: how many more forks of each sample would decide with power
 *     0.8 whether there is a difference of the threshold, at least 1; empty if a million would not
 *     do; with too few forks, how many are missing to the fewest
 */
public record Difference<K>(
    K first,
    K second,
    Estimate ratio,
    OptionalDouble p,
    OptionalDouble adjustedP,
    OptionalDouble equivalenceP,
    boolean distinguishable,
    boolean beyondThreshold,
    Verdict verdict,
    OptionalInt moreForks) {

  /** How the second compares with the first. */
  public Difference<K> reversed() {
    Optional<Interval> interval =
        ratio.interval().map(i -> new Interval(1 / i.high(), 1 / i.low()));
    return new Difference<>(
        second,
        first,
        new Estimate(1 / ratio.value(), interval, ratio.n()),
        p,
        adjustedP,
        equivalenceP,
        distinguishable,
        beyondThreshold,
        verdict.reversed(),
        moreForks);
  }

  /** The same difference for a metric of which such values are wanted. */
  public Difference<K> wanting(Optional<Better> better) {
    boolean open = verdict == Verdict.SAME || verdict == Verdict.UNDECIDED;
    return new Difference<>(
        first,
        second,
        ratio,
        p,
        adjustedP,
        equivalenceP,
        distinguishable,
        beyondThreshold,
        open ? verdict : Verdict.ofDifference(ratio.value() < 1, better),
        moreForks);
  }
}
