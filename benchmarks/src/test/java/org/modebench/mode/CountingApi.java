package org.modebench.mode;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.modebench.http.ApiClient;
import org.modebench.task.ApiCall;
import org.modebench.task.CovidAnswer;

/**
 * An API that counts who calls: every mode can call it, worker processes included, so one suite
 * holds for all. It answers when as many calls as are expected at once have arrived, or after a
 * while.
 */
final class CountingApi implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 20_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ApiClient client = new ApiClient();
  private final Map<Integer, AtomicInteger> arrivals = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Integer> clientPorts = new ConcurrentSkipListSet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int expectedAtOnce;
  private int waiting;
  private long groups;
  private int atOnce;
  private int mostAtOnce;
  private Runnable whenFull = () -> {};

  CountingApi(int expectedAtOnce) throws IOException {
    this.expectedAtOnce = expectedAtOnce;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Calls numbered from 0; each answer has its number in it. */
  List<ApiCall> calls(int count, String path) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                new ApiCall(
                    URI.create(
                        "http://127.0.0.1:" + server.getAddress().getPort() + path + "?call=" + n),
                    client))
        .toList();
  }

  /** Returns the document that answers call {@code number}. */
  static byte[] document(int number) {
    return new String(CovidAnswer.document(), StandardCharsets.UTF_8)
        .replace("515151", Integer.toString(number))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    int number = Integer.parseInt(exchange.getRequestURI().getQuery().replace("call=", ""));
    arrivals.computeIfAbsent(number, n -> new AtomicInteger()).incrementAndGet();
    clientPorts.add(exchange.getRemoteAddress().getPort());
    awaitCompany();
    String path = exchange.getRequestURI().getPath();
    byte[] body =
        path.equals("/malformed") ? "<html>".getBytes(StandardCharsets.UTF_8) : document(number);
    boolean fails = path.equals("/fails") && number == 3;
    exchange.sendResponseHeaders(fails ? 500 : 200, body.length);
    lock.lock();
    try {
      atOnce--;
    } finally {
      lock.unlock();
    }
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void awaitCompany() {
    lock.lock();
    try {
      atOnce++;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      waiting++;
      if (waiting >= expectedAtOnce) {
        waiting = 0;
        groups++;
        whenFull.run();
        changed.signalAll();
        return;
      }
      long group = groups;
      long nanos = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      while (group == groups && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code action} whenever as many calls as are expected at once wait for their answers. */
  void whenFull(Runnable action) {
    whenFull = action;
  }

  int mostAtOnce() {
    lock.lock();
    try {
      return mostAtOnce;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how often each call has arrived, by number. */
  Map<Integer, AtomicInteger> arrivals() {
    return arrivals;
  }

  int connections() {
    return clientPorts.size();
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
