package org.modebench.upload;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sockets that threads wait on, which end when these are closed. */
final class Sockets implements AutoCloseable {
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Keeps one until it is removed, unless all are closed. */
  Socket add(Socket socket) {
    open.add(socket);
    if (closed) {
      closeQuietly(socket);
    }
    return socket;
  }

  /** Connects to a port of loopback. */
  Socket connect(int port) throws IOException {
    Socket socket = add(new Socket());
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  /** Closes one, and forgets it. */
  void close(Socket socket) {
    closeQuietly(socket);
    open.remove(socket);
  }

  /** Closes all that there are and will be. */
  @Override
  public void close() {
    closed = true;
    open.forEach(Sockets::closeQuietly);
  }

  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // What cannot be closed properly is closed all the same.
    }
  }
}
