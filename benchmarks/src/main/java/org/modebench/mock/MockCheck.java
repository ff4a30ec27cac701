package org.modebench.mock;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.results.record.MockVerdict;
import org.modebench.analysis.text.Count;

/**
 * The check that the mock API is not the bottleneck: it is called alone, with the fixed delay and
 * with as many calls at once as will be measured, and compared with what the delay alone would
 * take. What the client of the check costs counts against the mock, so a mock that passes is no
 * worse than it seems.
 */
final class MockCheck {

  /** The smallest throughput of a trusted mock, as a fraction of the ideal. */
  static final double SMALLEST_FRACTION = 0.95;

  /** The largest distance of the median of a trusted mock from its nominal latency, relative. */
  static final double LARGEST_ERROR = 0.02;

  /** Each of the two parts takes this long, or one latency where that is longer. */
  private static final int PART_MILLIS = 1_000;

  /** Few calls give no median, many of a short latency nothing more. */
  private static final int SMALLEST_SAMPLE = 5;

  private static final int LARGEST_SAMPLE = 50;
  private static final int BATCHES = 3;
  private static final int MOST_ROUNDS = 20;

  private static final int CONNECTING_MILLIS = 20;

  private MockCheck() {}

  /**
   * Checks a mock that has been warmed up. Takes about 2 s, or two latencies where that is longer.
   *
   * @param latencyMillis the nominal latency in milliseconds, at least 0
   * @param concurrency the largest number of calls at once that will be measured, at least 1
   * @param own what the mock says of itself
   * @throws IOException with a sentence that says why, if the mock does not answer every call
   */
  static Result check(MockProcess mock, int latencyMillis, int concurrency, OwnTimes own)
      throws IOException, InterruptedException {
    if (!mock.isAlive()) {
      throw new IOException(
          "The mock API at " + mock.address() + " cannot be checked: its process has ended.");
    }
    return check(mock.address(), latencyMillis, concurrency, own);
  }

  /** As {@link #check(MockProcess, int, int, OwnTimes)}, for what serves at an address. */
  static Result check(URI mock, int latencyMillis, int concurrency)
      throws IOException, InterruptedException {
    return check(mock, latencyMillis, concurrency, Optional::empty);
  }

  /** What the mock says of itself since it was last asked. */
  interface OwnTimes {
    Optional<Punctuality> sinceLast() throws IOException, InterruptedException;
  }

  private static Result check(URI mock, int latencyMillis, int concurrency, OwnTimes own)
      throws IOException, InterruptedException {
    if (latencyMillis < 0) {
      throw new IllegalArgumentException(
          "latencyMillis must be 0 or more, but is " + latencyMillis + ".");
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException(
          "concurrency must be 1 or more, but is " + concurrency + ".");
    }
    double medianMillis = medianMillis(mock, latencyMillis);
    // The median of three short batches: a moment's disturbance is not the mock's.
    int batches = latencyMillis > PART_MILLIS / BATCHES ? 1 : BATCHES;
    int rounds = atLeastOneWithin(MOST_ROUNDS, batches * latencyMillis);
    int calls = Math.multiplyExact(rounds, concurrency);
    double[] callsPerSecond = new double[batches];
    Optional<Punctuality> atOnce;
    try (MockLoad load = new MockLoad(mock, concurrency)) {
      load.run(CONNECTING_MILLIS, concurrency);
      own.sinceLast();
      for (int i = 0; i < batches; i++) {
        callsPerSecond[i] = calls / (load.run(latencyMillis, calls).nanos() / 1e9);
      }
      atOnce = own.sinceLast();
    }
    Arrays.sort(callsPerSecond);
    return new Result(
        latencyMillis,
        concurrency,
        batches * calls,
        medianMillis,
        callsPerSecond[batches / 2],
        atOnce);
  }

  /** One call at a time, so that no call waits for another. */
  private static double medianMillis(URI mock, int latencyMillis)
      throws IOException, InterruptedException {
    int calls = atLeastOneWithin(LARGEST_SAMPLE, latencyMillis);
    // Five calls of a long latency are made at once, which disturbs them less than it costs time.
    int concurrency = calls < SMALLEST_SAMPLE ? SMALLEST_SAMPLE : 1;
    try (MockLoad load = new MockLoad(mock, concurrency)) {
      load.run(CONNECTING_MILLIS, concurrency);
      return load.run(latencyMillis, Math.max(calls, concurrency)).medianNanos() / 1e6;
    }
  }

