package org.modebench.analysis.findings.steady;

import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.statistics.Tolerance;

/**
 * How many forks of a cell were not flat while they were measured, so that the mean of the cell is
 * no time of a steady state.
 *
 * @param forks of the cell
 * @param classified those with iterations enough to be told
 * @param warmUp those that were slower first
 * @param slowdown those that were faster first
 * @param unsettled those that reached no steady state
 */
public record UnsteadyForks(int forks, int classified, int warmUp, int slowdown, int unsettled) {
  private static final UnsteadyForks NONE = new UnsteadyForks(0, 0, 0, 0, 0);

  /** The search for changes takes the square of these in the worst case. */
  private static final int MOST_ITERATIONS = 5_000;

  private static final int MOST_FORKS = 1_000;

  /** The forks of a cell; none are classified where forks or iterations are too many to search. */
  public static UnsteadyForks of(Cell cell) {
    if (cell.forkMeans(Metrics.WALL).length > MOST_FORKS
        || cell.iterations(Metrics.WALL).values().stream()
            .anyMatch(seconds -> seconds.length > MOST_ITERATIONS)) {
      return NONE;
    }
    SteadyState state = SteadyState.of(cell, OptionalDouble.empty(), Tolerance.DEFAULT);
    return new UnsteadyForks(
        state.forks().size(),
        state.forks().size() - count(state, Classification.TOO_FEW_ITERATIONS),
        count(state, Classification.WARM_UP),
        count(state, Classification.SLOWDOWN),
        count(state, Classification.NO_STEADY_STATE));
  }

  private static int count(SteadyState state, Classification wanted) {
    return state.counts().getOrDefault(wanted, 0);
  }

  /** How many were not flat. */
  public int unsteady() {
    return warmUp + slowdown + unsettled;
  }
}
