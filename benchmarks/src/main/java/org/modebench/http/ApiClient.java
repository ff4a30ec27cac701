package org.modebench.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A blocking HTTP/1.1 client: Apache HttpCore's connections, kept alive and reused, as many as
 * there are calls at once.
 *
 * <p>HttpCore's own requester and HttpClient on top of it do the same with five to eight times the
 * classes, which a worker process that makes a single call would spend most of its life loading.
 */
public final class ApiClient implements AutoCloseable {

  /** What is done with the body of an answer while it is read. */
  public interface BodyReader<T> {
    /** Returns what the body says. */
    T read(InputStream body) throws IOException;
  }

  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  /** A head of more than this is no answer. */
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(1 << 16).setMaxHeaderCount(1_000).build();

  /** One that has been idle for so long may have been closed by the server meanwhile. */
  private static final long DOUBTFUL_NANOS = 1_000_000_000;

  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final Duration patience;
  private volatile boolean closed;

  /** A client whose calls may wait for half a minute. */
  public ApiClient() {
    this(READ_TIMEOUT);
  }

  /**
   * A client whose calls end in time.
   *
   * @param patience how long a call may wait for its answer, at least 1 ms
   */
  public ApiClient(Duration patience) {
    this.patience = patience;
  }

  /** Loads what a call needs, so that class loading is not counted as the work of a first call. */
  public static void loadClasses() throws IOException {
    new DefaultBHttpClientConnection(LIMITS).close();
    new BasicClassicHttpRequest(Method.GET, "/").setHeader(HttpHeaders.HOST, "localhost");
  }

  /** What is done with an answer. */
  private interface Reader<T> {
    T read(Request request, ClassicHttpResponse response) throws IOException;
  }

  /** The body of an answer 200. */
  private record Document<T>(BodyReader<T> reader) implements Reader<T> {
    @Override
    public T read(Request request, ClassicHttpResponse response) throws IOException {
      if (response.getCode() != HttpStatus.SC_OK || response.getEntity() == null) {
        throw new IOException(request.withoutDocument(response.getCode()));
      }
      try (InputStream body = response.getEntity().getContent()) {
        return reader.read(body);
      }
    }
  }

  /** Any answer. */
  private static final class Whole implements Reader<Answer> {
    @Override
    public Answer read(Request request, ClassicHttpResponse response) throws IOException {
      byte[] body = {};
      if (response.getEntity() != null) {
        try (InputStream in = response.getEntity().getContent()) {
          body = in.readNBytes(Answer.MOST_BYTES + 1);
        }
      }
      if (body.length > Answer.MOST_BYTES) {
        throw request.tooLong();
      }
      Header location = response.getFirstHeader(HttpHeaders.LOCATION);
      return new Answer(response.getCode(), location == null ? null : location.getValue(), body);
    }
  }

  /**
   * Gets {@code uri} and hands the body to {@code reader}.
   *
   * @throws SocketTimeoutException if there is no answer in time
   * @throws IOException if there is no answer, or another status than 200
   */
  public <T> T get(URI uri, BodyReader<T> reader) throws IOException {
    return exchange(Request.get(uri), new Document<>(reader));
  }

  /**
   * Sends a request.
   *
   * @throws SocketTimeoutException if there is no answer in time
   * @throws IOException if there is no answer, or one that is too long
   */
  public Answer send(Request request) throws IOException {
    return exchange(request, new Whole());
  }

  private <T> T exchange(Request request, Reader<T> reader) throws IOException {
    Connection connection = idle(request);
    if (connection == null) {
      connection = new Connection(request, patience);
    }
    boolean reusable = false;
    try {
      ClassicHttpResponse response = connection.exchange(request, patience);
      T result = reader.read(request, response);
      reusable = !closed && keepsAlive(response);
      return result;
    } catch (SocketTimeoutException e) {
      throw request.late(patience);
    } catch (HttpException | MalformedChunkCodingException e) {
      throw request.noAnswer();
    } finally {
      if (reusable) {
        connection.rest();
        idle.addFirst(connection);
      } else {
        connection.close();
      }
    }
  }

