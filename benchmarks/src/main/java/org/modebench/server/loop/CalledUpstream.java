package org.modebench.server.loop;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.modebench.http.Reply;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;

/**
 * The mock API as upstream, called without blocking.
 *
 * @param client of the loop
 * @param mock its base URI
 * @param deadline until when it must have answered
 */
record CalledUpstream(Client client, URI mock, Duration deadline) implements LoopUpstream {

  /** A non-blocking HTTP client. */
  @FunctionalInterface
  interface Client {
    /** Gets {@code uri} and tells {@code reply} what came, once, at the latest at the timeout. */
    void get(URI uri, Duration timeout, Reply<byte[]> reply);
  }

  @Override
  public Wait await(HelloRequest request, Consumer<Answer> answered) {
    client.get(
        mock.resolve(request.upstreamTarget()),
        deadline,
        (body, failure) -> answered.accept(answer(failure)));
    // The call goes on to its end, so that its connection can serve the next one.
    return Wait.OVER;
  }

  private static Answer answer(@Nullable Throwable failure) {
    if (failure == null) {
      return Answer.OK;
    }
    return failure instanceof SocketTimeoutException ? Answer.GATEWAY_TIMEOUT : Answer.BAD_GATEWAY;
  }
}
