package org.modebench.server.loop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An upstream that counts who waits for it, and that answers when as many requests wait as are
 * expected at once. Its answers go byte for byte as they are written here.
 */
final class StubUpstream implements AutoCloseable {

  static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]";

  private static final int PATIENCE_SECONDS = 10;

  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger mostWaiting = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final CyclicBarrier company;
  private final @Nullable String answer;

  /**
   * @param company how many requests must wait before any of them is answered
   * @param answer what is answered; null: nothing, ever
   */
  StubUpstream(int company, @Nullable String answer) throws IOException {
    this.company = new CyclicBarrier(company);
    this.answer = answer;
    listening = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /** Returns how many requests have waited at the same time. */
  int mostWaiting() {
    return mostWaiting.get();
  }

  /** Returns how many connections there have been. */
  int connections() {
    return connections.get();
  }

  /** Returns how many connections the other side has not ended. */
  int open() {
    return open.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The end.
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line; (line = in.readLine()) != null; ) {
        if (line.isEmpty() && answer != null) {
          awaitCompany();
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
          if (!answer.equals(GOOD)) {
            return;
          }
        }
      }
    } catch (IOException gone) {
      // As good as its end.
    } finally {
      open.remove(socket);
    }
  }

  private void awaitCompany() throws IOException {
    mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
    try {
      company.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      // Whoever else can come shall have the time to come, and to be counted.
      Thread.sleep(5);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IOException("Fewer requests than expected wait at the same time.", e);
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      waiting.decrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
