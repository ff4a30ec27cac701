package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.http.LocalTls;

/** A load on a server that is not one of ours: the JDK's. */
@Timeout(120)
@Tag("any-jdk")
class AnyServerTest {

  @TempDir static Path folder;

  private final LoadClient client = new LoadClient(Optional.empty());
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    client.close();
  }

  private static InetSocketAddress anyPort(String host) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(host), 0);
  }

  private HttpServer serving(HttpServer server, int status) {
    server.createContext("/", exchange -> answer(exchange, status));
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().toString());
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private LoadResult run(String server, boolean keepAlive) throws InterruptedException {
    return client.run(
        new Load(
            URI.create(server),
            10,
            number -> "/asked",
            new Load.Closed(2),
            keepAlive,
            Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @CsvSource({"200, ''", "204, ''", "302, answer 302", "404, answer 404", "500, answer 500"})
  void everySuccessCountsAndNoRedirectIsFollowed(int status, String cause) throws Exception {
    HttpServer server = serving(HttpServer.create(anyPort("127.0.0.1"), 0), status);
    try {
      LoadResult result = run("http://127.0.0.1:" + server.getAddress().getPort(), false);
      assertThat(result.answered()).isEqualTo(cause.isEmpty() ? 10 : 0);
      assertThat(result.causes()).startsWith(cause);
      assertThat(asked).hasSize(10).containsOnly("/asked");
    } finally {
      server.stop(0);
    }
  }

  private HttpsServer secure() throws Exception {
    HttpsServer server = HttpsServer.create(anyPort("localhost"), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(LocalTls.context(folder)));
    serving(server, 200);
    return server;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void httpsIsByTheTrustStoreOfTheJvm(boolean keepAlive) throws Exception {
    SSLContext usual = SSLContext.getDefault();
    HttpsServer server = secure();
    try {
      SSLContext.setDefault(LocalTls.context(folder));
      LoadResult result = run("https://localhost:" + server.getAddress().getPort(), keepAlive);
      assertThat(result.causes()).isEmpty();
      assertThat(result.answered()).isEqualTo(10);
    } finally {
      SSLContext.setDefault(usual);
      server.stop(0);
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsNamed() throws Exception {
    HttpsServer server = secure();
    try {
      LoadResult result = run("https://localhost:" + server.getAddress().getPort(), false);
      assertThat(result.answered()).isZero();
      assertThat(result.causes()).contains("certification path").endsWith(": 10");
      assertThat(asked).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  /** It is trusted, but of another host. */
  @Test
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    SSLContext usual = SSLContext.getDefault();
    HttpsServer server = secure();
    try {
      SSLContext.setDefault(LocalTls.context(folder));
      String address = server.getAddress().getAddress().getHostAddress();
      LoadResult result = run("https://" + address + ":" + server.getAddress().getPort(), false);
      assertThat(result.answered()).isZero();
      assertThat(result.causes()).contains(address);
      assertThat(asked).isEmpty();
    } finally {
      SSLContext.setDefault(usual);
      server.stop(0);
    }
  }
}
