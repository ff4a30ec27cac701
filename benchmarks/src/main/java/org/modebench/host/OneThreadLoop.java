package org.modebench.host;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Netty's NIO loop on one daemon thread. */
public final class OneThreadLoop implements AutoCloseable {

  private final EventLoopGroup group;
  private final IoHandler handler;
  private final EventLoop loop;
  private final Thread thread;

  /**
   * Starts the thread.
   *
   * @param name what the thread's name begins with
   */
  public OneThreadLoop(String name) {
    IoHandlerFactory sockets = NioIoHandler.newFactory();
    AtomicReference<IoHandler> made = new AtomicReference<>();
    group =
        new MultiThreadIoEventLoopGroup(
            1,
            new DefaultThreadFactory(name, true),
            executor -> {
              IoHandler closing = new ClosingIoHandler(sockets.newHandler(executor));
              made.set(closing);
              return closing;
            });
    handler = Objects.requireNonNull(made.get());
    loop = group.next();
    thread = loop.submit(Thread::currentThread).syncUninterruptibly().getNow();
  }

  /** Returns the loop itself. */
  public EventLoop loop() {
    return loop;
  }

  /** Stops the loop and closes its connections; returns when its thread has ended. */
  @Override
  public void close() {
    Future<?> ended = shutDown();
    ExecutorShutdown.join(thread);
    ended.awaitUninterruptibly();
  }

  /** The same, but whatever sleeps on the loop is to give up. */
  public void interrupt() {
    Future<?> ended = shutDown();
    ExecutorShutdown.of(thread);
    ended.awaitUninterruptibly();
  }

  private Future<?> shutDown() {
    if (!loop.isShuttingDown()) {
      // Here and not when the loop is gone, so that handlers hear of it: see ClosingIoHandler.
      loop.execute(handler::prepareToDestroy);
    }
    return group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }
}
