package org.modebench.analysis.statistics;

import java.util.Optional;
import org.modebench.analysis.catalogue.Better;

/**
 * What it takes to call two samples different, or the same.
 *
 * @param confidence of intervals, and 1 less the level of every test; greater than 0, less than 1
 * @param threshold of practical significance, as a share: ratios from 1 / (1 + threshold) to 1 +
 *     threshold do not matter; greater than 0, finite
 * @param better which values are wanted; empty if neither is better
 */
public record Criteria(double confidence, double threshold, Optional<Better> better) {
  /** 95 % and 2 %, less is better. */
  public static final Criteria STANDARD = of(0.95, 0.02);

  /**
   * The fewest forks of either sample from which anything is claimed. Three forks of a mode with
   * two states are often all in one of them, so that their spread seems to be nothing: of families
   * of nine equal modes, a difference was claimed in 21 %; with five forks in 3 %.
   */
  public static final int FEWEST_FORKS = 5;

  /** How likely a difference as large as the threshold is to be found with the forks asked for. */
  static final double POWER = 0.8;

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if one is outside its domain
   */
  public Criteria {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "a confidence level must be greater than 0 and less than 1, but is " + confidence);
    }
    if (!(threshold > 0 && threshold <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "a threshold must be finite and greater than 0, but is " + threshold);
    }
  }

  /** Criteria for a metric of which less is better. */
  public static Criteria of(double confidence, double threshold) {
    return new Criteria(confidence, threshold, Optional.of(Better.LOWER));
  }

  /** These criteria for a metric of which other values are wanted. */
  public Criteria with(Optional<Better> wanted) {
    return new Criteria(confidence, threshold, wanted);
  }

  /** The level of every test. */
  public double level() {
    return 1 - confidence;
  }

  /** The threshold on the log scale. */
  double margin() {
    return Math.log1p(threshold);
  }
}