  /** One that is idle and of the same server; null if there is none. */
  private @Nullable Connection idle(Request request) throws IOException {
    for (Connection connection : idle) {
      if (connection.origin.equals(request.origin()) && idle.remove(connection)) {
        if (connection.isUsable()) {
          return connection;
        }
        connection.close();
      }
    }
    return null;
  }

  private static boolean keepsAlive(ClassicHttpResponse response) throws HttpException {
    Header connection = response.getFirstHeader(HttpHeaders.CONNECTION);
    String says = connection == null ? "" : connection.getValue().toLowerCase(Locale.ROOT);
    boolean endsByItself =
        response.getEntity() == null
            || response.getEntity().isChunked()
            || response.getEntity().getContentLength() >= 0;
    return endsByItself
        && !says.contains("close")
        && (response.getVersion() == null
            || response.getVersion().greaterEquals(HttpVersion.HTTP_1_1)
            || says.contains("keep-alive"));
  }

  /** Closes the connections that wait for a call, and those in use once their call has ended. */
  @Override
  public void close() throws IOException {
    closed = true;
    for (Connection connection; (connection = idle.pollFirst()) != null; ) {
      connection.close();
    }
  }

  /** A connection to one server. */
  private static final class Connection extends DefaultBHttpClientConnection {
    private final String origin;
    private final TimedSocket socket;
    private long idleSinceNanos;

    Connection(Request request, Duration patience) throws IOException {
      super(LIMITS);
      this.origin = request.origin();
      this.socket = new TimedSocket(connect(request, patience), "No answer.");
      bind(socket);
    }

    private static Socket connect(Request request, Duration patience) throws IOException {
      int millis = (int) Math.min(CONNECT_TIMEOUT_MILLIS, patience.toMillis());
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(request.uri().getHost(), request.port()), millis);
        if (!request.isSecure()) {
          return socket;
        }
        socket.setSoTimeout(millis);
        return new ClientTls(request.uri().getHost(), request.port()).over(socket);
      } catch (IOException e) {
        socket.close();
        throw request.unconnected(e);
      }
    }

    ClassicHttpResponse exchange(Request request, Duration patience)
        throws HttpException, IOException {
      send(request);
      socket.begin(patience);
      ClassicHttpResponse response = receiveResponseHeader();
      while (response.getCode() < HttpStatus.SC_OK) {
        response = receiveResponseHeader();
      }
      if (canHaveBody(request, response)) {
        receiveResponseEntity(response);
      }
      return response;
    }

    private void send(Request request) throws HttpException, IOException {
      BasicClassicHttpRequest head =
          new BasicClassicHttpRequest(request.method(), request.target());
      head.addHeader(HttpHeaders.HOST, request.uri().getRawAuthority());
      for (Request.Header header : request.headers()) {
        head.addHeader(header.name(), header.value());
      }
      if (request.hasLength()) {
        head.addHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(request.body().length));
        head.setEntity(new ByteArrayEntity(request.body(), null));
      }
      sendRequestHeader(head);
      if (request.hasLength()) {
        sendRequestEntity(head);
      }
      flush();
    }

    private static boolean canHaveBody(Request request, ClassicHttpResponse response) {
      return !Method.HEAD.isSame(request.method())
          && response.getCode() != HttpStatus.SC_NO_CONTENT
          && response.getCode() != HttpStatus.SC_NOT_MODIFIED;
    }

    /** It waits for the next call. */
    void rest() {
      idleSinceNanos = System.nanoTime();
    }

    /** To look whether the server has closed it takes a millisecond. */
    boolean isUsable() throws IOException {
      if (System.nanoTime() - idleSinceNanos < DOUBTFUL_NANOS) {
        return true;
      }
      socket.begin(Duration.ofMillis(1));
      return !isStale();
    }
  }
}
