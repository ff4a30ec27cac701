package org.modebench.server.loop;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.host.Doorkeeper;
import org.modebench.host.OneThreadLoop;
import org.modebench.http.LoopClient;
import org.modebench.server.common.LoopLag;
import org.modebench.server.common.RequestBounds;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.Upstream;
import org.modebench.server.common.Upstreams;

/** A server on Netty: one thread accepts, reads, waits, writes. */
public final class EventLoopServer implements Server {

  /** Where a request waits that does not itself ask to block the loop. */
  public enum Waiting {
    /** On the loop's timer, or for the loop's own non-blocking call of the upstream. */
    ON_A_TIMER,
    /** In the loop's thread, which therefore does nothing else. */
    IN_THE_LOOP,
    /** In a thread of a fixed pool. */
    IN_A_POOL,
    /** For a server behind this one, which is asked for the same: this one is a proxy. */
    FOR_ANOTHER_SERVER
  }

  private static final String THREAD_NAME = "event-loop-server";

  private final OneThreadLoop thread = new OneThreadLoop(THREAD_NAME);
  private final EventLoop loop = thread.loop();
  private final Upstream blocking;
  private final LoopUpstream upstream;
  private final Service service;
  private final LagMeter lag;
  private final Channel listening;

  private EventLoopServer(ServerSettings settings, Waiting waiting) throws IOException {
    try {
      blocking = Upstreams.of(settings);
    } catch (IOException e) {
      thread.interrupt();
      throw e;
    }
    try {
      upstream = upstream(settings, waiting);
    } catch (IOException e) {
      thread.interrupt();
      blocking.close();
      throw e;
    }
    service =
        waiting == Waiting.FOR_ANOTHER_SERVER
            ? new Forwarding(
                new LoopClient(loop), settings.upstream().orElseThrow(), settings.deadline())
            : new Hello(upstream, new BlockedWait(blocking));
    lag = new LagMeter(this::after, System::nanoTime);
    try {
      listening = listen(settings);
    } catch (IOException e) {
      end();
      throw e;
    }
    loop.execute(lag::start);
  }

  /**
   * Starts to serve.
   *
   * @throws IOException with a sentence, if the port cannot be had
   */
  public static Server start(ServerSettings settings, Waiting waiting) throws IOException {
    return new EventLoopServer(settings, waiting);
  }

  private LoopUpstream upstream(ServerSettings settings, Waiting waiting) throws IOException {
    return switch (waiting) {
      case IN_THE_LOOP -> new BlockedWait(blocking);
      case IN_A_POOL -> OffloadedWait.inPool(blocking, settings.workers(), loop);
      case ON_A_TIMER, FOR_ANOTHER_SERVER -> {
        Duration deadline = settings.deadline();
        LoopClient client = new LoopClient(loop);
        yield new Computing(
            Computer.of(settings, loop, client::get), waiting(settings, client, deadline));
      }
    };
  }

  private LoopUpstream waiting(ServerSettings settings, LoopClient client, Duration deadline) {
    if (settings.database().isPresent()) {
      // JDBC blocks.
      return OffloadedWait.inThreads(blocking, loop);
    }
    return settings
        .upstream()
        .<LoopUpstream>map((URI mock) -> new CalledUpstream(client::get, mock, deadline))
        .orElseGet(() -> LoopUpstream.timer(this::after, deadline));
  }

  private Channel listen(ServerSettings settings) throws IOException {
    Doorkeeper doorkeeper = new Doorkeeper(settings.listening());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, ServerSettings.BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            // A client may end its sending and still want its answer.
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    InetSocketAddress client = channel.remoteAddress();
                    if (client == null || !doorkeeper.admits(client.getAddress())) {
                      ChannelFuture unused = channel.close();
                      return;
                    }
                    channel
                        .pipeline()
                        .addLast(codec(), new HelloHandler(service, settings.patience()));
                  }
                })
            .bind(settings.address())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw settings.portTaken(new IOException(bound.cause()));
    }
    return bound.channel();
  }

  private static HttpServerCodec codec() {
    return new HttpServerCodec(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(RequestBounds.LINE_BYTES)
            .setMaxHeaderSize(RequestBounds.HEADER_BYTES));
  }

  private Wait after(long nanos, Runnable action) {
    Future<?> scheduled = loop.schedule(action, nanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Asks the loop itself, and so waits for whoever blocks it. */
  @Override
  public Optional<LoopLag> takeLag() {
    return Optional.of(loop.submit(lag::take).syncUninterruptibly().getNow());
  }

  @Override
  public int takeWasted() {
    return blocking.takeWasted();
  }

  @Override
  public void close() {
    end();
  }

  private void end() {
    // Requests may sleep on it.
    thread.interrupt();
    upstream.close();
    blocking.close();
  }
}
