package org.modebench.server.blocking;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.RequestBounds;
import org.modebench.server.common.Upstream;

/**
 * Serves a connection on the calling thread, which waits wherever there is something to wait for.
 */
final class HelloService implements HttpServerRequestHandler {

  private final Upstream upstream;
  private final BooleanSupplier keepAlive;
  private final Duration patience;
  private final HttpService http =
      new HttpService(
          new DefaultHttpProcessor(new ResponseContent(), new ResponseConnControl()),
          this,
          BoundedParser.LIMITS,
          null,
          null) {
        @Override
        protected int toStatusCode(Exception failure) {
          return failure instanceof BoundedParser.Refused refused
              ? refused.status()
              : super.toStatusCode(failure);
        }
      };

  /**
   * @param keepAlive whether a connection is kept, at the moment, for the next request if the
   *     client asks for it
   * @param patience how long a client may take to send a request, while it is its turn to send
   */
  HelloService(Upstream upstream, BooleanSupplier keepAlive, Duration patience) {
    this.upstream = upstream;
    this.keepAlive = keepAlive;
    this.patience = patience;
  }

  /**
   * Returns when the connection is closed.
   *
   * @throws IOException if it broke, or the client took too long to send
   * @throws HttpException if the client did not keep to HTTP
   */
  void serve(Socket socket) throws IOException, HttpException {
    socket.setTcpNoDelay(true);
    TimedConnection connection = new TimedConnection(socket, patience);
    while (connection.isOpen()) {
      connection.beginRequest();
      http.handleRequest(connection, HttpCoreContext.create());
    }
  }

  @Override
  public void handle(ClassicHttpRequest request, ResponseTrigger trigger, HttpContext context)
      throws HttpException, IOException {
    Answer answer =
        Method.GET.isSame(request.getMethod())
            ? answer(request.getRequestUri())
            : RequestBounds.METHOD;
    BasicClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
    response.setEntity(new StringEntity(answer.body(), ContentType.TEXT_PLAIN));
    if (!keepAlive.getAsBoolean()) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    trigger.submitResponse(response);
  }

  private Answer answer(String target) throws InterruptedIOException {
    Optional<HelloRequest> request;
    try {
      request = HelloRequest.parse(target);
    } catch (IllegalArgumentException refused) {
      return Answer.badRequest(String.valueOf(refused.getMessage()));
    }
    if (request.isEmpty()) {
      return Answer.NOT_FOUND;
    }
    try {
      if (request.get().pauseMillis() > 0) {
        Thread.sleep(request.get().pauseMillis());
      }
      return request.get().cached() ? Answer.OK : upstream.await(request.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server is being closed.");
    }
  }
}
