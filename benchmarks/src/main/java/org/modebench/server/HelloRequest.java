package org.modebench.server;

import java.util.Optional;

/**
 * What a request asks of a server: {@code GET /hello?latencyMillis=100}.
 *
 * <p>The client decides what happens to a request, so that the same request has the same fate in
 * every model.
 *
 * @param latencyMillis how long to wait before the answer, 0 to 60,000
 * @param blocking whether an event loop waits for it without giving way ({@code blocking=true});
 *     for models that block anyway it means nothing
 * @param pauseMillis how long the server stands still for everybody when the request arrives
 *     ({@code pauseMillis=200}): the loop of an event-loop model, the serving thread of another; 0
 *     to 60,000
 * @param fault what the upstream does instead of answering ({@code fault=ERROR}); empty: it answers
 */
public record HelloRequest(
    int latencyMillis, boolean blocking, int pauseMillis, Optional<Fault> fault) {

  /** The path of every request. */
  public static final String PATH = "/hello";

  /** The body of the answer 200. */
  public static final String ANSWER = "Hello, Anonymous";

  /** What an upstream can do instead of answering. */
  public enum Fault {
    /** It answers 500. */
    ERROR,
    /** It answers something that is not HTTP. */
    MALFORMED,
    /** It never answers. */
    SILENT
  }
}
