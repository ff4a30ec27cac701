package org.modebench.analysis.findings.scaling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The speeds of one mode over its numbers of workers, from which laws are fitted. Immutable.
 *
 * <p>The fork is the sample: a point of five forks counts as five observations, and their spread
 * about their mean is spread that no law explains.
 */
public final class Speeds {
  private final List<Point> points;
  private final Batch batch;
  private final Scale scale;
  private final List<double[]> values;
  private final double[] baseline;

  private Speeds(List<Point> points, Batch batch, Scale scale, double[] baseline) {
    this.points = points.stream().sorted(Comparator.comparingInt(Point::workers)).toList();
    this.batch = batch;
    this.scale = scale;
    this.values = this.points.stream().map(point -> point.on(scale)).toList();
    this.baseline = baseline;
  }

  /**
   * Speeds as measured.
   *
   * @param points with distinct numbers of workers
   */
  public static Speeds of(List<Point> points, Batch batch, Scale scale) {
    return new Speeds(points, batch, scale, new double[0]);
  }

  /**
   * Speeds in multiples of a baseline's, so that λ shares in the baseline's uncertainty; on the
   * relative scale.
   *
   * @param points with distinct numbers of workers, already divided by the baseline's geometric
   *     mean
   * @param baseline the speeds of the baseline's forks
   */
  public static Speeds overBaseline(List<Point> points, Batch batch, double... baseline) {
    return new Speeds(points, batch, Scale.RELATIVE, Point.of(1, baseline).on(Scale.RELATIVE));
  }

  /** In the order of their numbers of workers. */
  public List<Point> points() {
    return points;
  }

  public Batch batch() {
    return batch;
  }

  Scale scale() {
    return scale;
  }

  /** The forks of a point, on the scale. */
  double[] values(int point) {
    return values.get(point);
  }

  /** The forks of the baseline on the scale; empty without one. */
  double[] baseline() {
    return baseline;
  }

  /** The mean speed of each point's forks: on the relative scale the geometric mean. */
  double[] means() {
    return values.stream().mapToDouble(forks -> scale.inverse(StatUtils.mean(forks))).toArray();
  }

  /** The number of forks of all points. */
  int forks() {
    return points.stream().mapToInt(Point::forks).sum();
  }

  /** The number of forks of the point, or baseline, that has the fewest. */
  int fewestForks() {
    int fewest = points.stream().mapToInt(Point::forks).min().orElse(0);
    return baseline.length == 0 ? fewest : Math.min(fewest, baseline.length);
  }

  /** Squared deviations of the forks from the mean of their point. */
  double squaredSpread() {
    return values.stream().mapToDouble(Speeds::squaredDeviations).sum();
  }

  /** Squared deviations of all forks from their common mean. */
  double squaredDeviations() {
    return squaredDeviations(values.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  private static double squaredDeviations(double[] forks) {
    return StatUtils.populationVariance(forks) * forks.length;
  }
}
