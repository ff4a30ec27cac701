package org.modebench.analysis.findings.scaling;

import java.util.Arrays;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;

/** The speeds of the forks with one number of workers. Immutable. */
public final class Point {
  private final int workers;
  private final double[] speeds;

  private Point(int workers, double[] speeds) {
    this.workers = workers;
    this.speeds = speeds;
  }

  /**
   * The speeds of the forks given.
   *
   * @param workers N, at least 1
   * @param speeds one for each fork, in one unit for all points; at least one, finite and greater
   *     than 0
   * @throws IllegalArgumentException if an argument is outside its domain
   */
  public static Point of(int workers, double... speeds) {
    if (workers < 1 || speeds.length == 0) {
      throw new IllegalArgumentException(
          "a point must have at least 1 worker and 1 speed, but has "
              + workers
              + " and "
              + speeds.length);
    }
    for (double speed : speeds) {
      if (!(speed > 0 && speed <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "a speed must be finite and greater than 0, but is " + speed);
      }
    }
    return new Point(workers, speeds.clone());
  }

  public int workers() {
    return workers;
  }

  /** The number of forks. */
  public int forks() {
    return speeds.length;
  }

  /** The geometric mean of the speeds with its 95 % interval, if there are two. */
  Estimate estimate() {
    return LogSample.of(speeds).estimate(LawSettings.DEFAULT.confidence());
  }

  double[] on(Scale scale) {
    return Arrays.stream(speeds).map(scale::of).toArray();
  }
}
