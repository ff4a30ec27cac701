package org.modebench.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.modebench.server.common.Server;

/** What every server of uploads does, whatever it does with bodies. */
@Tag("any-jdk")
@Timeout(60)
class UploadModelTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Not a multiple of what is read or written at a time. */
  private static final Content CONTENT = new Content(3_000_008);

  static Stream<Arguments> all() {
    return Arrays.stream(UploadModel.values())
        .flatMap(model -> Arrays.stream(Body.values()).map(body -> Arguments.of(model, body)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theStoreGetsWhatIsUploadedAndGivesItBack(UploadModel model, Body body) throws Exception {
    try (Server store = Store.start();
        Server server = model.start(body, store.port());
        UploadClient client = new UploadClient(server.port(), PATIENCE)) {
      for (int round = 0; round < 3; round++) {
        client.hello();
        assertThat(client.upload(CONTENT, 0)).isEqualTo(CONTENT.receipt());
        assertThat(client.download(CONTENT, 0)).isEqualTo(CONTENT.receipt());
      }
      client.hello();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void othersAreServedWhileABodyIsUnderWay(UploadModel model, Body body) throws Exception {
    // So slow that the body takes 0.6 s in each direction.
    try (Server store = Store.start();
        Server server = model.start(body, store.port());
        UploadClient client = new UploadClient(server.port(), PATIENCE);
        OtherClient other = OtherClient.of(server.port(), PATIENCE)) {
      long begin = System.nanoTime();
      other.begin();
      client.upload(CONTENT, 5_000_000);
      client.download(CONTENT, 5_000_000);
      other.end();
      assertThat(System.nanoTime() - begin).isGreaterThan(1_100_000_000L);
      assertThat(other.takeLatencies().getTotalCount()).isGreaterThan(10);
      assertThat(other.takeLatencies().getTotalCount()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aStoreThatIsGoneEndsTheConnection(UploadModel model, Body body) throws Exception {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }
    try (Server server = model.start(body, nobody)) {
      try (UploadClient client = new UploadClient(server.port(), PATIENCE)) {
        assertThatThrownBy(() -> client.upload(CONTENT, 0)).isInstanceOf(IOException.class);
      }
      try (UploadClient client = new UploadClient(server.port(), PATIENCE)) {
        assertThatThrownBy(() -> client.download(CONTENT, 0)).isInstanceOf(IOException.class);
      }
      try (UploadClient client = new UploadClient(server.port(), PATIENCE)) {
        client.hello();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsUnknownIsNotFound(UploadModel model, Body body) throws Exception {
    try (Server store = Store.start();
        Server server = model.start(body, store.port());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 404");
    }
  }
}
