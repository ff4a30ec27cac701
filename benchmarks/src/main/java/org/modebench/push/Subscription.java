package org.modebench.push;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One subscriber's connection. */
final class Subscription extends SimpleChannelInboundHandler<Object> {
  private static final int FRAME_LIMIT = 1 << 16;
  private static final String HOST = "localhost";

  private final Transport transport;
  private final Deliveries deliveries;
  private final int number;
  private final CompletableFuture<Void> ready;
  private final long delayMillis;
  private final int pollMillis;
  private final StringBuilder text = new StringBuilder();
  private boolean asking;

  /**
   * @param number of the subscriber, from 0
   * @param ready completes when it has subscribed
   * @param delayMillis until the first poll, of transports that poll
   */
  Subscription(
      Transport transport,
      Deliveries deliveries,
      int number,
      CompletableFuture<Void> ready,
      long delayMillis,
      int pollMillis) {
    this.transport = transport;
    this.deliveries = deliveries;
    this.number = number;
    this.ready = ready;
    this.delayMillis = delayMillis;
    this.pollMillis = pollMillis;
  }

  void addTo(Channel channel) {
    channel.pipeline().addLast(new Count(deliveries), new HttpClientCodec());
    if (transport == Transport.WEBSOCKET) {
      channel
          .pipeline()
          .addLast(
              new HttpObjectAggregator(FRAME_LIMIT),
              new WebSocketClientProtocolHandler(
                  URI.create("ws://" + HOST + transport.path()),
                  WebSocketVersion.V13,
                  null,
                  false,
                  EmptyHttpHeaders.INSTANCE,
                  FRAME_LIMIT));
    }
    channel.pipeline().addLast(this);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    switch (transport) {
      case WEBSOCKET -> deliveries.requested();
      case SSE -> request(context, transport.path());
      case LONG_POLLING -> {
        ask(context);
        ready.complete(null);
      }
      case POLLING, POLLING_LATEST -> {
        poll(context);
        ready.complete(null);
      }
    }
    context.fireChannelActive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      ready.complete(null);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Object message) {
    if (message instanceof TextWebSocketFrame frame) {
      text.append(frame.text());
      read();
    } else if (message instanceof HttpResponse) {
      ready.complete(null);
    }
    if (message instanceof HttpContent content) {
      text.append(content.content().toString(StandardCharsets.US_ASCII));
      read();
      if (message instanceof LastHttpContent) {
        answered(context);
      }
    }
  }

  private void answered(ChannelHandlerContext context) {
    asking = false;
    if (transport == Transport.LONG_POLLING) {
      ask(context);
    }
  }

  /** Reads the lines that are whole. */
  private void read() {
    for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
      String line = text.substring(0, end).replace("data: ", "");
      text.delete(0, end + 1);
      if (!line.isEmpty()) {
        deliveries.deliver(number, Event.parse(line));
      }
    }
  }

  /** By a fixed beat, of which one is left out that comes before the last answer. */
  private void poll(ChannelHandlerContext context) {
    Future<?> unused =
        context
            .executor()
            .scheduleAtFixedRate(
                () -> {
                  if (!asking && context.channel().isActive()) {
                    ask(context);
                  }
                },
                delayMillis,
                pollMillis,
                TimeUnit.MILLISECONDS);
  }

  private void ask(ChannelHandlerContext context) {
    long last = deliveries.last(number);
    asking = true;
    request(
        context,
        transport.mayLose() || last == 0
            ? transport.path()
            : "%s?%s=%d".formatted(transport.path(), PushHandler.SINCE, last));
  }

  private void request(ChannelHandlerContext context, String uri) {
    FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, uri);
    request.headers().set(HttpHeaderNames.HOST, HOST);
    deliveries.requested();
    ChannelFuture unused = context.writeAndFlush(request);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ready.completeExceptionally(new IllegalStateException("closed before it was subscribed"));
    deliveries.failed("The server has closed the connection of a subscriber.");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ready.completeExceptionally(cause);
    deliveries.failed("The connection of a subscriber has failed: " + cause + ".");
    ChannelFuture unused = context.close();
  }

  /** Counts what goes over the socket. */
  private static final class Count extends ChannelDuplexHandler {
    private final Deliveries deliveries;

    Count(Deliveries deliveries) {
      this.deliveries = deliveries;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      deliveries.transferred(((ByteBuf) message).readableBytes());
      context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      deliveries.transferred(((ByteBuf) message).readableBytes());
      ChannelFuture unused = context.write(message, promise);
    }
  }
}
