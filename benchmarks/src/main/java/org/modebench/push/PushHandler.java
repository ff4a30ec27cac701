package org.modebench.push;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One connection of a subscriber, at the server. */
final class PushHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  /** The parameter of a request that names the last event which a subscriber has seen. */
  static final String SINCE = "since";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Feed feed;
  private Feed.@Nullable Listener listener;

  PushHandler(Feed feed) {
    this.feed = feed;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    QueryStringDecoder uri = new QueryStringDecoder(request.uri());
    boolean waits = uri.path().equals(Transport.LONG_POLLING.path());
    if (uri.path().equals(Transport.SSE.path())) {
      stream(context);
    } else if (!waits && !uri.path().equals(Transport.POLLING.path())) {
      answer(context, HttpResponseStatus.NOT_FOUND, "There is nothing at this path.\n");
    } else {
      List<String> since = uri.parameters().getOrDefault(SINCE, List.of());
      if (since.isEmpty() || NUMBER.matcher(since.get(0)).matches()) {
        tell(
            context,
            since.isEmpty() ? feed.newest() : feed.since(Long.parseLong(since.get(0))),
            waits);
      } else {
        answer(
            context,
            HttpResponseStatus.BAD_REQUEST,
            "The parameter since must be the number of an event.\n");
      }
    }
  }

  private void tell(ChannelHandlerContext context, List<Event> events, boolean waits) {
    if (events.isEmpty() && waits) {
      listen(
          event -> {
            stopListening();
            tell(context, List.of(event), false);
          });
    } else {
      answer(
          context,
          HttpResponseStatus.OK,
          events.stream().map(Event::line).collect(Collectors.joining()));
    }
  }

  private static void answer(
      ChannelHandlerContext context, HttpResponseStatus status, String text) {
    byte[] body = text.getBytes(StandardCharsets.US_ASCII);
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    write(context, response);
  }

  private void stream(ChannelHandlerContext context) {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
        .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    write(context, head);
    listen(
        event -> {
          String text = "data: " + event.line() + "\n";
          write(
              context,
              new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII)));
        });
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
      listen(published -> write(context, new TextWebSocketFrame(published.line())));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stopListening();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ChannelFuture unused = context.close();
  }

  private static void write(ChannelHandlerContext context, Object message) {
    ChannelFuture unused = context.writeAndFlush(message);
  }

  private void listen(Feed.Listener begun) {
    listener = begun;
    feed.add(begun);
  }

  private void stopListening() {
    if (listener != null) {
      feed.remove(listener);
      listener = null;
    }
  }
}
