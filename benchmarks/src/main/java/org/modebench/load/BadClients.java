package org.modebench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.modebench.host.ExecutorShutdown;

/**
 * Clients with bad manners, one after another and again, each act on a new connection. A server
 * answers or ends each connection; one that does neither in time has left a client hanging.
 */
public final class BadClients implements AutoCloseable {
  private static final int PAUSE_MILLIS = 200;

  /** So long that the server has seen what was sent, and so short that no answer has come. */
  private static final int MOMENT_MILLIS = 10;

  private final URI server;
  private final String request;
  private final List<BadManner> manners;
  private final int timeoutMillis;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger acts = new AtomicInteger();
  private final AtomicInteger hanging = new AtomicInteger();
  private volatile boolean there = true;

  /**
   * Starts no client yet.
   *
   * @param server scheme, host and port
   * @param target path and query of a request that takes some time, for those who send a whole one
   * @param timeout within which the server must have accepted a connection, and ended it
   */
  public BadClients(URI server, String target, List<BadManner> manners, Duration timeout) {
    this.server = server;
    this.request = "GET " + target + " HTTP/1.1\r\nHost: bad\r\n\r\n";
    this.manners = List.copyOf(manners);
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  /** Lets so many clients come, each with another manner first. */
  public void begin(int number) {
    for (int i = 0; i < number; i++) {
      int first = i;
      Thread client = new Thread(() -> act(first), "bad-clients");
      client.setDaemon(true);
      threads.add(client);
      client.start();
    }
  }

  private void act(int first) {
    try {
      for (int i = first; there; i++) {
        act(manners.get(i % manners.size()));
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      // This is how they are told to go.
    }
  }

  private void act(BadManner manner) throws InterruptedException {
    try (Socket socket = new Socket()) {
      open.add(socket);
      try {
        if (!there) {
          // Whoever sends them away may have looked for open sockets before this one.
          return;
        }
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), timeoutMillis);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(timeoutMillis);
        act(manner, socket);
        acts.incrementAndGet();
      } finally {
        open.remove(socket);
      }
    } catch (IOException e) {
      // Not where they have been sent away meanwhile.
      if (there) {
        hanging.incrementAndGet();
      }
    }
  }

  private void act(BadManner manner, Socket socket) throws IOException, InterruptedException {
    try {
      socket.getOutputStream().write(manner.text(request).getBytes(StandardCharsets.ISO_8859_1));
      if (manner.end() == BadManner.End.BY_SERVER) {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // The server has closed it, which is an answer, too.
    }
    if (manner.end() != BadManner.End.BY_SERVER) {
      Thread.sleep(MOMENT_MILLIS);
    }
    if (manner.end() == BadManner.End.RESET) {
      socket.setSoLinger(true, 0);
    }
  }

  /** Returns how many acts have ended as they should. */
  public int acts() {
    return acts.get();
  }

  /** Returns how many acts the server has let hang, or not let begin. */
  public int hanging() {
    return hanging.get();
  }

  /** Sends them away; returns when their threads have ended. */
  @Override
  public void close() {
    there = false;
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use any more in either case.
      }
    }
    threads.forEach(ExecutorShutdown::of);
  }
}
