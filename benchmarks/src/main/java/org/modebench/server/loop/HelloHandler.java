package org.modebench.server.loop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.modebench.server.common.Answer;
import org.modebench.server.common.RequestBounds;

/**
 * One connection on Netty's loop: its requests are served one after another, in the order in which
 * they came. Netty's codec ends a connection on which too many requests wait to be answered.
 */
final class HelloHandler extends ChannelInboundHandlerAdapter {

  private static final String CONTENT_TYPE = "text/plain; charset=utf-8";

  private final Service service;
  private final long patienceNanos;

  /** Requests that have come before the one that is served was answered. */
  private final ArrayDeque<HttpRequest> waiting = new ArrayDeque<>();

  private @Nullable HttpRequest arriving;
  private @Nullable Future<?> patience;
  private Wait wait = Wait.OVER;
  private boolean proceeding;
  private boolean serving;
  private boolean inputEnded;
  private boolean leaving;

  HelloHandler(Service service, Duration patience) {
    this.service = service;
    this.patienceNanos = patience.toNanos();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    bePatient(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      arriving = request;
    }
    // Its last part has come or, after an error, no other part will.
    if (arriving != null
        && (message instanceof LastHttpContent || arriving.decoderResult().isFailure())) {
      if (!leaving) {
        waiting.add(arriving);
      }
      arriving = null;
      proceed(context);
    }
    ReferenceCountUtil.release(message);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    proceed(context);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      inputEnded = true;
      if (leaving) {
        ChannelFuture unused = context.close();
      }
      proceed(context);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    leaving = true;
    waiting.clear();
    wait.cancel();
    losePatience();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ChannelFuture unused = context.close();
  }

  /** Serves what has come, until a request has to wait or the client does not read its answers. */
  private void proceed(ChannelHandlerContext context) {
    if (proceeding) {
      return;
    }
    proceeding = true;
    while (!serving && !leaving && !waiting.isEmpty() && context.channel().isWritable()) {
      serve(context, waiting.remove());
    }
    proceeding = false;
    if (leaving) {
      return;
    }
    // Whoever sends faster than it is served is not read, so that no more than one read waits here.
    context.channel().config().setAutoRead(waiting.isEmpty());
    if (serving) {
      return;
    }
    if (inputEnded && waiting.isEmpty()) {
      leaveAfter(context, context.writeAndFlush(Unpooled.EMPTY_BUFFER));
    }
    bePatient(context);
  }

  private void serve(ChannelHandlerContext context, HttpRequest request) {
    losePatience();
    try {
      check(request);
    } catch (Refusal refusal) {
      refuse(context, request, refusal.answer());
      return;
    }
    serving = true;
    wait =
        service.serve(
            request.uri(),
            answer -> {
              serving = false;
              answer(context, request, answer);
              proceed(context);
            });
  }

  private static void check(HttpRequest request) throws Refusal {
    Throwable garbage = request.decoderResult().cause();
    if (garbage instanceof TooLongHttpLineException) {
      throw new Refusal(RequestBounds.LINE_TOO_LONG);
    }
    if (garbage instanceof TooLongHttpHeaderException) {
      throw new Refusal(RequestBounds.HEADERS_TOO_LONG);
    }
    if (garbage != null) {
      throw Refusal.notHttp("What came is not HTTP.");
    }
    // The codec bounds their bytes only.
    if (request.headers().size() > RequestBounds.HEADERS) {
      throw new Refusal(RequestBounds.HEADERS_TOO_LONG);
    }
    if (request.protocolVersion().majorVersion() != 1) {
      throw new Refusal(Refusal.VERSION);
    }
    if (!request.method().equals(HttpMethod.GET)) {
      throw new Refusal(RequestBounds.METHOD);
    }
  }

  private void answer(ChannelHandlerContext context, HttpRequest request, Answer answer) {
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    ChannelFuture written = context.writeAndFlush(response(request, answer, keepAlive));
    if (!keepAlive) {
      leaveAfter(context, written);
    }
  }

  private void leaveAfter(ChannelHandlerContext context, ChannelFuture written) {
    leaving = true;
    bePatient(context);
    written.addListener(ChannelFutureListener.CLOSE);
  }

  /**
   * Answers and ends. A socket that is closed while something unread is in it is reset, and the
   * answer may be lost; so this side ends first, and what still comes is dropped.
   */
  private void refuse(ChannelHandlerContext context, HttpRequest request, Answer answer) {
    leaving = true;
    waiting.clear();
    bePatient(context);
    context.channel().config().setAutoRead(true);
    context
        .writeAndFlush(response(request, answer, false))
        .addListener(
            written -> {
              if (inputEnded || !written.isSuccess()) {
                ChannelFuture unused = context.close();
              } else if (context.channel() instanceof DuplexChannel duplex) {
                ChannelFuture unused = duplex.shutdownOutput();
              }
            });
  }

  private static FullHttpResponse response(HttpRequest request, Answer answer, boolean keepAlive) {
    ByteBuf body = Unpooled.wrappedBuffer(answer.body().getBytes(StandardCharsets.UTF_8));
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, CONTENT_TYPE);
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    HttpUtil.setKeepAlive(response.headers(), request.protocolVersion(), keepAlive);
    return response;
  }

  /** Gives the client its time to send a request or to read its answer. */
  private void bePatient(ChannelHandlerContext context) {
    if (patience == null) {
      patience =
          context
              .executor()
              .schedule(
                  () -> {
                    ChannelFuture unused = context.close();
                  },
                  patienceNanos,
                  TimeUnit.NANOSECONDS);
    }
  }

  private void losePatience() {
    if (patience != null) {
      patience.cancel(false);
      patience = null;
    }
  }
}
