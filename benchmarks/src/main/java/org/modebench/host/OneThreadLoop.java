package org.modebench.host;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Netty's NIO loop on one daemon thread. */
public final class OneThreadLoop implements AutoCloseable {

  private final EventLoopGroup group;
  private final EventLoop loop;
  private final Thread thread;

  /**
   * Starts the thread.
   *
   * @param name what the thread's name begins with
   */
  public OneThreadLoop(String name) {
    group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
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
    Ending.join(thread);
    ended.awaitUninterruptibly();
  }

  /** The same, but whatever sleeps on the loop is to give up. */
  public void interrupt() {
    Future<?> ended = shutDown();
    Ending.of(thread);
    ended.awaitUninterruptibly();
  }

  private Future<?> shutDown() {
    return group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }
}
