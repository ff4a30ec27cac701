package org.modebench.analysis.findings.mechanisms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** What each further connection adds to what is measured of a batch. */
public final class ConnectionSlopes {
  private static final int FEWEST_ROUNDS = 2;

  private final SortedMap<Double, ModeRanking> byConnections = new TreeMap<>();

  /**
   * @param contests of the workload, of which there is at least one
   */
  public ConnectionSlopes(List<ModeRanking> contests) {
    for (ModeRanking contest : contests) {
      contest
          .workload()
          .number(Parameters.CONNECTIONS.name())
          .ifPresent(connections -> byConnections.put(connections, contest));
    }
  }

  /** The numbers of connections that were measured, in order. */
  public List<Double> connections() {
    return List.copyOf(byConnections.keySet());
  }

  /**
   * What each further connection adds to a metric of a batch, in its unit: the mean of the slopes
   * of the least-squares lines through the forks of each round, with Student's interval over the
   * rounds. A round is as long as the machine's pace may be taken as constant, and the spread,
   * which grows with the value, is not assumed to be the same at each number.
   *
   * @param value of the axis
   * @return empty for fewer than two numbers of connections or two rounds
   */
  public Optional<Estimate> of(String value, Metric metric) {
    SortedMap<Double, double[]> forks = new TreeMap<>();
    byConnections.forEach(
        (connections, contest) ->
            Optional.ofNullable(contest.cells().get(place(value)))
                .map(cell -> cell.forkMeans(metric))
                .filter(means -> means.length > 0)
                .ifPresent(means -> forks.put(connections, means)));
    int rounds = forks.values().stream().mapToInt(means -> means.length).min().orElse(0);
    if (forks.size() < 2 || rounds < FEWEST_ROUNDS) {
      return Optional.empty();
    }
    double[] slopes = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      SimpleRegression line = new SimpleRegression();
      for (Map.Entry<Double, double[]> at : forks.entrySet()) {
        line.addData(at.getKey(), at.getValue()[round]);
      }
      slopes[round] = line.getSlope();
    }
    double mean = StatUtils.mean(slopes);
    double quantile = (1 + Criteria.STANDARD.confidence()) / 2;
    double half =
        new TDistribution(null, rounds - 1).inverseCumulativeProbability(quantile)
            * Math.sqrt(StatUtils.variance(slopes) / rounds);
    return Optional.of(
        new Estimate(mean, Optional.of(new Interval(mean - half, mean + half)), rounds));
  }

  /** A metric where there were most connections; the mean over forks. */
  public OptionalDouble atMost(String value, Metric metric) {
    return Optional.ofNullable(byConnections.get(byConnections.lastKey()))
        .flatMap(contest -> Optional.ofNullable(contest.cells().get(place(value))))
        .map(cell -> cell.mean(metric))
        .orElse(OptionalDouble.empty());
  }

  private static CellKey place(String value) {
    return new CellKey(value, 1);
  }
}
