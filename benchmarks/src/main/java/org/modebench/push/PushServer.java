package org.modebench.push;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.modebench.host.OneThreadLoop;
import org.modebench.server.common.Server;

/** Publishes events to subscribers by every transport, on one loop. */
public final class PushServer implements Server {
  private static final int REQUEST_LIMIT = 1 << 16;

  private final OneThreadLoop thread = new OneThreadLoop("push-server");
  private final EventLoop loop = thread.loop();
  private final Feed feed = new Feed();
  private final Channel listening;

  /** Starts to serve on a port that the system chooses. */
  PushServer() {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(REQUEST_LIMIT),
                            new WebSocketServerProtocolHandler(Transport.WEBSOCKET.path()),
                            new PushHandler(feed));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      thread.close();
      throw new IllegalStateException("The server of events has no port.", bound.cause());
    }
    listening = bound.channel();
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Publishes an event now; returns it when all who listened were written to. */
  Event publish() {
    return loop.submit(feed::publish).syncUninterruptibly().getNow();
  }

  /** Publishes events from now on, each so many milliseconds after the one before. */
  void publishEach(int millis) {
    Future<?> unused =
        loop.scheduleAtFixedRate(feed::publish, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.close();
  }
}
