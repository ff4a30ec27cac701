package org.modebench.benchmark;

import java.net.URI;

/** Where the forks find the mock API. */
public final class MockAddress {

  /** The system property with the base URI of the mock, {@code http://127.0.0.1:port}. */
  public static final String PROPERTY = "modebench.mock";

  private MockAddress() {}

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
