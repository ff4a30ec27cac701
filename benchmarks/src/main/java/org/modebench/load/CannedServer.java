package org.modebench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.modebench.host.ExecutorShutdown;

/**
 * A server that does the least a server can do: it answers every request with the same bytes, in
 * one thread. It understands the requests of {@link LoadClient} only: one at a time on a connection
 * and each in one packet.
 */
final class CannedServer implements AutoCloseable {
  static final String BODY = "Hello, Anonymous";

  private static final int BACKLOG = 4_096;
  private static final int READ_BYTES = 2_048;
  private static final byte[] CLOSE = "Connection: close".getBytes(StandardCharsets.US_ASCII);

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final Thread thread;
  private final ByteBuffer request = ByteBuffer.allocateDirect(READ_BYTES);
  private final ByteBuffer staying = answer("");
  private final ByteBuffer closing = answer("Connection: close\r\n");

  private volatile boolean closed;

  private CannedServer(Selector selector, ServerSocketChannel listener) {
    this.selector = selector;
    this.listener = listener;
    this.thread = new Thread(this::serve, "canned-server");
    thread.setDaemon(true);
  }

  /**
   * Starts one on 127.0.0.1.
   *
   * @throws IOException if it cannot listen
   */
  static CannedServer start() throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      listener.bind(new InetSocketAddress(loopback, 0), BACKLOG);
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      listener.close();
      selector.close();
      throw e;
    }
    CannedServer server = new CannedServer(selector, listener);
    server.thread.start();
    return server;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.socket().getLocalPort());
  }

  private static ByteBuffer answer(String header) {
    byte[] bytes =
        ("HTTP/1.1 200 OK\r\n" + header + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private void serve() {
    try (selector;
        listener) {
      while (!closed) {
        selector.select(this::serve);
      }
      selector.keys().forEach(CannedServer::close);
    } catch (IOException e) {
      // Its clients are refused from now on, and say so.
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else {
        answer(key);
      }
    } catch (IOException e) {
      // The client is gone.
      close(key);
    }
  }

  private void accept() throws IOException {
    for (SocketChannel connection = listener.accept();
        connection != null;
        connection = listener.accept()) {
      connection.configureBlocking(false);
      connection.register(selector, SelectionKey.OP_READ);
    }
  }

  private void answer(SelectionKey key) throws IOException {
    SocketChannel connection = (SocketChannel) key.channel();
    request.clear();
    int length = connection.read(request);
    if (length < 0) {
      close(key);
    } else if (length > 0) {
      boolean last = endsWithClose(length);
      connection.write((last ? closing : staying).rewind());
      if (last) {
        close(key);
      }
    }
  }

  /** Returns whether the last header says so; that is where the client has it. */
  private boolean endsWithClose(int length) {
    int begin = length - CLOSE.length - "\r\n\r\n".length();
    for (int i = 0; i < CLOSE.length; i++) {
      if (begin < 0 || request.get(begin + i) != CLOSE[i]) {
        return false;
      }
    }
    return true;
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  /** Returns when its port, its connections and its thread are gone. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    ExecutorShutdown.join(thread);
  }
}
