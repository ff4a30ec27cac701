package org.modebench.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.modebench.server.common.Server;

/** Passes bodies on from thread to thread: each connection has one, which reads and writes. */
final class ThreadServer {
  private final Body body;
  private final int store;
  private final Sockets sockets;

  private ThreadServer(Body body, int store, Sockets sockets) {
    this.body = body;
    this.store = store;
    this.sockets = sockets;
  }

  /**
   * Starts one.
   *
   * @param store its port
   * @throws IOException if there is no port
   */
  static Server start(Body body, int store) throws IOException {
    Sockets sockets = new Sockets();
    return ThreadPerConnection.start(
        "upload-server", new ThreadServer(body, store, sockets)::serve, sockets);
  }

  private void serve(Socket socket) throws IOException {
    try (DefaultBHttpServerConnection client =
        new DefaultBHttpServerConnection(null, Http1Config.DEFAULT)) {
      client.bind(socket);
      ClassicHttpRequest request = client.receiveRequestHeader();
      while (request != null) {
        client.receiveRequestEntity(request);
        answer(client, Target.of(request.getMethod(), request.getPath()), request.getEntity());
        request = client.receiveRequestHeader();
      }
    } catch (HttpException e) {
      throw new IOException(e);
    }
  }

  private void answer(
      DefaultBHttpServerConnection client, Target target, @Nullable HttpEntity entity)
      throws IOException, HttpException {
    switch (target.kind()) {
      case UPLOAD -> send(client, text(store(target.order(), content(entity))));
      case DOWNLOAD -> giveBack(client, target.order());
      case HELLO -> send(client, text(Target.HELLO));
      case UNKNOWN -> send(client, HttpStatus.SC_NOT_FOUND, text(Target.NOTHING));
    }
  }

  private static InputStream content(@Nullable HttpEntity entity) throws IOException {
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  /** Returns the store's receipt. */
  private String store(StoreOrder order, InputStream content) throws IOException {
    Socket there = sockets.connect(store);
    try {
      OutputStream out = there.getOutputStream();
      switch (body) {
        case STREAM -> {
          out.write(order.toLine());
          pass(content, out);
        }
        case BUFFER -> {
          byte[] held = hold(content, order.bytes());
          out.write(order.toLine());
          out.write(held);
        }
      }
      there.shutdownOutput();
      return new String(there.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } finally {
      sockets.close(there);
    }
  }

  private void giveBack(DefaultBHttpServerConnection client, StoreOrder order)
      throws IOException, HttpException {
    Socket there = sockets.connect(store);
    try {
      there.getOutputStream().write(order.toLine());
      InputStream content = there.getInputStream();
      send(
          client,
          switch (body) {
            case STREAM ->
                new EntityTemplate(
                    order.bytes(), ContentType.APPLICATION_OCTET_STREAM, out -> pass(content, out));
            case BUFFER ->
                new ByteArrayEntity(
                    hold(content, order.bytes()), ContentType.APPLICATION_OCTET_STREAM);
          });
    } finally {
      sockets.close(there);
    }
  }

  private static void pass(InputStream in, OutputStream out) throws IOException {
    byte[] chunk = new byte[Content.CHUNK];
    int read = in.read(chunk);
    while (read >= 0) {
      out.write(chunk, 0, read);
      read = in.read(chunk);
    }
  }

  private static byte[] hold(InputStream in, long bytes) throws IOException {
    byte[] held = new byte[Math.toIntExact(bytes)];
    int read = in.readNBytes(held, 0, held.length);
    if (read < held.length) {
      throw new EOFException("A body must have %d bytes, but has %d.".formatted(bytes, read));
    }
    return held;
  }

  private static HttpEntity text(String text) {
    return new ByteArrayEntity(text.getBytes(StandardCharsets.US_ASCII), ContentType.TEXT_PLAIN);
  }

  private static void send(DefaultBHttpServerConnection client, HttpEntity entity)
      throws IOException, HttpException {
    send(client, HttpStatus.SC_OK, entity);
  }

  private static void send(DefaultBHttpServerConnection client, int status, HttpEntity entity)
      throws IOException, HttpException {
    ClassicHttpResponse response = new BasicClassicHttpResponse(status);
    response.setHeader(HttpHeaders.CONTENT_LENGTH, entity.getContentLength());
    response.setEntity(entity);
    client.sendResponseHeader(response);
    client.sendResponseEntity(response);
    client.flush();
  }
}
