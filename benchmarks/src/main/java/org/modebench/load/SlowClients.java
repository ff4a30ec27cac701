package org.modebench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.modebench.host.OneThreadLoop;

/**
 * Clients with a bad connection, or a bad will: each sends the headers of a request without end, a
 * byte each 100 ms, and connects again when the server has lost its patience. One thread drives
 * them all.
 */
public final class SlowClients implements AutoCloseable {
  private static final long BYTE_EVERY_MILLIS = 100;
  private static final long RETRY_MILLIS = 10;

  private static final byte[] BEGINNING =
      "GET / HTTP/1.1\r\nHost: slow\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

  private static final byte FILLER = 'a';

  private final OneThreadLoop thread = new OneThreadLoop("slow-clients");
  private final EventLoop loop = thread.loop();
  private final ChannelGroup connections = new DefaultChannelGroup(loop);
  private final int number;
  private final String host;
  private final int port;
  private final AtomicInteger connected = new AtomicInteger();
  private volatile boolean there;

  /**
   * Starts their thread, but no client.
   *
   * @param number how many there are, at least 0
   * @param server scheme, host and port
   */
  public SlowClients(int number, URI server) {
    this.number = number;
    this.host = server.getHost();
    this.port = server.getPort();
  }

  /**
   * Lets them come; returns when all have connected, so that a server that serves first come, first
   * served has them before whoever comes now.
   */
  public void begin() {
    there = true;
    for (int i = 0; i < number; i++) {
      ChannelFuture connected = connect();
      connected.awaitUninterruptibly();
    }
  }

  /** Lets them go; returns when their connections are closed. */
  public void end() {
    there = false;
    connections.close().awaitUninterruptibly();
  }

  /** Returns how many connections they have had so far. */
  public int connected() {
    return connected.get();
  }

  private ChannelFuture connect() {
    return new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(new Dripping())
        .connect(host, port);
  }

  private void connectAgain() {
    if (there) {
      ChannelFuture unused =
          connect()
              .addListener(
                  (ChannelFuture connected) -> {
                    if (!connected.isSuccess()) {
                      Future<?> unusedRetry =
                          loop.schedule(this::connectAgain, RETRY_MILLIS, TimeUnit.MILLISECONDS);
                    }
                  });
    }
  }

  /** One connection. */
  private final class Dripping extends ChannelInboundHandlerAdapter {
    private int sent;
    private @Nullable Future<?> drops;

    @Override
    public void channelActive(ChannelHandlerContext context) {
      if (!there) {
        ChannelFuture unused = context.close();
        return;
      }
      connected.incrementAndGet();
      connections.add(context.channel());
      drops =
          loop.scheduleAtFixedRate(
              () -> drip(context), 0, BYTE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void drip(ChannelHandlerContext context) {
      byte drop = sent < BEGINNING.length ? BEGINNING[sent] : FILLER;
      sent++;
      ChannelFuture unused =
          context.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {drop}), context.voidPromise());
    }

    /** The server says why it gives up, at most. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ((ByteBuf) message).release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      ChannelFuture unused = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (drops != null) {
        drops.cancel(false);
      }
      connectAgain();
    }
  }

  /** Ends them; returns when their thread has ended. */
  @Override
  public void close() {
    there = false;
    thread.close();
  }
}
