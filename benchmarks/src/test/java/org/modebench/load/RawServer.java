package org.modebench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.modebench.host.ExecutorShutdown;

/** A server that does to a connection whatever a test says; it closes each in the end. */
final class RawServer implements AutoCloseable {

  /** What happens to a connection. */
  interface Behaviour {
    void serve(Peer peer) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final ExecutorService threads;
  private final Thread acceptor;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();

  private RawServer(ExecutorService threads, Behaviour behaviour) throws IOException {
    this.threads = threads;
    listener = new ServerSocket(0, 1_024, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    acceptor = new Thread(() -> accept(behaviour), "raw-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Serves each connection in a thread of its own. */
  static RawServer start(Behaviour behaviour) throws IOException {
    return new RawServer(Executors.newCachedThreadPool(RawServer::thread), behaviour);
  }

  /** Serves one connection after another. */
  static RawServer startSingle(Behaviour behaviour) throws IOException {
    return new RawServer(Executors.newSingleThreadExecutor(RawServer::thread), behaviour);
  }

  private static Thread thread(Runnable body) {
    Thread thread = new Thread(body, "raw-server-connection");
    thread.setDaemon(true);
    return thread;
  }

  private void accept(Behaviour behaviour) {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        connections.incrementAndGet();
        mostAtOnce.accumulateAndGet(open.size(), Math::max);
        threads.execute(() -> serve(socket, behaviour));
      }
    } catch (IOException e) {
      // It has been closed.
    }
  }

  private void serve(Socket socket, Behaviour behaviour) {
    try (socket) {
      try {
        behaviour.serve(new Peer(socket));
      } finally {
        // Before the client can see it closed, and replace it.
        open.remove(socket);
      }
    } catch (IOException | InterruptedException e) {
      // The client is gone, or the test is over.
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  int port() {
    return listener.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** Returns how many connections there have been at once. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** Returns the requests so far, with their headers. */
  Queue<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    // It may have a last connection in hand.
    ExecutorShutdown.join(acceptor);
    threads.shutdownNow();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** The other end of a connection. */
  final class Peer {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
      this.out = socket.getOutputStream();
    }

    /** Returns the next request with its headers, or nothing at the end. */
    String request() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      String text = "";
      while (!text.endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return "";
        }
        bytes.write(next);
        text = bytes.toString(StandardCharsets.US_ASCII);
      }
      requests.add(text);
      return text;
    }

    void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Closes the connection by a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Answers 200 with the usual body. */
    void hello() throws IOException {
      write(answer("200 OK", "Hello, Anonymous"));
    }
  }

  static String answer(String status, String body) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
