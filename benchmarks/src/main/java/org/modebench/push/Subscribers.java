package org.modebench.push;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.modebench.host.OneThreadLoop;

/** Subscribers of one server by one transport, a connection each, all on one loop. */
public final class Subscribers implements AutoCloseable {
  private static final int CONNECT_MILLIS = 10_000;

  private final OneThreadLoop thread = new OneThreadLoop("push-client");
  private final Deliveries deliveries;
  private final int count;

  /**
   * Connects them; returns when each has subscribed.
   *
   * @param pollMillis the interval of polling, over which their first polls are spread
   * @throws IllegalStateException with a sentence, if one cannot connect
   */
  public Subscribers(Transport transport, int port, int count, int pollMillis) {
    this.count = count;
    this.deliveries = new Deliveries(count, transport.mayLose());
    List<CompletableFuture<Void>> subscribed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long delayMillis = (long) pollMillis * i / count;
      int number = i;
      CompletableFuture<Void> ready = new CompletableFuture<>();
      subscribed.add(ready);
      Bootstrap bootstrap =
          new Bootstrap()
              .group(thread.loop())
              .channel(NioSocketChannel.class)
              .option(ChannelOption.TCP_NODELAY, true)
              .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
              .handler(
                  new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      new Subscription(
                              transport, deliveries, number, ready, delayMillis, pollMillis)
                          .addTo(channel);
                    }
                  });
      var unused =
          bootstrap
              .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .addListener(
                  connected -> {
                    if (!connected.isSuccess()) {
                      ready.completeExceptionally(connected.cause());
                    }
                  });
    }
    try {
      CompletableFuture.allOf(subscribed.toArray(CompletableFuture[]::new)).join();
    } catch (RuntimeException e) {
      close();
      throw new IllegalStateException(
          "%d subscribers could not connect to port %d.".formatted(count, port), e);
    }
  }

  /**
   * Waits until every subscriber has seen an event, or a later one.
   *
   * @param event its number
   * @throws IllegalStateException with a sentence, if they have not in that time, one of them has
   *     missed an event or seen one twice, or its connection has ended
   */
  public void await(long event, long patienceMillis) throws InterruptedException {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    thread.loop().execute(() -> deliveries.await(event, seen));
    try {
      seen.get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Only %d of %d subscribers have seen event %d within %d ms."
              .formatted(count - onLoop(deliveries::missing), count, event, patienceMillis),
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(Objects.requireNonNull(e.getCause()).getMessage(), e);
    }
  }

  /** Returns the number of the newest event that any subscriber has seen; 0 before the first. */
  public long newest() {
    return onLoop(deliveries::newest);
  }

  /** Returns what was seen since the last time. */
  public Seen take() {
    return onLoop(deliveries::take);
  }

  private <T> T onLoop(Callable<T> question) {
    return thread.loop().submit(question).syncUninterruptibly().getNow();
  }

  @Override
  public void close() {
    thread.close();
  }
}
