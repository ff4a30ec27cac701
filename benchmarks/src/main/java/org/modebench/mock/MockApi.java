package org.modebench.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import org.modebench.task.CovidAnswer;

/**
 * The mock COVID API inside this JVM: {@code GET /v1/us/current.json}, answered on the loopback
 * interface after the delay that its query asks for.
 */
final class MockApi implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int MAXIMUM_PORT = 65_535;

  /** A thousand workers connect at once; a full queue would cost each a second's retry. */
  private static final int ACCEPT_QUEUE = 4_096;

  /** Longer than any pause of a run: a client must not find its idle connection closed. */
  private static final long IDLE_MILLIS = 3_600_000;

  private static final int CONTAINER_THREADS = 25;

  /**
   * The thread that sends what is due. One suffices for tens of thousands a second; more of them
   * take turns for the same cores.
   */
  private static final int ASYNCHRONOUS_THREADS = 1;

  private final WireMockServer server;

  private final AnswerTimer timer;

  private MockApi(WireMockServer server, AnswerTimer timer) {
    this.server = server;
    this.timer = timer;
  }

  /**
   * Starts to serve.
   *
   * @param port 1 to 65535, or 0 for a free one
   * @throws IOException with a sentence, if the port is none or cannot be had
   */
  static MockApi start(int port) throws IOException {
    if (port < 0 || port > MAXIMUM_PORT) {
      throw new IOException(
          "The port of the mock API must be 0 to " + MAXIMUM_PORT + ", but is " + port + ".");
    }
    // WireMock carries a logging façade and nothing behind it, of which it warns.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    AnswerTimer timer = new AnswerTimer(ASYNCHRONOUS_THREADS);
    WireMockServer server = new WireMockServer(configuration(port, timer));
    server.stubFor(
        get(urlPathEqualTo(CovidAnswer.PATH))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody(CovidAnswer.document())
                    .withTransformers(DelayExtension.NAME)));
    try {
      server.start();
    } catch (FatalStartupException e) {
      timer.shutdownNow();
      throw new IOException(
          "The mock API must listen on "
              + LOOPBACK
              + ':'
              + port
              + ", but the port is not available; choose another one.",
          e);
    }
    return new MockApi(server, timer);
  }

  private static WireMockConfiguration configuration(int port, AnswerTimer timer) {
    return WireMockConfiguration.options()
        .bindAddress(LOOPBACK)
        .port(port)
        .extensions(new DelayExtension())
        // Not the mappings of whatever folder this is run in.
        .usingFilesUnderClasspath("org/modebench/mock")
        .notifier(new Silence())
        .disableRequestJournal()
        .stubRequestLoggingDisabled(true)
        .gzipDisabled(true)
        .http2PlainDisabled(true)
        // One write for head and body instead of two.
        .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
        .jettyAcceptQueueSize(ACCEPT_QUEUE)
        .jettyIdleTimeout(IDLE_MILLIS)
        .containerThreads(CONTAINER_THREADS)
        .asynchronousResponseEnabled(true)
        .asynchronousResponseThreads(ASYNCHRONOUS_THREADS)
        .networkTrafficListener(timer)
        .httpServerFactory(TimedServer::new);
  }

  /** Returns where it serves: {@code http://127.0.0.1:port}. */
  URI address() {
    return URI.create("http://" + LOOPBACK + ':' + server.port());
  }

  /**
   * Tells of each request when it has been understood.
   *
   * @param listener called by the threads that serve
   */
  void tellOfRequests(Runnable listener) {
    server.addMockServiceRequestListener((request, response) -> listener.run());
  }

  /** Returns what holds its answers back. */
  AnswerTimer timer() {
    return timer;
  }

  @Override
  public void close() {
    server.stop();
    timer.shutdownNow();
  }
}
