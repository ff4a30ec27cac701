package org.modebench.server.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.modebench.http.ApiClient;

/** The mock API as upstream, over connections that are kept for the next request. */
final class HttpUpstream implements Upstream, ApiClient.BodyReader<byte[]> {

  private final URI mock;
  private final ApiClient client;

  HttpUpstream(URI mock, Duration deadline) {
    this.mock = mock;
    this.client = new ApiClient(deadline);
  }

  @Override
  public Answer await(HelloRequest request) {
    try {
      client.get(mock.resolve(request.upstreamTarget()), this);
      return Answer.OK;
    } catch (SocketTimeoutException late) {
      return Answer.GATEWAY_TIMEOUT;
    } catch (IOException useless) {
      return Answer.BAD_GATEWAY;
    }
  }

  @Override
  public byte[] read(InputStream body) throws IOException {
    return body.readAllBytes();
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
