package org.modebench.mock;

import com.github.tomakehurst.wiremock.http.trafficlistener.WiremockNetworkTrafficListener;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Holds answers back until they are due, as seen at the sockets of the mock: from the moment a
 * request was read to that at which the first byte of its answer has been written. WireMock's own
 * timer begins when the request has been understood, and ends before the answer is put together.
 */
final class AnswerTimer extends ScheduledThreadPoolExecutor
    implements WiremockNetworkTrafficListener {

  private static final int EARLY_ONE_IN = 10;

  /** What is under way on a connection. */
  private static final class Exchange {
    private static final long NONE = -1;

    private volatile long readAt;
    private volatile long delayNanos = NONE;
  }

  /** A request is handled by the thread that read it. */
  private static final ThreadLocal<Exchange> CURRENT = new ThreadLocal<>();

  private final Map<Socket, Exchange> exchanges = new ConcurrentHashMap<>();

  private final Lateness lateness;
  private volatile long leadNanos;

  AnswerTimer(int threads) {
    this(threads, new Lateness());
  }

  AnswerTimer(int threads, Lateness lateness) {
    super(threads);
    this.lateness = lateness;
    setRemoveOnCancelPolicy(true);
  }

  /** How punctual the answers were since this was last asked. */
  Punctuality punctuality() {
    return Punctuality.of(lateness.take(), leadNanos);
  }

  /**
   * From now on begins answers so much earlier that, of answers like those since the last question,
   * one in ten would have been early: what is late is late because another one was in its way.
   *
   * @return how punctual those were
   */
  Punctuality calibrate() {
    long[] sorted = lateness.take();
    Punctuality before = Punctuality.of(sorted, leadNanos);
    if (sorted.length > 0) {
      leadNanos = Math.max(0, leadNanos + sorted[sorted.length / EARLY_ONE_IN]);
    }
    return before;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable answer, long delay, TimeUnit unit) {
    Exchange exchange = CURRENT.get();
    if (exchange == null) {
      return super.schedule(answer, delay, unit);
    }
    CURRENT.remove();
    long delayNanos = unit.toNanos(delay);
    exchange.delayNanos = delayNanos;
    long due = exchange.readAt + delayNanos - leadNanos;
    return super.schedule(answer, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  @Override
  public void opened(Socket socket) {
    exchanges.put(socket, new Exchange());
  }

  @Override
  public void incoming(Socket socket, ByteBuffer bytes) {
    Exchange exchange = exchanges.get(socket);
    if (exchange != null) {
      exchange.readAt = System.nanoTime();
      CURRENT.set(exchange);
    }
  }

  @Override
  public void outgoing(Socket socket, ByteBuffer bytes) {
    Exchange exchange = exchanges.get(socket);
    if (exchange != null && exchange.delayNanos != Exchange.NONE) {
      lateness.add(System.nanoTime() - exchange.readAt - exchange.delayNanos);
      exchange.delayNanos = Exchange.NONE;
    }
  }

  @Override
  public void closed(Socket socket) {
    exchanges.remove(socket);
  }
}
