package org.modebench.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An upstream that counts who waits for it, whatever process asks. It answers when as many requests
 * as are expected at once have come, or after a while; or it does what the fault says.
 */
public final class FakeUpstream implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 20_000;
  private static final long LINGER_MILLIS = 100;

  private final ServerSocket listening =
      new ServerSocket(0, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition full = lock.newCondition();
  private final int expectedAtOnce;
  private int atOnce;
  private int mostAtOnce;
  private int waiting;
  private long groups;

  public FakeUpstream(int expectedAtOnce) throws IOException {
    this.expectedAtOnce = expectedAtOnce;
    daemon(this::accept);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "fake-upstream");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns where it is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        accepted.incrementAndGet();
        open.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      // This is how it is told to end.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (String line; (line = in.readLine()) != null; ) {
        String request = line;
        while (!line.isEmpty()) {
          line = in.readLine();
        }
        answer(request, in, socket.getOutputStream());
      }
    } catch (IOException | InterruptedException gone) {
      // The server under test has closed the connection.
    } finally {
      open.remove(socket);
    }
  }

  private void answer(String request, BufferedReader in, OutputStream out)
      throws IOException, InterruptedException {
    awaitCompany();
    if (request.contains("fault=SILENT")) {
      // Until the end of the connection.
      in.read();
      return;
    }
    String answer =
        request.contains("fault=MALFORMED")
            ? "@#~!\r\n\r\n"
            : request.contains("fault=ERROR")
                ? "HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\nno"
                : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    out.write(answer.getBytes(US_ASCII));
    if (request.contains("fault=MALFORMED")) {
      throw new IOException("Nothing can follow.");
    }
  }

  private void awaitCompany() throws InterruptedException {
    lock.lock();
    try {
      atOnce++;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      waiting++;
      if (waiting >= expectedAtOnce) {
        waiting = 0;
        groups++;
        full.signalAll();
      }
      long group = groups - (waiting == 0 ? 1 : 0);
      long nanos = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      while (group == groups && nanos > 0) {
        nanos = full.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
    // One more than there should be may come a little later than the others.
    Thread.sleep(LINGER_MILLIS);
    lock.lock();
    try {
      atOnce--;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many requests have waited at the same time, at most. */
  public int mostAtOnce() {
    lock.lock();
    try {
      return mostAtOnce;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many connections there have been. */
  public int accepted() {
    return accepted.get();
  }

  /** Returns how many connections there are. */
  public int open() {
    return open.size();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
