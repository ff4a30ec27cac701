package org.modebench.server.common;

import java.time.Duration;

/**
 * What a server tells a client.
 *
 * @param status the HTTP status
 * @param body plain text
 */
public record Answer(int status, String body) {

  /** The upstream has answered. */
  public static final Answer OK = new Answer(200, HelloRequest.ANSWER);

  /** The path is another one than {@link HelloRequest#PATH}. */
  public static final Answer NOT_FOUND =
      new Answer(404, "There is only " + HelloRequest.PATH + ".");

  /** The upstream has answered, but not with what is needed. */
  public static final Answer BAD_GATEWAY = new Answer(502, "Bad Gateway");

  /** The upstream had not answered at the deadline. */
  public static final Answer GATEWAY_TIMEOUT = new Answer(504, "Gateway Timeout");

  /** There is no answer of the upstream, for the reason that the sentence gives. */
  public static Answer badGateway(String sentence) {
    return new Answer(BAD_GATEWAY.status(), sentence);
  }

  /** There was none at the deadline, for the reason that the sentence gives. */
  public static Answer gatewayTimeout(String sentence) {
    return new Answer(GATEWAY_TIMEOUT.status(), sentence);
  }

  /** The request is unusable, for the reason that the sentence gives. */
  public static Answer badRequest(String sentence) {
    return new Answer(400, sentence);
  }

  /**
   * An answer and when it is due, for a server that waits for a timer instead of an upstream.
   *
   * @param millis after the request, at least 0
   */
  public record Due(long millis, Answer answer) {

    /** Returns how a request ends if nothing but a timer is waited for. */
    public static Due of(HelloRequest request, Duration deadline) {
      boolean silent = request.fault().orElse(null) == HelloRequest.Fault.SILENT;
      if (silent || request.latencyMillis() > deadline.toMillis()) {
        return new Due(deadline.toMillis(), GATEWAY_TIMEOUT);
      }
      return new Due(request.latencyMillis(), request.fault().isPresent() ? BAD_GATEWAY : OK);
    }
  }
}
