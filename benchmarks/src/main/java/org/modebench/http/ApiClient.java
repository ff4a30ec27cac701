package org.modebench.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * A blocking HTTP/1.1 client for one server: Apache HttpCore's connections, kept alive and reused,
 * as many as there are calls at once.
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

  private final ConcurrentLinkedDeque<DefaultBHttpClientConnection> idle =
      new ConcurrentLinkedDeque<>();
  private final int readTimeoutMillis;
  private volatile boolean closed;

  /** A client whose calls may wait for half a minute. */
  public ApiClient() {
    this(READ_TIMEOUT);
  }

  /**
   * A client whose calls end in time.
   *
   * @param readTimeout how long a call may wait for its answer, at least 1 ms
   */
  public ApiClient(Duration readTimeout) {
    readTimeoutMillis = Math.toIntExact(readTimeout.toMillis());
  }

  /** Loads what a call needs, so that class loading is not counted as the work of a first call. */
  public static void loadClasses() throws IOException {
    new DefaultBHttpClientConnection(Http1Config.DEFAULT).close();
    new BasicClassicHttpRequest(Method.GET, "/").setHeader(HttpHeaders.HOST, "localhost");
  }

  /**
   * Gets {@code uri} and hands the body to {@code reader}.
   *
   * @throws java.net.SocketTimeoutException if there is no answer in time
   * @throws IOException if there is no answer, or another status than 200
   */
  public <T> T get(URI uri, BodyReader<T> reader) throws IOException {
    DefaultBHttpClientConnection connection = idle.pollFirst();
    if (connection == null) {
      connection = connect(uri);
    }
    boolean reusable = false;
    try {
      ClassicHttpResponse response = exchange(connection, uri);
      T result;
      try (InputStream body = response.getEntity().getContent()) {
        result = reader.read(body);
      }
      reusable = !closed && !asksToClose(response);
      return result;
    } catch (HttpException e) {
      throw new IOException("No HTTP answer from " + uri + ": " + e.getMessage(), e);
    } finally {
      if (reusable) {
        idle.addFirst(connection);
      } else {
        connection.close();
      }
    }
  }

  private DefaultBHttpClientConnection connect(URI uri) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(readTimeoutMillis);
      socket.connect(
          new InetSocketAddress(uri.getHost(), uri.getPort()),
          Math.min(CONNECT_TIMEOUT_MILLIS, readTimeoutMillis));
      DefaultBHttpClientConnection connection =
          new DefaultBHttpClientConnection(Http1Config.DEFAULT);
      connection.bind(socket);
      return connection;
    } catch (IOException e) {
      socket.close();
      throw new IOException("Cannot connect to " + uri.getAuthority() + ": " + e.getMessage(), e);
    }
  }

  private static ClassicHttpResponse exchange(DefaultBHttpClientConnection connection, URI uri)
      throws HttpException, IOException {
    String query = uri.getRawQuery();
    BasicClassicHttpRequest request =
        new BasicClassicHttpRequest(
            Method.GET, query == null ? uri.getRawPath() : uri.getRawPath() + '?' + query);
    request.addHeader(HttpHeaders.HOST, uri.getAuthority());
    connection.sendRequestHeader(request);
    connection.flush();
    ClassicHttpResponse response = connection.receiveResponseHeader();
    connection.receiveResponseEntity(response);
    if (response.getCode() != HttpStatus.SC_OK || response.getEntity() == null) {
      throw new IOException(
          "GET "
              + uri
              + " must be answered with 200 and a body, but the status is "
              + response.getCode()
              + ".");
    }
    return response;
  }

  private static boolean asksToClose(ClassicHttpResponse response) throws HttpException {
    return response.containsHeader(HttpHeaders.CONNECTION)
        && "close".equalsIgnoreCase(response.getHeader(HttpHeaders.CONNECTION).getValue());
  }

  /** Closes the connections that wait for a call, and those in use once their call has ended. */
  @Override
  public void close() throws IOException {
    closed = true;
    for (DefaultBHttpClientConnection connection; (connection = idle.pollFirst()) != null; ) {
      connection.close();
    }
  }
}
