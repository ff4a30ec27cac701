package org.modebench.upload;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

/** What either end of a body's way over the loop is told. */
final class Channels {
  private Channels() {}

  /** Lets what was written go, and then does what follows; closes it if it does not go. */
  static void flush(Channel channel, Runnable then) {
    channel
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            written -> {
              if (written.isSuccess()) {
                then.run();
              } else {
                failed(channel, written.cause());
              }
            });
  }

  static void write(Channel channel, Object message) {
    ChannelFuture unused = channel.write(message);
  }

  static void close(Channel channel) {
    ChannelFuture unused = channel.close();
  }

  /** A server without memory ends; another failure ends the connection. */
  static void failed(Channel channel, Throwable cause) {
    OutOfMemory.endIf(cause);
    close(channel);
  }
}
