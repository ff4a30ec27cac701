package org.modebench.upload;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.modebench.host.OneThreadLoop;
import org.modebench.server.common.Server;

/**
 * Passes bodies on from one loop, on Netty. It reads from no connection by itself, but when what it
 * read last has gone: so a slow reader slows down who writes, and nothing piles up in between.
 */
final class LoopServer implements Server {
  private final OneThreadLoop thread = new OneThreadLoop("upload-server");
  private final Channel listening;

  private LoopServer(Body body, int store) throws IOException {
    Bootstrap toStore =
        new Bootstrap()
            .group(thread.loop())
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .remoteAddress(InetAddress.getLoopbackAddress(), store);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(thread.loop())
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new HttpServerCodec());
                    if (body == Body.BUFFER) {
                      channel.pipeline().addLast(new HttpObjectAggregator(Integer.MAX_VALUE));
                    }
                    channel.pipeline().addLast(new LoopConnection(body, toStore));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      thread.close();
      throw new IOException("The server of uploads has no port.", bound.cause());
    }
    listening = bound.channel();
  }

  /**
   * Starts one.
   *
   * @param store its port
   * @throws IOException if there is no port
   */
  static Server start(Body body, int store) throws IOException {
    return new LoopServer(body, store);
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  @Override
  public void close() {
    thread.close();
  }
}
