package org.modebench.task;

import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that runs everything: non-blocking I/O (Netty's NIO loop) and whatever is handed to
 * {@link #execute}.
 *
 * <p>All methods but {@link #execute} and {@link #close} are for the loop's own thread.
 */
public final class EventLoop implements Executor, AutoCloseable {

  /** The name of the loop's thread begins with this. */
  public static final String THREAD_NAME = "event-loop";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final IoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory(THREAD_NAME, true), NioIoHandler.newFactory());
  private final io.netty.channel.EventLoop thread = group.next();
  private final LoopClient client = new LoopClient(thread);

  @Override
  public void execute(Runnable action) {
    thread.execute(action);
  }

  /** Gets {@code uri} and tells {@code reply} what came, once. */
  void get(URI uri, Reply reply) {
    client.get(uri, TIMEOUT, reply);
  }

  /** Stops the loop's thread and closes its connections; returns when the thread has ended. */
  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    thread.terminationFuture().awaitUninterruptibly();
  }
}
