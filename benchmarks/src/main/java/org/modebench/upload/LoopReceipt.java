package org.modebench.upload;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** The store's end of an upload on the loop: its receipt is the answer. */
final class LoopReceipt extends SimpleChannelInboundHandler<ByteBuf> {
  private final LoopAnswer answer;
  private final StringBuilder receipt = new StringBuilder();

  LoopReceipt(LoopAnswer answer) {
    this.answer = answer;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf part) {
    receipt.append(part.toString(StandardCharsets.US_ASCII));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (receipt.toString().endsWith("\n")) {
      answer.all(HttpResponseStatus.OK, receipt.toString());
    } else {
      Channels.close(answer.client());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Channels.failed(context.channel(), cause);
  }
}
