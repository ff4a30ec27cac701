package org.modebench.mock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** What the mock API can do instead of answering. */
enum Fault {

  /** It answers 500, after the delay. */
  ERROR {
    @Override
    ResponseDefinitionBuilder insteadOf(ResponseDefinitionBuilder answer) {
      return answer.withStatus(500).withBody("");
    }
  },

  /** It sends something that is not HTTP, after the delay, and closes the connection. */
  MALFORMED {
    @Override
    ResponseDefinitionBuilder insteadOf(ResponseDefinitionBuilder answer) {
      return answer.withFault(com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE);
    }
  },

  /** It sends nothing, whatever the delay, and closes the connection when nobody waits any more. */
  SILENT {
    @Override
    ResponseDefinitionBuilder insteadOf(ResponseDefinitionBuilder answer) {
      return answer
          .withFixedDelay(SILENCE_MILLIS)
          .withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
    }
  };

  /** Longer than a client waits; without an end, what is pending would fill the mock's memory. */
  private static final int SILENCE_MILLIS = 120_000;

  /** Turns an answer into this fault. */
  abstract ResponseDefinitionBuilder insteadOf(ResponseDefinitionBuilder answer);

  /**
   * Returns the fault of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Fault of(String name) {
    for (Fault fault : values()) {
      if (fault.name().equals(name)) {
        return fault;
      }
    }
    throw new IllegalArgumentException(
        "fault must be ERROR, MALFORMED or SILENT, but is '" + name + "'.");
  }
}
