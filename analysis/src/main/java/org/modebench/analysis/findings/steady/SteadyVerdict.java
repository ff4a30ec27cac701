package org.modebench.analysis.findings.steady;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.statistics.LogSample;

/**
 * Whether a cell was in a steady state while it was measured, by the courses of its forks.
 *
 * <p>It is if two ratios are both shown to be within 2 % of 1: that of the last half of what was
 * measured to its third quarter, so that nothing changes any more, and that of all that was
 * measured to the last half, so that the mean is that of the steady state. Each is a test of
 * equivalence (two one-sided t tests at 5 %) of the forks' logarithms; since both have to pass, a
 * cell that changes by more passes in at most 5 %. It was not steady if either is shown to be
 * beyond 2 % (its 95 % interval is), and otherwise neither is shown.
 *
 * <p>The fork is the sample: how the batches of one depend on each other does not matter. Source:
 * D. J. Schuirmann, A comparison of the two one-sided tests procedure and the power approach,
 * Journal of Pharmacokinetics and Biopharmaceutics 15 (1987).
 *
 * @param end the last half over its third quarter; empty where nothing could be told
 * @param whole all that was measured over the last half; likewise
 * @param possible the greatest change that is not ruled out, as a share; empty likewise
 * @param forks that have a course
 * @param fewestBatches the fewest that a fork measured, or bins of them; 0 without a course
 */
public record SteadyVerdict(
    Outcome outcome,
    Optional<Estimate> end,
    Optional<Estimate> whole,
    OptionalDouble possible,
    int forks,
    int fewestBatches) {
  /** How many forks it takes. */
  public static final int FEWEST_FORKS = Criteria.FEWEST_FORKS;

  /** How many measured batches each of them must have. */
  public static final int FEWEST_BATCHES = ForkCourse.FEWEST_BINS;

  private static final double TOLERANCE = Criteria.STANDARD.threshold();
  private static final double CONFIDENCE = Criteria.STANDARD.confidence();

  /** Of two one-sided tests at the level of the intervals. */
  private static final double OF_EQUIVALENCE = 1 - 2 * (1 - CONFIDENCE);

  /** What is shown. */
  public enum Outcome {
    /** That it was steady. */
    STEADY,
    /** That it was not. */
    CHANGING,
    /** Neither. */
    NOT_SHOWN,
    /** Nothing: too few forks have a course. */
    TOO_FEW_FORKS,
    /** Nothing: a fork has too few batches. */
    TOO_FEW_BATCHES,
    /** Nothing: there is no course. */
    NO_COURSE
  }

  static SteadyVerdict of(List<ForkCourse> courses) {
    int fewest = courses.stream().mapToInt(ForkCourse::measuredBins).min().orElse(0);
    if (courses.isEmpty()) {
      return nothing(Outcome.NO_COURSE, 0, fewest);
    }
    if (fewest < FEWEST_BATCHES) {
      return nothing(Outcome.TOO_FEW_BATCHES, courses.size(), fewest);
    }
    if (courses.size() < FEWEST_FORKS) {
      return nothing(Outcome.TOO_FEW_FORKS, courses.size(), fewest);
    }
    LogSample end = sample(courses, fork -> mean(fork, 0.5, 1) / mean(fork, 0.5, 0.75));
    LogSample whole = sample(courses, fork -> mean(fork, 0, 1) / mean(fork, 0.5, 1));
    double possible = Math.max(greatest(end), greatest(whole));
    Outcome outcome =
        possible < TOLERANCE
            ? Outcome.STEADY
            : isBeyond(end) || isBeyond(whole) ? Outcome.CHANGING : Outcome.NOT_SHOWN;
    return new SteadyVerdict(
        outcome,
        Optional.of(end.estimate(CONFIDENCE)),
        Optional.of(whole.estimate(CONFIDENCE)),
        OptionalDouble.of(possible),
        courses.size(),
        fewest);
  }

  private static SteadyVerdict nothing(Outcome why, int forks, int fewestBatches) {
    return new SteadyVerdict(
        why, Optional.empty(), Optional.empty(), OptionalDouble.empty(), forks, fewestBatches);
  }

  private static LogSample sample(List<ForkCourse> courses, ToDoubleFunction<ForkCourse> ratio) {
    return LogSample.of(courses.stream().mapToDouble(ratio).toArray());
  }

  private static double mean(ForkCourse fork, double from, double to) {
    return fork.mean(from, to).orElseThrow();
  }

  /** Of the changes in either direction that the tests do not rule out. */
  private static double greatest(LogSample ratios) {
    Interval interval = ratios.estimate(OF_EQUIVALENCE).interval().orElseThrow();
    return Math.max(interval.high(), 1 / interval.low()) - 1;
  }

  static boolean isBeyond(LogSample ratios) {
    Interval interval = ratios.estimate(CONFIDENCE).interval().orElseThrow();
    return interval.low() > 1 + TOLERANCE || interval.high() < 1 / (1 + TOLERANCE);
  }
}
