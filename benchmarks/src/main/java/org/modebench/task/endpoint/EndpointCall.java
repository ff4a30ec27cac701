package org.modebench.task.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modebench.http.Answer;
import org.modebench.http.ApiClient;
import org.modebench.http.Request;
import org.modebench.task.Completion;
import org.modebench.task.EventLoop;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;
import org.modebench.task.TaskForm;

/** A request to an endpoint that a user names; every answer that has to be one counts the same. */
public final class EndpointCall implements Task {
  private static final String SEPARATOR = "\t";

  private final Endpoint endpoint;
  private final Duration patience;
  private final ApiClient client;

  EndpointCall(Endpoint endpoint, Duration patience, ApiClient client) {
    this.endpoint = endpoint;
    this.patience = patience;
    this.client = client;
  }

  /**
   * A call that asks as this JVM was told.
   *
   * @param name of the address as people are told it, without secrets
   * @param client of the same patience, whose connections the blocking form shares with the other
   *     calls of a batch
   */
  public static EndpointCall of(String name, URI address, Duration patience, ApiClient client) {
    return new EndpointCall(
        new Endpoint(name, address, EndpointRequest.ofThisJvm()), patience, client);
  }

  @Override
  public long call() throws IOException {
    return endpoint.check(answer());
  }

  private Answer answer() throws IOException {
    Request request = endpoint.request();
    for (int redirects = 0; ; redirects++) {
      Answer answer = client.send(request);
      Optional<Request> next = endpoint.next(request, answer, redirects);
      if (next.isEmpty()) {
        return answer;
      }
      request = next.get();
    }
  }

  @Override
  public long callHolding(InterpreterLock lock) throws IOException {
    lock.drop();
    Answer answer;
    try {
      answer = answer();
    } finally {
      lock.take();
    }
    return endpoint.check(answer);
  }

  @Override
  public void start(EventLoop loop, Completion completion) {
    send(loop, endpoint.request(), 0, completion);
  }

  private void send(EventLoop loop, Request request, int redirects, Completion completion) {
    loop.send(
        request,
        patience,
        (answer, failure) -> {
          if (answer == null) {
            completion.failed(failure == null ? new IOException("No answer.") : failure);
            return;
          }
          long checksum;
          try {
            Optional<Request> next = endpoint.next(request, answer, redirects);
            if (next.isPresent()) {
              send(loop, next.get(), redirects + 1, completion);
              return;
            }
            checksum = endpoint.check(answer);
          } catch (IOException | RuntimeException wrong) {
            completion.failed(wrong);
            return;
          }
          completion.completed(checksum);
        });
  }

  @Override
  public long expected() {
    return Endpoint.ANSWERED;
  }

  /** The address goes to the worker's standard input, where nobody else reads it. */
  @Override
  public String toText() {
    return TaskForm.text(
        Form.class,
        String.join(
            SEPARATOR,
            Long.toString(patience.toMillis()),
            endpoint.address().toString(),
            endpoint.name()));
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }

  /** Its text form. All calls of a worker share the connections of one client. */
  public static final class Form implements TaskForm {
    private @Nullable ApiClient client;
    private @Nullable EndpointRequest asked;

    @Override
    public Task read(String argument) throws IOException {
      String[] fields = argument.split(SEPARATOR, 3);
      Duration patience = Duration.ofMillis(Long.parseLong(fields[0]));
      if (client == null || asked == null) {
        client = new ApiClient(patience);
        asked = EndpointRequest.ofThisJvm();
        ApiClient.loadClasses();
      }
      return new EndpointCall(
          new Endpoint(fields[2], URI.create(fields[1]), asked), patience, client);
    }

    @Override
    public String example(URI api) {
      return String.join(SEPARATOR, "10000", api.toString(), api.toString());
    }

    @Override
    public void close() {
      ApiClient used = client;
      if (used != null) {
        try {
          used.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
