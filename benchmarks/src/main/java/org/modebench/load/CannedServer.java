package org.modebench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.modebench.host.Doorkeeper;
import org.modebench.host.ExecutorShutdown;
import org.modebench.host.Listening;

/**
 * A server that does the least a server can do: it answers every request with the same bytes, in
 * one thread. It understands the requests of {@link LoadClient} only: one at a time on a connection
 * and each in one packet.
 */
public final class CannedServer implements AutoCloseable {
  static final String BODY = "Hello, Anonymous";

  private static final int BACKLOG = 4_096;
  private static final int READ_BYTES = 2_048;
  private static final byte[] CLOSE = "Connection: close".getBytes(StandardCharsets.US_ASCII);

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final Listening listening;
  private final Doorkeeper doorkeeper;
  private final Thread thread;
  private final ByteBuffer request = ByteBuffer.allocateDirect(READ_BYTES);
  private final ByteBuffer staying = answer("");
  private final ByteBuffer closing = answer("Connection: close\r\n");

  private volatile boolean closed;

  private CannedServer(Selector selector, ServerSocketChannel listener, Listening listening) {
    this.selector = selector;
    this.listening = listening;
    this.doorkeeper = new Doorkeeper(listening);
    this.listener = listener;
    this.thread = new Thread(this::serve, "canned-server");
    thread.setDaemon(true);
  }

  /**
   * Starts one on a free port.
   *
   * @throws IOException if it cannot listen
   */
  public static CannedServer start(Listening listening) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(listening.at(0), BACKLOG);
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      listener.close();
      selector.close();
      throw e;
    }
    CannedServer server = new CannedServer(selector, listener, listening);
    server.thread.start();
    return server;
  }

  /** Returns where it serves. */
  public URI address() {
    return URI.create("http://" + listening.authority(listener.socket().getLocalPort()));
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
      if (doorkeeper.admits(connection.socket().getInetAddress())) {
        connection.configureBlocking(false);
        connection.register(selector, SelectionKey.OP_READ);
      } else {
        connection.close();
      }
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
