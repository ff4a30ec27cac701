package org.modebench.mock;

import java.util.Locale;
import java.util.PriorityQueue;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.modebench.analysis.catalogue.Parameters;

/**
 * How long the mock API waits before it answers: a pure function of a nominal latency, a seed and
 * the number of the call, so that every mode and every run meets the same delays.
 */
public enum Delay {

  /** Every call takes the nominal latency. */
  FIXED {
    @Override
    long checkedMillis(int latencyMillis, long seed, int call) {
      return latencyMillis;
    }
  },

  /**
   * A lognormal delay whose median is the nominal latency and whose 95th percentile is twice that,
   * the long right tail of real services.
   *
   * <p>The value at probability p is {@code median · exp(σ · Φ⁻¹(p))} (NIST/SEMATECH e-Handbook of
   * Statistical Methods, 1.3.6.6.9), hence σ = ln 2 / Φ⁻¹(0.95) = 0.4214. The p of a call is the
   * output number {@code call} of SplitMix64 started with the seed (Steele, Lea and Flood, Fast
   * Splittable Pseudorandom Number Generators, OOPSLA 2014, with the finalizer of its reference
   * code, Stafford's mix 13).
   */
  LOGNORMAL {
    @Override
    long checkedMillis(int latencyMillis, long seed, int call) {
      double z = STANDARD_NORMAL.inverseCumulativeProbability(uniform(seed, call));
      return Math.round(latencyMillis * Math.exp(SIGMA * z));
    }
  };

  /** The ratio of the 95th percentile of {@link #LOGNORMAL} to its median. */
  static final double P95_TO_MEDIAN = 2;

  // Without a generator of its own, which would be seeded from the clock and never asked.
  private static final NormalDistribution STANDARD_NORMAL = new NormalDistribution(null, 0, 1);

  /** The standard deviation of the logarithm of {@link #LOGNORMAL}. */
  static final double SIGMA =
      Math.log(P95_TO_MEDIAN) / STANDARD_NORMAL.inverseCumulativeProbability(0.95);

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /**
   * Returns the delay of one call in milliseconds.
   *
   * @param latencyMillis the nominal latency in milliseconds, at least 0
   * @param seed any number; another seed gives other delays
   * @param call the number of the call, from 0
   * @throws IllegalArgumentException if {@code latencyMillis} or {@code call} is negative
   */
  public long millis(int latencyMillis, long seed, int call) {
    requireAtLeast(0, Parameters.LATENCY_MILLIS.name(), latencyMillis);
    requireAtLeast(0, "call", call);
    return checkedMillis(latencyMillis, seed, call);
  }

  abstract long checkedMillis(int latencyMillis, long seed, int call);

  /**
   * Returns the time in milliseconds that {@code workers} workers need for the calls 0, 1, ...,
   * {@code calls} − 1 if nothing but the delays takes time, and each call is taken in turn by the
   * worker that is free first (R. L. Graham's list scheduling, Bounds for certain multiprocessing
   * anomalies, Bell System Technical Journal 45, 1966). For {@link #FIXED} that is ⌈calls /
   * workers⌉ · latency.
   *
   * @param latencyMillis the nominal latency in milliseconds, at least 0
   * @param seed the seed of the delays
   * @param calls how many, at least 0
   * @param workers how many calls may wait at once, at least 1
   * @throws IllegalArgumentException if an argument is outside its domain
   */
  public long idealMillis(int latencyMillis, long seed, int calls, int workers) {
    requireAtLeast(0, Parameters.LATENCY_MILLIS.name(), latencyMillis);
    requireAtLeast(0, Parameters.CALLS.name(), calls);
    requireAtLeast(1, Parameters.WORKERS.name(), workers);
    PriorityQueue<Long> freeAt = new PriorityQueue<>();
    long end = 0;
    for (int call = 0; call < calls; call++) {
      long begin = call < workers ? 0 : freeAt.remove();
      long free = begin + checkedMillis(latencyMillis, seed, call);
      freeAt.add(free);
      end = Math.max(end, free);
    }
    return end;
  }

  /** Returns the name of this delay in a query and in {@code -p delay=}. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the delay of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Delay of(String parameter) {
    for (Delay delay : values()) {
      if (delay.parameter().equals(parameter)) {
        return delay;
      }
    }
    throw new IllegalArgumentException(
        "delay must be fixed or lognormal, but is '" + parameter + "'.");
  }

  /** Returns a number in the open interval (0, 1). */
  private static double uniform(long seed, int call) {
    long z = seed + (call + 1L) * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    // 52 bits and a half: with 53 the largest would round to 1, whose delay is infinite.
    return ((z >>> 12) + 0.5) * 0x1p-52;
  }

  private static void requireAtLeast(int bound, String name, int value) {
    if (value < bound) {
      throw new IllegalArgumentException(
          name + " must be " + bound + " or more, but is " + value + ".");
    }
  }
}
