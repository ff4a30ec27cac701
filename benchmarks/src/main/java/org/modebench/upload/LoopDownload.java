package org.modebench.upload;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/** The store's end of a download on the loop. */
final class LoopDownload extends SimpleChannelInboundHandler<ByteBuf> {
  /** As Netty's own aggregator has. */
  private static final int MOST_PARTS = 1_024;

  private final Body body;
  private final long bytes;
  private final LoopAnswer answer;
  private final CompositeByteBuf held;
  private long left;

  LoopDownload(Body body, long bytes, LoopAnswer answer) {
    this.body = body;
    this.bytes = bytes;
    this.answer = answer;
    held = answer.client().alloc().compositeBuffer(MOST_PARTS);
    left = bytes;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (body == Body.STREAM) {
      HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
      head.headers().set(HttpHeaderNames.CONTENT_LENGTH, bytes);
      Channels.write(answer.client(), head);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf part) {
    left -= part.readableBytes();
    if (body == Body.STREAM) {
      Channels.write(answer.client(), new DefaultHttpContent(part.retain()));
    } else {
      held.addComponent(true, part.retain());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (left == 0) {
      end();
      Channels.close(context.channel());
    } else if (body == Body.STREAM) {
      Channels.flush(answer.client(), context::read);
    } else {
      context.read();
    }
  }

  private void end() {
    if (body == Body.BUFFER) {
      answer.all(HttpResponseStatus.OK, held.retain());
    } else {
      answer.last(LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    held.release();
    if (left > 0) {
      Channels.close(answer.client());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Channels.failed(context.channel(), cause);
  }
}
