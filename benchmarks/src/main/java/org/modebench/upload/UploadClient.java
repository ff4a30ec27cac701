package org.modebench.upload;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.modebench.server.common.ServerProcess;

/** A client with one connection, which is kept. Not for several threads. */
public final class UploadClient implements AutoCloseable {
  private final String host;
  private final Socket socket;
  private final DefaultBHttpClientConnection http =
      new DefaultBHttpClientConnection(Http1Config.DEFAULT);

  /**
   * Connects to a port of loopback.
   *
   * @param patience how long an answer may make it wait
   * @throws IOException if nobody listens
   */
  UploadClient(int port, Duration patience) throws IOException {
    host = "localhost:" + port;
    socket = new Sockets().connect(port);
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
    http.bind(socket);
  }

  /**
   * Connects to a server of uploads.
   *
   * @param patience how long an answer may make it wait
   * @throws IOException if it does not listen
   */
  public static UploadClient of(ServerProcess server, Duration patience) throws IOException {
    return new UploadClient(server.address().getPort(), patience);
  }

  /**
   * Uploads a content, and returns what the store has got of it.
   *
   * @param bytesPerSecond how fast the store is to take it at most; 0 for no limit
   * @throws IOException if it cannot be uploaded
   */
  public Receipt upload(Content content, long bytesPerSecond) throws IOException {
    ClassicHttpRequest request =
        new BasicClassicHttpRequest("PUT", Target.file(content, bytesPerSecond));
    request.setHeader(HttpHeaders.CONTENT_LENGTH, content.bytes());
    request.setEntity(
        new EntityTemplate(
            content.bytes(),
            ContentType.APPLICATION_OCTET_STREAM,
            out -> content.writeTo(out, Pace.unlimited())));
    return Receipt.parse(text(answer(request)));
  }

  /**
   * Downloads a content, and returns what has come of it.
   *
   * @param bytesPerSecond how fast the store is to give it at most; 0 for no limit
   * @throws IOException if it cannot be downloaded
   */
  public Receipt download(Content content, long bytesPerSecond) throws IOException {
    ClassicHttpResponse answer =
        answer(new BasicClassicHttpRequest("GET", Target.file(content, bytesPerSecond)));
    return Receipt.of(answer.getEntity().getContent(), Long.MAX_VALUE, Pace.unlimited());
  }

  /**
   * Asks for what has nothing to do with the store.
   *
   * @throws IOException if the answer is another
   */
  public void hello() throws IOException {
    String answer = text(answer(new BasicClassicHttpRequest("GET", Target.HELLO_PATH)));
    if (!answer.equals(Target.HELLO)) {
      throw new IOException(
          "The answer must be '%s', but is '%s'.".formatted(Target.HELLO.strip(), answer.strip()));
    }
  }

  private ClassicHttpResponse answer(ClassicHttpRequest request) throws IOException {
    request.setHeader(HttpHeaders.HOST, host);
    try {
      http.sendRequestHeader(request);
      http.sendRequestEntity(request);
      http.flush();
      ClassicHttpResponse answer = http.receiveResponseHeader();
      http.receiveResponseEntity(answer);
      if (answer.getCode() != HttpStatus.SC_OK) {
        throw new IOException(
            "%s must be answered by 200, but is by %d."
                .formatted(request.getRequestUri(), answer.getCode()));
      }
      return answer;
    } catch (HttpException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String text(ClassicHttpResponse answer) throws IOException {
    return new String(answer.getEntity().getContent().readAllBytes(), StandardCharsets.US_ASCII);
  }

  /** Ends the connection at once. */
  @Override
  public void close() {
    Sockets.closeQuietly(socket);
  }
}
