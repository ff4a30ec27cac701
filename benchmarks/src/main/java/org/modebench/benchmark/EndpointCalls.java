package org.modebench.benchmark;

import java.io.IOException;
import java.time.Duration;
import org.modebench.analysis.command.Causes;
import org.modebench.benchmark.server.AddressedServer;
import org.modebench.http.ApiClient;
import org.modebench.load.ServerUrl;
import org.modebench.task.endpoint.EndpointCall;
import org.modebench.task.endpoint.EndpointRequest;

/** The calls of an endpoint that a user names, in this fork. */
final class EndpointCalls implements AutoCloseable {
  private static final int TENTHS_FOR_AN_ANSWER = 9;

  private final ServerUrl url;
  private final Duration patience;
  private final ApiClient client;

  private EndpointCalls(ServerUrl url, Duration patience) {
    this.url = url;
    this.patience = patience;
    this.client = new ApiClient(patience);
  }

  /**
   * Makes one call alone, before all others, so that an endpoint that does not answer as it has to
   * costs a fork one call.
   *
   * @param summary of the request as it was planned
   * @param limit how long a call may take
   * @throws IllegalStateException with a sentence, if it fails
   */
  static EndpointCalls of(String url, String summary, Duration limit) {
    if (!EndpointRequest.ofThisJvm().summary().equals(summary)) {
      throw new IllegalStateException(
          "The fork must ask the endpoint with \"%s\", but was given \"%s\"; the runner of benchmarks.jar gives it."
              .formatted(summary, EndpointRequest.ofThisJvm().summary()));
    }
    Duration most = limit.dividedBy(10).multipliedBy(TENTHS_FOR_AN_ANSWER);
    EndpointCalls calls =
        new EndpointCalls(
            new ServerUrl(url),
            most.compareTo(AddressedServer.PATIENCE) < 0 ? most : AddressedServer.PATIENCE);
    EndpointCall alone = calls.task();
    try {
      alone.call();
    } catch (IOException e) {
      throw new IllegalStateException(alone + " failed: " + Causes.of(e), e);
    }
    return calls;
  }

  EndpointCall task() {
    return EndpointCall.of(url.text(), url.resolved(), patience, client);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
