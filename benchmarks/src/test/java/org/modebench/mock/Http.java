package org.modebench.mock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.modebench.task.CovidAnswer;

/** A client that knows nothing of the mock. */
final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /** Returns 127.0.0.1, also where {@code localhost} means ::1. */
  static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  /** Gets the document; the query may be empty. */
  static HttpResponse<byte[]> document(URI mock, String query)
      throws IOException, InterruptedException {
    return get(mock.resolve(CovidAnswer.PATH + (query.isEmpty() ? "" : "?" + query)));
  }

  static HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
