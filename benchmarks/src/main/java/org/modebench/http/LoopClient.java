package org.modebench.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/1.1 client of a Netty event loop: keeps connections alive and reuses them, as {@link
 * ApiClient} does. Only the loop's own thread uses it.
 */
public final class LoopClient {

  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int LONGEST_LINE = 1 << 16;
  private static final int MOST_OF_A_HEAD = 1 << 20;

  private final io.netty.channel.EventLoop loop;
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();

  /**
   * A client without connections.
   *
   * @param loop runs its connections, which end with it
   */
  public LoopClient(io.netty.channel.EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Gets {@code uri} and tells {@code reply} the body of an answer 200, once, at the latest when
   * {@code timeout} has passed.
   *
   * @param timeout at least 1 ms
   */
  public void get(URI uri, Duration timeout, Reply<byte[]> reply) {
    Request request = Request.get(uri);
    send(
        request,
        timeout,
        (answer, failure) -> {
          if (answer == null) {
            reply.arrived(null, failure);
          } else if (answer.status() != HttpResponseStatus.OK.code()) {
            reply.arrived(null, new IOException(request.withoutDocument(answer.status())));
          } else {
            reply.arrived(answer.body(), null);
          }
        });
  }

  /**
   * Sends a request and tells {@code reply} the answer, once, at the latest when {@code timeout}
   * has passed.
   *
   * @param timeout at least 1 ms
   */
  public void send(Request request, Duration timeout, Reply<Answer> reply) {
    Call call = new Call(request, timeout, System.nanoTime() + timeout.toNanos(), reply);
    for (Connection connection : idle) {
      if (connection.origin.equals(request.origin())) {
        idle.remove(connection);
        connection.send(call);
        return;
      }
    }
    SslHandler tls = request.isSecure() ? call.tls() : null;
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, call.millisToConnect())
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                if (tls != null) {
                  channel.pipeline().addLast(tls);
                }
                channel
                    .pipeline()
                    .addLast(
                        new HttpClientCodec(
                            new HttpDecoderConfig()
                                .setMaxInitialLineLength(LONGEST_LINE)
                                .setMaxHeaderSize(MOST_OF_A_HEAD),
                            HttpClientCodec.DEFAULT_PARSE_HTTP_AFTER_CONNECT_REQUEST,
                            HttpClientCodec.DEFAULT_FAIL_ON_MISSING_RESPONSE),
                        new HttpObjectAggregator(Answer.MOST_BYTES),
                        new Connection(request.origin(), channel));
              }
            })
        .connect(request.uri().getHost(), request.port())
        .addListener(
            (ChannelFuture connected) -> {
              if (tls != null && connected.isSuccess()) {
                tls.handshakeFuture()
                    .addListener(shaken -> begin(call, connected.channel(), shaken));
              } else {
                begin(call, connected.channel(), connected);
              }
            });
  }

  private static void begin(Call call, Channel channel, Future<?> opened) {
    if (opened.isSuccess()) {
      channel.pipeline().get(Connection.class).send(call);
    } else {
      call.reply().arrived(null, call.unconnected(opened.cause()));
    }
  }

  /** One request and when its time is up. */
  private record Call(Request request, Duration timeout, long deadlineNanos, Reply<Answer> reply) {

    int millisToConnect() {
      return (int) Math.min(CONNECT_TIMEOUT_MILLIS, timeout.toMillis());
    }

    SslHandler tls() {
      SslHandler handler =
          new SslHandler(new ClientTls(request.uri().getHost(), request.port()).engine());
      handler.setHandshakeTimeoutMillis(millisToConnect());
      return handler;
    }

    IOException unconnected(Throwable cause) {
      return cause instanceof ConnectTimeoutException
          ? request.late(timeout)
          : request.unconnected(cause);
    }

    Throwable unusable(Throwable cause) {
      return cause instanceof TooLongHttpContentException ? request.tooLong() : cause;
    }
  }

  /** A connection with at most one call under way. */
  private final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final String origin;
    private final Channel channel;
    private @Nullable Call waiting;
    private @Nullable Future<?> timeout;

    Connection(String origin, Channel channel) {
      this.origin = origin;
      this.channel = channel;
    }

    void send(Call call) {
      waiting = call;
      timeout =
          loop.schedule(
              () -> end(call.request().late(call.timeout())),
              call.deadlineNanos() - System.nanoTime(),
              TimeUnit.NANOSECONDS);
      channel
          .writeAndFlush(message(call.request()))
          .addListener(
              written -> {
                if (!written.isSuccess()) {
                  end(written.cause());
                }
              });
    }

    private static FullHttpRequest message(Request request) {
      FullHttpRequest message =
          new DefaultFullHttpRequest(
              HttpVersion.HTTP_1_1,
              HttpMethod.valueOf(request.method()),
              request.target(),
              Unpooled.wrappedBuffer(request.body()));
      message.headers().set(HttpHeaderNames.HOST, request.uri().getRawAuthority());
      request.headers().forEach(header -> message.headers().add(header.name(), header.value()));
      if (request.hasLength()) {
        message.headers().set(HttpHeaderNames.CONTENT_LENGTH, request.body().length);
      }
      return message;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      Call call = waiting;
      if (call == null) {
        // Nobody has asked for it: the connection cannot be trusted any more.
        end(new IOException("The API sent an answer without a request."));
        return;
      }
      if (response.decoderResult().isFailure()) {
        end(call.request().noAnswer());
        return;
      }
      if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
        return;
      }
      byte[] body = ByteBufUtil.getBytes(response.content());
      take();
      if (HttpUtil.isKeepAlive(response)) {
        idle.addFirst(this);
      } else {
        ChannelFuture unused = channel.close();
      }
      call.reply()
          .arrived(
              new Answer(
                  response.status().code(), response.headers().get(HttpHeaderNames.LOCATION), body),
              null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Call call = waiting;
      end(call == null ? cause : call.unusable(cause));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      end(new IOException("The API closed the connection before it had answered."));
    }

    /** Ends the connection, and the call under way, if there is one. */
    private void end(Throwable failure) {
      Call call = take();
      idle.remove(this);
      ChannelFuture unused = channel.close();
      if (call != null) {
        call.reply().arrived(null, failure);
      }
    }

    private @Nullable Call take() {
      Call call = waiting;
      waiting = null;
      if (timeout != null) {
        timeout.cancel(false);
        timeout = null;
      }
      return call;
    }
  }
}
