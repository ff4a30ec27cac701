package org.modebench.analysis.findings.mechanisms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;

/** What each further one of what a parameter counts adds to what is measured of a batch. */
public final class Slopes {
  private static final int FEWEST_ROUNDS = 2;

  private final SortedMap<Double, ModeRanking> byNumber = new TreeMap<>();

  /**
   * @param counted the parameter that is the number, such as that of connections
   * @param contests of the workload that differ in it alone
   */
  public Slopes(Parameter counted, List<ModeRanking> contests) {
    for (ModeRanking contest : contests) {
      contest.workload().number(counted.name()).ifPresent(number -> byNumber.put(number, contest));
    }
  }

  /** The numbers that were measured, in order. */
  public List<Double> numbers() {
    return List.copyOf(byNumber.keySet());
  }

  /**
   * What each further one adds to a metric of a batch, in its unit: the mean of the slopes of the
   * least-squares lines through the forks of each round, with Student's interval over the rounds. A
   * round is as long as the machine's pace may be taken as constant, and the spread, which grows
   * with the value, is not assumed to be the same at each number.
   *
   * @param value of the axis
   * @return empty for fewer than two numbers or two rounds
   */
  public Optional<Estimate> of(String value, Metric metric) {
    SortedMap<Double, double[]> forks = new TreeMap<>();
    byNumber.forEach(
        (number, contest) ->
            Optional.ofNullable(contest.cells().get(place(value)))
                .map(cell -> cell.forkMeans(metric))
                .filter(means -> means.length > 0)
                .ifPresent(means -> forks.put(number, means)));
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
    return Optional.of(Estimate.ofMean(slopes, Criteria.STANDARD.confidence()));
  }

  /** A metric where the number was greatest; the mean over forks. */
  public OptionalDouble atMost(String value, Metric metric) {
    return at(byNumber.lastKey(), value, metric);
  }

  /** A metric at one of the numbers; the mean over forks, empty where it was not measured. */
  public OptionalDouble at(double number, String value, Metric metric) {
    return Optional.ofNullable(byNumber.get(number))
        .flatMap(contest -> Optional.ofNullable(contest.cells().get(place(value))))
        .map(cell -> cell.mean(metric))
        .orElse(OptionalDouble.empty());
  }

  private static CellKey place(String value) {
    return new CellKey(value, 1);
  }
}