  private static int atLeastOneWithin(int most, int latencyMillis) {
    return Math.max(1, Math.min(most, PART_MILLIS / Math.max(1, latencyMillis)));
  }

  /**
   * What a check found.
   *
   * <p>Without a latency (0 ms) nothing is ideal: the times are those of the mock and of the client
   * themselves, there is nothing to be off from, and the result is trusted for what it is.
   *
   * @param latencyMillis the nominal latency in milliseconds
   * @param concurrency how many calls were in flight at once
   * @param requests how many calls the throughput is measured on
   * @param medianMillis the median time of one call alone, in milliseconds
   * @param callsPerSecond the throughput, in calls a second
   * @param own what the mock itself says of the calls at once; empty if it cannot be asked
   */
  record Result(
      int latencyMillis,
      int concurrency,
      int requests,
      double medianMillis,
      double callsPerSecond,
      Optional<Punctuality> own) {

    /** A result without what the mock says of itself. */
    Result(
        int latencyMillis,
        int concurrency,
        int requests,
        double medianMillis,
        double callsPerSecond) {
      this(latencyMillis, concurrency, requests, medianMillis, callsPerSecond, Optional.empty());
    }

    /**
     * Returns the throughput as a fraction of the ideal, in which every call takes the latency and
     * nothing more; NaN without a latency.
     */
    public double throughputFraction() {
      return latencyMillis == 0 ? Double.NaN : callsPerSecond * latencyMillis / 1e3 / concurrency;
    }

    /**
     * Returns how far the median time of a call is from the latency, relative to it; positive if it
     * is longer, NaN without a latency.
     */
    public double medianError() {
      return latencyMillis == 0 ? Double.NaN : (medianMillis - latencyMillis) / latencyMillis;
    }

    /** Returns whether what is measured on this mock is due to what is measured. */
    public boolean trusted() {
      return !(throughputFraction() < SMALLEST_FRACTION)
          && !(Math.abs(medianError()) > LARGEST_ERROR);
    }

    /** Returns why it is not trusted, in words for the results file; empty if it is. */
    public String reason() {
      List<String> reasons = new ArrayList<>();
      if (Math.abs(medianError()) > LARGEST_ERROR) {
        reasons.add(
            String.format(
                Locale.ROOT,
                "the mock API's %d ms answers take %.2f ms in the median (%+.2f %%, at most %.1f %%"
                    + " is allowed)",
                latencyMillis,
                medianMillis,
                100 * medianError(),
                100 * LARGEST_ERROR));
      }
      if (throughputFraction() < SMALLEST_FRACTION) {
        reasons.add(
            String.format(
                Locale.ROOT,
                "the mock API reaches %.2f %% of the ideal throughput with %s at once (at"
                    + " least %.1f %% is needed)",
                100 * throughputFraction(),
                Count.of(concurrency, "call"),
                100 * SMALLEST_FRACTION));
      }
      return String.join("; ", reasons);
    }

    /** Returns what a run records of the check. */
    public MockVerdict verdict() {
      return new MockVerdict(trusted(), reason(), sentence());
    }

    /** Returns the result as one line. */
    public String sentence() {
      if (latencyMillis == 0) {
        return String.format(
            Locale.ROOT,
            "Mock API: answers without latency take %.2f ms in the median, %d at once reach %.0f a"
                + " second; without a latency there is no ideal to compare against.",
            medianMillis,
            concurrency,
            callsPerSecond);
      }
      return String.format(
          Locale.ROOT,
          "Mock API: %d ms answers take %.2f ms in the median (%+.2f %%), %d at once reach %.2f %%"
              + " of the ideal throughput%s: %s.",
          latencyMillis,
          medianMillis,
          100 * medianError(),
          concurrency,
          100 * throughputFraction(),
          own.map(times -> "; " + times.inWords()).orElse(""),
          trusted() ? "trusted" : "not trusted");
    }
  }
}
