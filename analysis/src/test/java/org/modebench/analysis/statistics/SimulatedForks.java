package org.modebench.analysis.statistics;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Forks as real ones are: each has its own luck, which its iterations share, and noise in each. */
enum SimulatedForks {
  /** Log-normal between forks, 0.5 %. */
  QUIET {
    @Override
    double luck(RandomGenerator random) {
      return 0.005 * random.nextGaussian();
    }
  },
  /** Log-normal between forks, 2 %. */
  USUAL {
    @Override
    double luck(RandomGenerator random) {
      return 0.02 * random.nextGaussian();
    }
  },
  /** Student's t with 3 degrees of freedom: now and then a fork is far off, either way. */
  HEAVY_TAILED {
    @Override
    double luck(RandomGenerator random) {
      double chiSquared = 0;
      for (int i = 0; i < 3; i++) {
        chiSquared += Math.pow(random.nextGaussian(), 2);
      }
      return 0.01 * random.nextGaussian() / Math.sqrt(chiSquared / 3);
    }
  },
  /** Three forks in ten are compiled another way and are 8 % slower. */
  BIMODAL {
    @Override
    double luck(RandomGenerator random) {
      return 0.005 * random.nextGaussian() + (random.nextInt(10) < 3 ? 0.08 : 0);
    }
  },
  /** One fork in ten is disturbed by a neighbour and takes much longer, exponentially. */
  DISTURBED {
    @Override
    double luck(RandomGenerator random) {
      double disturbance = random.nextInt(10) == 0 ? -0.1 * Math.log(1 - random.nextDouble()) : 0;
      return 0.01 * random.nextGaussian() + disturbance;
    }
  };

  private static final int ITERATIONS = 5;
  private static final double NOISE = 0.01;

  /** What a fork adds to the logarithm of every one of its times. */
  abstract double luck(RandomGenerator random);

  /** The means of so many forks of code that takes the time given. */
  LogSample sample(int forks, double seconds, RandomGenerator random) {
    double[] means = new double[forks];
    for (int fork = 0; fork < forks; fork++) {
      means[fork] = forkMean(seconds, luck(random), random);
    }
    return LogSample.of(means);
  }

  /** The means of so many forks with a log-normal spread between them. */
  static LogSample logNormal(int forks, double seconds, double spread, RandomGenerator random) {
    double[] means = new double[forks];
    for (int fork = 0; fork < forks; fork++) {
      means[fork] = forkMean(seconds, spread * random.nextGaussian(), random);
    }
    return LogSample.of(means);
  }

  private static double forkMean(double seconds, double luck, RandomGenerator random) {
    double sum = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      sum += seconds * Math.exp(luck + NOISE * random.nextGaussian());
    }
    return sum / ITERATIONS;
  }

  /** The same numbers in every run of the tests. */
  static RandomGenerator seeded(long seed) {
    return new Random(seed);
  }
}
