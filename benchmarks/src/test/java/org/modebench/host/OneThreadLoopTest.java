package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OneThreadLoopTest {

  /** Netty calls a loop terminated a moment before its thread has ended. */
  @Test
  void itsThreadHasEndedWhenItIsClosed() throws Exception {
    for (int i = 0; i < 100; i++) {
      OneThreadLoop loop = new OneThreadLoop("tested-loop");
      Thread thread = loop.loop().submit(Thread::currentThread).get();
      assertThat(thread.getName()).startsWith("tested-loop");
      assertThat(thread.isDaemon()).isTrue();
      loop.close();
      assertThat(thread.isAlive()).isFalse();
      loop.close();
    }
  }

  /** Shut down by a task of its own, a loop of Netty's would leave them open every time. */
  @Test
  void closesItsSocketsAtWhateverMomentItIsShutDown() throws Exception {
    OneThreadLoop loop = new OneThreadLoop("tested-loop");
    Channel listening =
        new ServerBootstrap()
            .group(loop.loop())
            .channel(NioServerSocketChannel.class)
            .childHandler(new ChannelInboundHandlerAdapter())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    int port = ((InetSocketAddress) listening.localAddress()).getPort();
    Bootstrap client =
        new Bootstrap()
            .group(loop.loop())
            .channel(NioSocketChannel.class)
            .handler(new ChannelInboundHandlerAdapter());
    Channel connection = client.connect(InetAddress.getLoopbackAddress(), port).sync().channel();
    loop.loop()
        .execute(
            () -> {
              Future<?> unused = loop.loop().shutdownGracefully(0, 0, TimeUnit.SECONDS);
            });
    loop.loop().terminationFuture().await();
    loop.close();
    assertThat(connection.isOpen()).isFalse();
    assertThat(listening.isOpen()).isFalse();
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
  }

  @Test
  void whatSleepsOnItGivesUpWhenItIsInterrupted() throws Exception {
    OneThreadLoop loop = new OneThreadLoop("tested-loop");
    EventLoop thread = loop.loop();
    CountDownLatch asleep = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    thread.execute(
        () -> {
          asleep.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            // As it must be.
          }
        });
    asleep.await();
    loop.interrupt();
    assertThat(thread.isTerminated()).isTrue();
  }
}
