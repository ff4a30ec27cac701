package org.modebench.upload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.modebench.host.ExecutorShutdown;
import org.modebench.server.common.Server;

/** Accepts connections on loopback, and serves each on a thread of its own. */
final class ThreadPerConnection implements Server {
  /** So small that a slow reader is felt by who writes, and not only by the kernel. */
  private static final int RECEIVE_BUFFER = 1 << 18;

  /** What is done with a connection. */
  interface Service {
    /**
     * Returns when nothing more is to be done with it.
     *
     * @throws IOException if it broke
     */
    void serve(Socket socket) throws IOException;
  }

  private final String name;
  private final Service service;
  private final Sockets sockets;
  private final ServerSocket listening = new ServerSocket();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;

  private ThreadPerConnection(String name, Service service, Sockets sockets) throws IOException {
    this.name = name;
    this.service = service;
    this.sockets = sockets;
    listening.setReceiveBufferSize(RECEIVE_BUFFER);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    acceptor = daemon(this::accept, name + "-acceptor");
  }

  /**
   * Starts to serve on a port that the system chooses.
   *
   * @param name what the names of its threads begin with
   * @param sockets those that its threads wait on, closed with it
   * @throws IOException if there is no port
   */
  static Server start(String name, Service service, Sockets sockets) throws IOException {
    ThreadPerConnection server = new ThreadPerConnection(name, service, sockets);
    server.acceptor.start();
    return server;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = sockets.add(listening.accept());
        Thread thread = daemon(() -> serve(socket), name);
        threads.add(thread);
        thread.start();
      }
    } catch (IOException e) {
      // It is being closed.
    }
  }

  private void serve(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
      service.serve(socket);
    } catch (IOException e) {
      // One end is gone: closing the other is the answer.
    } finally {
      sockets.close(socket);
      threads.remove(Thread.currentThread());
    }
  }

  @Override
  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() {
    Sockets.closeQuietly(listening);
    ExecutorShutdown.join(acceptor);
    sockets.close();
    Set.copyOf(threads).forEach(ExecutorShutdown::of);
  }
}
