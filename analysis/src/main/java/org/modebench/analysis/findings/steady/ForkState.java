package org.modebench.analysis.findings.steady;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.modebench.analysis.statistics.Segment;

/**
 * What one fork did while it was measured.
 *
 * @param fork its number, from 1
 * @param seconds the time of one batch in each iteration
 * @param classification of the iterations
 * @param segments between changes, in seconds, indices without outliers counted in; one segment
 *     where there was no change, none where there are too few iterations
 * @param steadyFrom index of the first iteration of the steady state; empty if there is none
 * @param drift change of the time from one iteration to the next, as a share of the median, where
 *     what followed the last change drifts; empty where it does not
 * @param outliers indices of iterations that were left out of the search for changes, from 0
 * @param compileSeconds time that the JIT compiled, in all iterations; empty if not recorded
 * @param gcSeconds time that garbage was collected, in all iterations; empty if not recorded
 * @param measuredSeconds time of all iterations; empty if the length of an iteration is not known
 */
public record ForkState(
    int fork,
    List<Double> seconds,
    Classification classification,
    List<Segment> segments,
    OptionalInt steadyFrom,
    OptionalDouble drift,
    List<Integer> outliers,
    OptionalDouble compileSeconds,
    OptionalDouble gcSeconds,
    OptionalDouble measuredSeconds) {
  /** The time that the JIT compiled as a share of the measured time, if both are known. */
  public OptionalDouble compileShare() {
    return share(compileSeconds);
  }

  /** The time that garbage was collected as a share of the measured time, if both are known. */
  public OptionalDouble gcShare() {
    return share(gcSeconds);
  }

  private OptionalDouble share(OptionalDouble part) {
    return part.isPresent() && measuredSeconds.isPresent() && measuredSeconds.getAsDouble() > 0
        ? OptionalDouble.of(part.getAsDouble() / measuredSeconds.getAsDouble())
        : OptionalDouble.empty();
  }
}
