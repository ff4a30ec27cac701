package org.modebench.upload;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/**
 * How a request on the loop is answered.
 *
 * @param client the connection
 * @param gone what follows when the answer has gone
 */
record LoopAnswer(Channel client, Runnable gone) {

  /** Answers by a text. */
  void all(HttpResponseStatus status, String text) {
    all(status, Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Answers by a content, which is released. */
  void all(HttpResponseStatus status, ByteBuf content) {
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
    last(response);
  }

  /** Writes the last part. */
  void last(Object part) {
    Channels.write(client, part);
    Channels.flush(client, gone);
  }
}
