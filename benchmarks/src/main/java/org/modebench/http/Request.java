package org.modebench.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A request, all of it but what follows from its address and its body. It may hold secrets, so that
 * people are told its name only.
 */
public final class Request {

  /** Its method if it has none. */
  public static final String GET = "GET";

  private static final String SECURE = "https";
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final byte[] NO_BODY = {};
  private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final String name;
  private final String method;
  private final URI uri;
  private final List<Header> headers;
  private final byte[] body;

  /**
   * A request.
   *
   * @param name what people are told of it
   * @param body empty for none; it is not copied
   */
  public Request(String name, String method, URI uri, List<Header> headers, byte[] body) {
    this.name = name;
    this.method = method;
    this.uri = uri;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /** A line of its head, whose value may be a secret. */
  public record Header(String name, String value) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A GET without secrets, which is named by its address. */
  static Request get(URI uri) {
    return new Request(uri.toString(), GET, uri, List.of(), NO_BODY);
  }

  /** The same to another address, as it is or as a GET without a body. */
  public Request to(URI other, boolean asGet) {
    return new Request(name, asGet ? GET : method, other, headers, asGet ? NO_BODY : body);
  }

  /** The same without the headers that it was given, for another server. */
  public Request withoutHeaders() {
    return new Request(name, method, uri, List.of(), body);
  }

  public String method() {
    return method;
  }

  public URI uri() {
    return uri;
  }

  List<Header> headers() {
    return headers;
  }

  /** Its body, which is not to be changed; empty for none. */
  public byte[] body() {
    return body;
  }

  /** Path and query, as the first line of a request has them. */
  String target() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
  }

  /** Scheme, host and port: who it is for. */
  public String origin() {
    return uri.getScheme() + "://" + uri.getHost() + ':' + port();
  }

  boolean isSecure() {
    return SECURE.equals(uri.getScheme());
  }

  int port() {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return isSecure() ? HTTPS_PORT : HTTP_PORT;
  }

  /** Whether the server is told the length of its body, which may be 0. */
  boolean hasLength() {
    return body.length > 0 || METHODS_WITH_BODY.contains(method);
  }

  /** What is said where a GET has to be answered with a document. */
  String withoutDocument(int status) {
    return "GET "
        + name
        + " must be answered with 200 and a body, but the status is "
        + status
        + ".";
  }

  SocketTimeoutException late(Duration patience) {
    return new SocketTimeoutException(
        "No answer from " + name + " within " + patience.toMillis() + " ms.");
  }

  IOException unconnected(Throwable cause) {
    return new IOException(
        "Cannot connect to " + uri.getRawAuthority() + ": " + cause.getMessage(), cause);
  }

  /** Without a cause, since that quotes the answer, which may be a secret. */
  IOException noAnswer() {
    return new IOException("The answer of " + name + " must be HTTP, but is not.");
  }

  IOException tooLong() {
    return new IOException(
        "The answer of "
            + name
            + " must have at most "
            + Answer.MOST_BYTES
            + " bytes, but has more.");
  }

  @Override
  public String toString() {
    return name;
  }
}
