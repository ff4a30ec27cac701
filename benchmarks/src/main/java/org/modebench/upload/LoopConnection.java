package org.modebench.upload;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** One connection of a client on the loop; its requests come one after another. */
final class LoopConnection extends ChannelInboundHandlerAdapter {
  private final Body body;
  private final Bootstrap toStore;

  /** Where the body goes that comes now. */
  private @Nullable ChannelFuture storing;

  private boolean answering;

  LoopConnection(Body body, Bootstrap toStore) {
    this.body = body;
    this.toStore = toStore;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof HttpRequest request) {
        begin(context, request);
      }
      ChannelFuture store = storing;
      if (message instanceof HttpContent content && store != null) {
        write(store, content.content().retain());
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    answering = true;
    Target target = Target.of(request.method().name(), request.uri());
    LoopAnswer answer = new LoopAnswer(context.channel(), () -> answered(context));
    switch (target.kind()) {
      case UPLOAD -> {
        ChannelFuture store = connect(context.channel(), new LoopReceipt(answer), true);
        storing = store;
        write(store, Unpooled.wrappedBuffer(target.order().toLine()));
      }
      case DOWNLOAD -> {
        ChannelFuture store =
            connect(context.channel(), new LoopDownload(body, target.bytes(), answer), false);
        write(store, Unpooled.wrappedBuffer(target.order().toLine()));
        flush(store, () -> store.channel().read());
      }
      case HELLO -> answer.all(HttpResponseStatus.OK, Target.HELLO);
      case UNKNOWN -> answer.all(HttpResponseStatus.NOT_FOUND, Target.NOTHING);
    }
  }

  /** Neither outlives the other. */
  private ChannelFuture connect(Channel client, ChannelHandler handler, boolean reads) {
    ChannelFuture opened =
        toStore.clone().option(ChannelOption.AUTO_READ, reads).handler(handler).connect();
    Channel store = opened.channel();
    ChannelFutureListener follow = closed -> Channels.close(store);
    client.closeFuture().addListener(follow);
    store
        .closeFuture()
        .addListener(
            closed -> {
              ChannelFuture unused = client.closeFuture().removeListener(follow);
            });
    opened.addListener(
        done -> {
          if (!done.isSuccess()) {
            Channels.close(client);
          }
        });
    return opened;
  }

  /** When the connection is there; in the order in which this is called. */
  private static void write(ChannelFuture opened, ByteBuf part) {
    opened.addListener(
        done -> {
          if (done.isSuccess()) {
            Channels.write(opened.channel(), part);
          } else {
            part.release();
          }
        });
  }

  private static void flush(ChannelFuture opened, Runnable then) {
    opened.addListener(
        done -> {
          if (done.isSuccess()) {
            Channels.flush(opened.channel(), then);
          }
        });
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    ChannelFuture store = storing;
    if (store != null) {
      flush(store, context::read);
    } else if (!answering) {
      context.read();
    }
  }

  /** Is ready for the next request. */
  private void answered(ChannelHandlerContext context) {
    storing = null;
    answering = false;
    context.read();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Channels.failed(context.channel(), cause);
  }
}
