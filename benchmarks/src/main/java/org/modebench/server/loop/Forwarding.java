package org.modebench.server.loop;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.modebench.http.LoopClient;
import org.modebench.server.common.Answer;

/**
 * A proxy that buffers: it asks the server only when a request has come as a whole, over
 * connections that it keeps as long as the server does. So the server never meets a slow client.
 *
 * @param client of the loop
 * @param server its base URI
 * @param deadline until when it must have answered
 */
record Forwarding(LoopClient client, URI server, Duration deadline) implements Service {

  private static final int OK = 200;

  @Override
  public Wait serve(String target, Consumer<Answer> answered) {
    URI uri;
    try {
      uri = server.resolve(target);
    } catch (IllegalArgumentException notAnAddress) {
      answered.accept(Answer.badRequest("The target must be a path and a query."));
      return Wait.OVER;
    }
    client.get(
        uri,
        deadline,
        (body, failure) -> {
          if (body != null) {
            answered.accept(new Answer(OK, new String(body, StandardCharsets.UTF_8)));
          } else {
            answered.accept(
                failure instanceof SocketTimeoutException
                    ? Answer.GATEWAY_TIMEOUT
                    : Answer.BAD_GATEWAY);
          }
        });
    // The call goes on to its end, so that its connection can serve the next one.
    return Wait.OVER;
  }
}
