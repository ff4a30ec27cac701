package org.modebench.server.blocking;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.modebench.host.Doorkeeper;
import org.modebench.host.ExecutorShutdown;
import org.modebench.host.VirtualThreadFactory;
import org.modebench.server.common.LoopLag;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.Upstream;
import org.modebench.server.common.Upstreams;

/** Accepts connections on a thread of its own and dispatches each to the thread that serves it. */
public final class ConnectionServer implements Server {

  private static final int RETRY_MILLIS = 10;

  private final ServerSocket listening;
  private final Doorkeeper doorkeeper;
  private final Dispatch dispatch;
  private final Upstream upstream;
  private final HelloService service;
  private final Optional<Heartbeat> heartbeat;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Thread acceptor = new Thread(this::accept, "acceptor");
  private volatile boolean closed;

  private ConnectionServer(
      ServerSocket listening,
      Doorkeeper doorkeeper,
      Dispatch dispatch,
      Upstream upstream,
      HelloService service,
      Optional<Heartbeat> heartbeat) {
    this.listening = listening;
    this.doorkeeper = doorkeeper;
    this.dispatch = dispatch;
    this.upstream = upstream;
    this.service = service;
    this.heartbeat = heartbeat;
    acceptor.setDaemon(true);
  }

  /**
   * One thread that accepts a connection, serves one request and closes it, as gunicorn's sync
   * worker does.
   */
  public static Server syncWorker(ServerSettings settings) throws IOException {
    return syncWorker(listen(settings), settings);
  }

  /**
   * The same on a socket that listens already.
   *
   * @param listening closed with the server
   */
  public static Server syncWorker(ServerSocket listening, ServerSettings settings)
      throws IOException {
    return start(listening, Dispatch.sameThread(), Upstreams.of(settings), settings);
  }

  /**
   * A platform thread for each connection.
   *
   * @param upstream where requests wait; closed with the server
   */
  public static Server threadPerConnection(ServerSettings settings, Upstream upstream)
      throws IOException {
    return start(listen(settings), Dispatch.newThread(Dispatch::daemon), upstream, settings);
  }

  /** As many platform threads as there are workers. */
  public static Server threadPool(ServerSettings settings) throws IOException {
    return start(
        listen(settings),
        Dispatch.pool(settings.workers(), Dispatch::daemon),
        Upstreams.of(settings),
        settings);
  }

  /** A virtual thread for each connection. */
  public static Server virtualThreads(ServerSettings settings) throws IOException {
    ThreadFactory factory;
    try {
      factory = VirtualThreadFactory.get();
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
    return start(
        listen(settings),
        Dispatch.newThread(factory),
        Upstreams.of(settings),
        settings,
        Optional.of(new Heartbeat(factory)));
  }

  private static ServerSocket listen(ServerSettings settings) throws IOException {
    ServerSocket listening = new ServerSocket();
    try {
      listening.bind(settings.address(), ServerSettings.BACKLOG);
      return listening;
    } catch (IOException e) {
      listening.close();
      throw settings.portTaken(e);
    }
  }

  static Server start(
      ServerSocket listening, Dispatch dispatch, Upstream upstream, ServerSettings settings) {
    return start(listening, dispatch, upstream, settings, Optional.empty());
  }

  private static Server start(
      ServerSocket listening,
      Dispatch dispatch,
      Upstream upstream,
      ServerSettings settings,
      Optional<Heartbeat> heartbeat) {
    HelloService service =
        new HelloService(upstream, dispatch::keepsConnections, settings.patience());
    ConnectionServer server =
        new ConnectionServer(
            listening,
            new Doorkeeper(settings.listening()),
            dispatch,
            upstream,
            service,
            heartbeat);
    server.acceptor.start();
    return server;
  }

  private void accept() {
    while (!closed) {
      try {
        serve(listening.accept());
      } catch (IOException | OutOfMemoryError e) {
        // Too many open files or threads: those that are served now will give some back.
        pause();
      }
    }
  }

  private void serve(Socket socket) {
    Connection connection = new Connection(socket, service, connections);
    boolean dispatched = false;
    try {
      if (!closed && doorkeeper.admits(socket.getInetAddress())) {
        dispatch.serve(connection);
        dispatched = true;
      }
    } finally {
      if (!dispatched) {
        connection.abort();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      // This is how it is told to end.
    }
  }

  @Override
  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public Optional<LoopLag> takeLag() {
    return heartbeat.map(Heartbeat::take);
  }

  @Override
  public int takeWasted() {
    return upstream.takeWasted();
  }

  @Override
  public void close() {
    closed = true;
    heartbeat.ifPresent(Heartbeat::close);
    Connection.closeQuietly(listening);
    connections.forEach(Connection::abort);
    ExecutorShutdown.of(acceptor);
    List<Thread> serving = new ArrayList<>();
    connections.forEach(connection -> connection.thread().ifPresent(serving::add));
    connections.forEach(Connection::abort);
    dispatch.end();
    serving.forEach(ExecutorShutdown::of);
    upstream.close();
  }
}
