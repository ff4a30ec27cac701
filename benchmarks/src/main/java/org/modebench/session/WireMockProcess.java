package org.modebench.session;

import java.io.IOException;
import java.net.URI;
import org.modebench.analysis.results.record.MockCheck;
import org.modebench.mock.MockServer;

/** The mock API of {@link org.modebench.mock}. */
final class WireMockProcess implements MockProcess {
  private final MockServer server;

  private WireMockProcess(MockServer server) {
    this.server = server;
  }

  static MockProcess start(int concurrency) throws IOException, InterruptedException {
    MockServer server = MockServer.start();
    boolean warm = false;
    try {
      server.warmUp(concurrency);
      warm = true;
      return new WireMockProcess(server);
    } finally {
      if (!warm) {
        server.close();
      }
    }
  }

  @Override
  public URI uri() {
    return server.address();
  }

  @Override
  public boolean isAlive() {
    return server.isAlive();
  }

  @Override
  public MockCheck check(int latencyMillis, int concurrency)
      throws IOException, InterruptedException {
    org.modebench.mock.MockCheck.Result result =
        org.modebench.mock.MockCheck.check(server, latencyMillis, concurrency);
    return new MockCheck(result.trusted(), result.reason(), result.sentence());
  }

  @Override
  public void close() {
    server.close();
  }
}
