package org.modebench.task;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.modebench.http.ApiClient;

/**
 * One GET of the mock COVID API, the I/O-bound call of the lab: the answer is parsed and its
 * checksum taken from the values of its fields.
 */
public final class ApiCall implements Task {

  private final URI uri;
  private final ApiClient client;
  private final long expected;

  /**
   * @param uri what to get: {@code http://host:port/path?query}
   * @param client the connections that the blocking form shares with the other calls of a batch;
   *     the event-loop form uses those of its loop
   */
  public ApiCall(URI uri, ApiClient client) {
    this(uri, client, CovidAnswer.expectedChecksum());
  }

  private ApiCall(URI uri, ApiClient client, long expected) {
    this.uri = uri;
    this.client = client;
    this.expected = expected;
  }

  @Override
  public long call() throws IOException {
    return client.get(uri, CovidAnswer::checksum);
  }

  @Override
  public long callHolding(InterpreterLock lock) throws IOException {
    lock.drop();
    byte[] body;
    try {
      body = client.get(uri, in -> in.readAllBytes());
    } finally {
      lock.take();
    }
    return CovidAnswer.checksum(body);
  }

  @Override
  public void start(EventLoop loop, Completion completion) {
    loop.get(
        uri,
        (body, failure) -> {
          if (body == null) {
            completion.failed(failure == null ? new IOException("No answer.") : failure);
            return;
          }
          long checksum;
          try {
            checksum = CovidAnswer.checksum(body);
          } catch (IOException malformed) {
            completion.failed(malformed);
            return;
          }
          completion.completed(checksum);
        });
  }

  @Override
  public long expected() {
    return expected;
  }

  @Override
  public String toText() {
    return TaskForm.text(Form.class, uri.toString());
  }

  @Override
  public String toString() {
    return "api-call " + uri;
  }

  /** Its text form: the URI. All calls of a worker share the connections of one client. */
  public static final class Form implements TaskForm {
    private @Nullable ApiClient client;

    @Override
    public Task read(String argument) throws IOException {
      if (client == null) {
        client = new ApiClient();
        ApiClient.loadClasses();
        CovidAnswer.loadClasses();
      }
      // The check of the checksum is left to the parent.
      return new ApiCall(URI.create(argument), client, 0);
    }

    @Override
    public String example(URI api) {
      return api.toString();
    }
  }
}
