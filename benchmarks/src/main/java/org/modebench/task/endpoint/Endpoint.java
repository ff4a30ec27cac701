package org.modebench.task.endpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.modebench.http.Answer;
import org.modebench.http.Request;

/**
 * An address that is asked, and what becomes of its answers.
 *
 * @param name of the address as people are told it, without secrets
 */
record Endpoint(String name, URI address, EndpointRequest asked) {

  /** The checksum of every call that was answered as it has to be. */
  static final long ANSWERED = 0xA45;

  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int SEE_OTHER = 303;
  private static final int FIRST_KEEPING_THE_METHOD = 307;
  private static final int FIRST_SUCCESS = 200;
  private static final int LAST_SUCCESS = 299;

  /** What is asked first. */
  Request request() {
    return asked.to(address, name);
  }

  /**
   * What is asked next, if an answer redirects to somewhere else and that is to be followed.
   *
   * @param before how many redirects there were before
   * @throws IOException if it leads nowhere
   */
  Optional<Request> next(Request request, Answer answer, int before) throws IOException {
    String location = answer.location();
    if (!asked.followsRedirects() || location == null || !REDIRECTS.contains(answer.status())) {
      return Optional.empty();
    }
    if (before == MOST_REDIRECTS) {
      throw new IOException(
          "it must be answered after at most %d redirects, but there are more"
              .formatted(MOST_REDIRECTS));
    }
    Request next = request.to(target(request, location), becomesGet(request, answer.status()));
    if (next.origin().equals(request.origin())) {
      return Optional.of(next);
    }
    if (next.body().length > 0) {
      throw new IOException(
          "it is redirected to %s, another server, which is not sent its body"
              .formatted(next.origin()));
    }
    return Optional.of(next.withoutHeaders());
  }

  private static boolean becomesGet(Request request, int status) {
    return status == SEE_OTHER
        || (status < FIRST_KEEPING_THE_METHOD && request.method().equals("POST"));
  }

  private static URI target(Request request, String location) throws IOException {
    URI target;
    try {
      target = request.uri().resolve(location);
    } catch (IllegalArgumentException e) {
      throw nowhere();
    }
    boolean usable =
        ("http".equals(target.getScheme()) || "https".equals(target.getScheme()))
            && target.getHost() != null
            && target.getUserInfo() == null;
    if (!usable) {
      throw nowhere();
    }
    return target;
  }

  /** Without the address, in which there may be a secret. */
  private static IOException nowhere() {
    return new IOException("it is redirected to something that is no address of http or https");
  }

  /**
   * Checks the last answer.
   *
   * @return the checksum of the call
   * @throws IOException with what goes on after the name of the call, if it is not as it has to be
   */
  long check(Answer answer) throws IOException {
    boolean expected =
        asked.status() == EndpointRequest.ANY_SUCCESS
            ? answer.status() >= FIRST_SUCCESS && answer.status() <= LAST_SUCCESS
            : answer.status() == asked.status();
    if (!expected) {
      throw new IOException(
          "it must be answered with a status %s, but the status is %d%s"
              .formatted(
                  asked.status() == EndpointRequest.ANY_SUCCESS
                      ? "from %d to %d".formatted(FIRST_SUCCESS, LAST_SUCCESS)
                      : asked.status(),
                  answer.status(),
                  isRedirect(answer) ? "; --follow-redirects follows it" : ""));
    }
    if (!asked.text().isEmpty()
        && !new String(answer.body(), StandardCharsets.UTF_8).contains(asked.text())) {
      throw new IOException(
          "its answer must contain \"%s\", but does not (%d bytes)"
              .formatted(asked.text(), answer.body().length));
    }
    return ANSWERED;
  }

  private boolean isRedirect(Answer answer) {
    return !asked.followsRedirects()
        && answer.location() != null
        && REDIRECTS.contains(answer.status());
  }

  @Override
  public String toString() {
    return asked.method() + ' ' + name;
  }
}
