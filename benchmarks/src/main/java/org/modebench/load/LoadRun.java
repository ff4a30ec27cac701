package org.modebench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslHandler;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.modebench.http.ClientTls;

/** A load under way. All methods are for the loop's own thread. */
final class LoadRun implements RequestSource, Connection.Owner {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final String GET = "GET ";

  private final Load load;
  private final EventLoop loop;
  private final byte @Nullable [] expectedBody;
  private final CompletableFuture<LoadResult> result;
  private final Optional<ClientTls> tls;
  private final InetSocketAddress address;
  private final String afterTarget;
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();
  private final Deadlines deadlines;
  private final double beginCpuNanos = cpuNanos();
  private final long beginNanos = System.nanoTime();
  private final Tally tally;
  private final Sender sender;
  private int begun;
  private boolean beginning = true;

  /**
   * @param expectedBody the body of an answer 200; null: any
   * @param result is told the result
   */
  LoadRun(
      Load load,
      EventLoop loop,
      byte @Nullable [] expectedBody,
      CompletableFuture<LoadResult> result) {
    this.load = load;
    this.loop = loop;
    this.expectedBody = expectedBody;
    this.result = result;
    boolean https = "https".equals(load.server().getScheme());
    int usual = https ? HTTPS_PORT : HTTP_PORT;
    int port = load.server().getPort() < 0 ? usual : load.server().getPort();
    tls = https ? Optional.of(new ClientTls(load.server().getHost(), port)) : Optional.empty();
    address = new InetSocketAddress(load.server().getHost(), port);
    afterTarget =
        " HTTP/1.1\r\nHost: "
            + load.server().getRawAuthority()
            + "\r\n"
            + (load.keepAlive() ? "" : "Connection: close\r\n")
            + "\r\n";
    deadlines = new Deadlines(loop, load.timeout().toNanos(), this::expire);
    if (load.arrival() instanceof Load.Open open) {
      sender = new OpenSender(this, loop, open.rate(), beginNanos);
      tally = new Tally(System::nanoTime, beginNanos, OptionalInt.empty());
    } else {
      Load.Closed closed = (Load.Closed) load.arrival();
      sender = new ClosedSender(this, closed);
      tally = new Tally(System::nanoTime, beginNanos, closed.asked());
    }
  }

  /** The CPU time of this thread; NaN in a JVM that does not tell it. */
  private static double cpuNanos() {
    return THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled()
        ? THREADS.getCurrentThreadCpuTime()
        : Double.NaN;
  }

  void begin() {
    sender.begin();
    beginning = false;
    endIfAllEnded();
  }

  @Override
  public boolean keepAlive() {
    return load.keepAlive();
  }

  @Override
  public int underWay() {
    return tally.underWay();
  }

  @Override
  public boolean hasNext() {
    return begun < load.requests() && !result.isDone();
  }

  @Override
  public void next(long dueNanos) {
    if (begun == load.requests() - 1 && !beginning) {
      tally.lastBegins();
    }
    String target;
    try {
      target = load.target().apply(begun);
    } catch (RuntimeException e) {
      stop(e);
      return;
    }
    begun++;
    tally.began(dueNanos);
    Request request = new Request(target, dueNanos, System.nanoTime());
    deadlines.add(request);
    Connection connection = idle.pollLast();
    if (connection == null) {
      connect(request);
    } else {
      connection.reuse(request);
    }
  }

  @Override
  public void connect(Request request) {
    NioSocketChannel channel;
    try {
      channel = new NioSocketChannel();
    } catch (ChannelException e) {
      // Too many open files.
      ended(request, Ending.of(e));
      return;
    }
    Connection connection = new Connection(this, channel, new AnswerCheck(expectedBody), request);
    // The timeout of a request covers its connecting; a timer for that alone would be a waste.
    channel.config().setConnectTimeoutMillis(0);
    tls.ifPresent(of -> channel.pipeline().addLast(new SslHandler(of.engine())));
    channel.pipeline().addLast(new HttpResponseDecoder(), connection);
    ChannelFuture unused = loop.register(channel);
    ChannelFuture unusedToo = channel.connect(address).addListener(connection);
  }

  @Override
  public ByteBuf encode(Request request, ByteBufAllocator buffers) {
    ByteBuf bytes = buffers.ioBuffer(GET.length() + request.target.length() + afterTarget.length());
    bytes.writeCharSequence(GET, StandardCharsets.US_ASCII);
    bytes.writeCharSequence(request.target, StandardCharsets.US_ASCII);
    bytes.writeCharSequence(afterTarget, StandardCharsets.US_ASCII);
    return bytes;
  }

  @Override
  public void idle(Connection connection) {
    idle.addLast(connection);
  }

  @Override
  public void gone(Connection connection) {
    if (load.keepAlive()) {
      idle.remove(connection);
    }
  }

  @Override
  public void ended(Request request, Ending ending) {
    request.ended = true;
    deadlines.forgetEnded();
    tally.ended(ending, System.nanoTime() - request.dueNanos);
    sender.ended();
    endIfAllEnded();
  }

  /** How many requests have ended; none if another load is under way. */
  int ended(Load of) {
    return of.equals(load) ? tally.ended() : 0;
  }

  private void expire(Request request) {
    Consumer<Ending> connection = request.connection;
    if (connection == null) {
      ended(request, Ending.TIMED_OUT);
    } else {
      connection.accept(Ending.TIMED_OUT);
    }
  }

  private void endIfAllEnded() {
    if (!result.isDone() && tally.ended() == load.requests()) {
      release();
      result.complete(tally.result(cpuNanos() - beginCpuNanos));
    }
  }

  /** Gives up: every connection is closed, and whoever waits for the result is told why. */
  void stop(Throwable why) {
    if (result.completeExceptionally(why)) {
      deadlines.expireAll();
      release();
    }
  }

  private void release() {
    sender.stop();
    deadlines.cancel();
    // As usual, not by a reset: a server that reads on would take that for an error.
    idle.forEach(Connection::close);
    idle.clear();
  }
}
