package org.modebench.benchmark;

import java.net.URI;
import org.modebench.task.CovidAnswer;

/** Where the forks find the mock API. */
public final class MockAddress {

  /** The system property with the base URI of the mock, {@code http://127.0.0.1:port}. */
  public static final String PROPERTY = "modebench.mock";

  private MockAddress() {}

  /**
   * Returns the path and query of a call of the mock API.
   *
   * @param latencyMillis the delay of the answer in milliseconds, its median where it varies
   * @param delay {@code fixed} or {@code lognormal}
   * @param seed of a delay that varies
   * @param number of the call in its batch, from 0: the same number has the same delay in every
   *     mode
   */
  static String call(int latencyMillis, String delay, long seed, int number) {
    return CovidAnswer.PATH
        + "?latencyMillis="
        + latencyMillis
        + "&delay="
        + delay
        + "&seed="
        + seed
        + "&call="
        + number;
  }

  static URI get() {
    String value = System.getProperty(PROPERTY);
    if (value == null) {
      throw new IllegalStateException(
          "The system property "
              + PROPERTY
              + " must name the mock API (http://127.0.0.1:port), but is not set; the runner of"
              + " benchmarks.jar sets it.");
    }
    return URI.create(value);
  }
}
