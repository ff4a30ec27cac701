package org.modebench.task.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.http.Answer;
import org.modebench.http.ApiClient;
import org.modebench.http.LocalTls;
import org.modebench.http.Request;
import org.modebench.task.Completion;
import org.modebench.task.EventLoop;
import org.modebench.task.InterpreterLock;

/** Both clients do the same with every answer. */
@Timeout(120)
class EndpointCallTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final EndpointRequest POST =
      new EndpointRequest(
          "POST",
          List.of(new Request.Header("X-Secret", "hunter2")),
          new EndpointRequest.Body("{\"a\": 1}".getBytes(UTF_8)),
          EndpointRequest.ANY_SUCCESS,
          "",
          false);

  @TempDir static Path folder;

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Duration patience = PATIENCE;
  private final EventLoop loop = new EventLoop();
  private HttpServer server;
  private HttpServer other;

  @BeforeEach
  void serve() throws IOException {
    server =
        serving(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    other =
        serving(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  @AfterEach
  void stop() throws IOException {
    loop.close();
    server.stop(0);
    other.stop(0);
    threads.shutdownNow();
  }

  private HttpServer serving(HttpServer of) {
    of.createContext("/", exchange -> answer(of, exchange));
    of.setExecutor(threads);
    of.start();
    return of;
  }

  /** The path says what is answered. */
  private void answer(HttpServer by, HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String secret = String.valueOf(exchange.getRequestHeaders().getFirst("X-Secret"));
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + secret + body);
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/to-")) {
        HttpServer target = path.startsWith("/to-other") ? other : by;
        exchange
            .getResponseHeaders()
            .set("Location", "http://127.0.0.1:" + target.getAddress().getPort() + "/there");
        exchange.sendResponseHeaders(Integer.parseInt(path.replaceAll("\\D", "")), -1);
      } else if (path.startsWith("/round")) {
        exchange.getResponseHeaders().set("Location", "/round");
        exchange.sendResponseHeaders(302, -1);
      } else if (path.startsWith("/status")) {
        exchange.sendResponseHeaders(Integer.parseInt(path.replaceAll("\\D", "")), -1);
      } else if (path.startsWith("/long")) {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(new byte[Answer.MOST_BYTES + 1]);
      } else if (path.startsWith("/drips")) {
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 100; i++) {
          exchange.getResponseBody().write('.');
          exchange.getResponseBody().flush();
          Thread.sleep(100);
        }
      } else {
        boolean headOnly = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, headOnly ? -1 : 0);
        if (!headOnly) {
          exchange.getResponseBody().write("{\"status\": \"grün\"}".getBytes(UTF_8));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How a call is made. */
  enum Form {
    BLOCKING,
    LOOP,
    LOCKED
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private long call(Form form, EndpointRequest request, String path) throws Exception {
    return call(form, request, at(path));
  }

  private long call(Form form, EndpointRequest request, URI address) throws Exception {
    try (ApiClient client = new ApiClient(patience)) {
      return call(
          form, new EndpointCall(new Endpoint("http://shown", address, request), patience, client));
    }
  }

  private long call(Form form, EndpointCall call) throws Exception {
    return switch (form) {
      case BLOCKING -> call.call();
      case LOCKED -> call.callHolding(new CountedLock());
      case LOOP -> {
        CompletableFuture<Long> end = new CompletableFuture<>();
        loop.execute(
            () ->
                call.start(
                    loop,
                    new Completion() {
                      @Override
                      public void completed(long checksum) {
                        end.complete(checksum);
                      }

                      @Override
                      public void failed(Throwable cause) {
                        end.completeExceptionally(cause);
                      }
                    }));
        try {
          yield end.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          throw (Exception) e.getCause();
        }
      }
    };
  }

  /** It is dropped before each wait, and held again in the end. */
  private static final class CountedLock implements InterpreterLock {
    private boolean held = true;

    @Override
    public void take() {
      held = true;
    }

    @Override
    public void drop() {
      assertThat(held).isTrue();
      held = false;
    }

    @Override
    public void checkpoint() {
      assertThat(held).isTrue();
    }
  }

  private static EndpointRequest get(int status, String text, boolean followsRedirects) {
    return new EndpointRequest(
        "GET",
        List.of(new Request.Header("X-Secret", "hunter2")),
        new EndpointRequest.Body(new byte[0]),
        status,
        text,
        followsRedirects);
  }

  @ParameterizedTest
  @EnumSource
  void methodHeadersAndBodyAreSent(Form form) throws Exception {
    assertThat(call(form, POST, "/x?y=%20z")).isEqualTo(Endpoint.ANSWERED);
    assertThat(call(form, EndpointRequest.PLAIN, "")).isEqualTo(Endpoint.ANSWERED);
    EndpointRequest head =
        new EndpointRequest("HEAD", List.of(), new EndpointRequest.Body(new byte[0]), 0, "", false);
    assertThat(call(form, head, "/")).isEqualTo(Endpoint.ANSWERED);
    assertThat(call(form, EndpointRequest.PLAIN, "/status204")).isEqualTo(Endpoint.ANSWERED);

    assertThat(asked)
        .containsExactly(
            "POST /x?y=%20z hunter2{\"a\": 1}", "GET / null", "HEAD / null", "GET /status204 null");
  }

  @ParameterizedTest
  @CsvSource({
    "503, 0, a status from 200 to 299",
    "404, 200, a status 200",
    "200, 201, a status 201",
    "302, 0, a status from 200 to 299"
  })
  void anotherStatusIsAFailureThatNamesBoth(int status, int expected, String words) {
    for (Form form : Form.values()) {
      assertThatThrownBy(() -> call(form, get(expected, "", false), "/status" + status))
          .isInstanceOf(IOException.class)
          .satisfies(saying(words, Integer.toString(status)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerMustContainTheText(Form form) throws Exception {
    assertThat(call(form, get(200, "grün", false), "/")).isEqualTo(Endpoint.ANSWERED);
    assertThat(call(form, get(503, "", false), "/status503")).isEqualTo(Endpoint.ANSWERED);
    assertThatThrownBy(() -> call(form, get(0, "red", false), "/"))
        .satisfies(saying("\"red\"", "bytes"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("grün"));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsTooLongFails(Form form) {
    assertThatThrownBy(() -> call(form, EndpointRequest.PLAIN, "/long"))
        .satisfies(saying("http://shown", "at most " + Answer.MOST_BYTES));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsNeverCompleteFailsInTime(Form form) {
    patience = Duration.ofMillis(500);
    assertThatThrownBy(() -> call(form, EndpointRequest.PLAIN, "/drips"))
        .satisfies(saying("No answer from http://shown", "500 ms"));
  }

  /** What it says may be as secret as an answer. */
  @ParameterizedTest
  @EnumSource
  void whatIsNoHttpIsNotQuoted(Form form) throws Exception {
    for (String answer :
        List.of(
            "hunter2 is no HTTP\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhunter2\r\n")) {
      try (ServerSocket listener = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
        threads.execute(() -> sayOnce(listener, answer));
        URI address = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
        assertThatThrownBy(() -> call(form, EndpointRequest.PLAIN, address))
            .isInstanceOf(IOException.class)
            .satisfies(saying("http://shown", "must be HTTP"))
            .hasNoCause()
            .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
      }
    }
  }

  private static void sayOnce(ServerSocket listener, String answer) {
    try (Socket socket = listener.accept();
        InputStream in = socket.getInputStream()) {
      in.read(new byte[1_000]);
      socket.getOutputStream().write(answer.getBytes(UTF_8));
    } catch (IOException e) {
      // The test has ended.
    }
  }

  @ParameterizedTest
  @EnumSource
  void redirectsAreFollowedOnlyIfToldAndHeadersStayWithTheirServer(Form form) throws Exception {
    assertThatThrownBy(() -> call(form, get(0, "", false), "/to-other302"))
        .satisfies(saying("302", "--follow-redirects"));
    assertThat(call(form, get(0, "", true), "/to-same302")).isEqualTo(Endpoint.ANSWERED);
    assertThat(call(form, get(0, "", true), "/to-other307")).isEqualTo(Endpoint.ANSWERED);

    assertThat(asked)
        .containsExactly(
            "GET /to-other302 hunter2",
            "GET /to-same302 hunter2",
            "GET /there hunter2",
            "GET /to-other307 hunter2",
            "GET /there null");
    assertThatThrownBy(() -> call(form, get(0, "", true), "/round"))
        .satisfies(saying("at most 5 redirects"));
  }

  @ParameterizedTest
  @EnumSource
  void aBodyIsSentToNoOtherServer(Form form) throws Exception {
    EndpointRequest following =
        new EndpointRequest("POST", POST.headers(), POST.body(), 0, "", true);
    assertThatThrownBy(() -> call(form, following, "/to-other308"))
        .satisfies(saying("another server", "not sent its body"));
    assertThat(call(form, following, "/to-same308")).isEqualTo(Endpoint.ANSWERED);
    assertThat(call(form, following, "/to-other303")).isEqualTo(Endpoint.ANSWERED);

    assertThat(asked).contains("POST /there hunter2{\"a\": 1}", "GET /there null").hasSize(5);
  }

  @ParameterizedTest
  @EnumSource
  void httpsIsByTheTrustStoreOfTheJvm(Form form) throws Exception {
    SSLContext usual = SSLContext.getDefault();
    HttpsServer secure = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(LocalTls.context(folder)));
    serving(secure);
    URI address = URI.create("https://localhost:" + secure.getAddress().getPort() + "/s");
    try {
      assertThatThrownBy(() -> call(form, POST, address))
          .isInstanceOf(IOException.class)
          .satisfies(saying("Cannot connect to localhost:", "certification path"));
      assertThat(asked).isEmpty();
      SSLContext.setDefault(LocalTls.context(folder));
      assertThat(call(form, POST, address)).isEqualTo(Endpoint.ANSWERED);
      assertThat(call(form, POST, address)).isEqualTo(Endpoint.ANSWERED);
      assertThat(asked).hasSize(2).containsOnly("POST /s hunter2{\"a\": 1}");
    } finally {
      SSLContext.setDefault(usual);
      secure.stop(0);
    }
  }

  @Test
  void theFileHoldsAllAndTheSummaryNoSecret() throws Exception {
    Path file = folder.resolve("request");
    POST.write(file);
    EndpointRequest read = EndpointRequest.read(file);

    assertThat(read.headers()).isEqualTo(POST.headers());
    assertThat(read.summary()).isEqualTo(POST.summary()).matches("POST X-Secret [0-9a-f]{16}");
    assertThat(POST.toString()).doesNotContain("hunter2").doesNotContain("\"a\"");
    assertThat(EndpointRequest.PLAIN.summary()).isEmpty();
    assertThat(get(0, "", true).summary()).isNotEqualTo(get(0, "", false).summary());
    Files.delete(file);
  }
}
