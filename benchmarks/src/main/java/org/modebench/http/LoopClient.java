package org.modebench.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
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
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.SocketTimeoutException;
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
  private static final int MAXIMUM_ANSWER_BYTES = 1 << 20;

  private final io.netty.channel.EventLoop loop;
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();

  /**
   * @param loop runs its connections, which end with it
   */
  public LoopClient(io.netty.channel.EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Gets {@code uri} and tells {@code reply} what came, once, at the latest when {@code timeout}
   * has passed.
   *
   * @param timeout at least 1 ms
   */
  public void get(URI uri, Duration timeout, Reply reply) {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    Connection connection = idle.pollFirst();
    if (connection != null) {
      connection.send(new Call(uri, timeout, deadlineNanos, reply));
      return;
    }
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(
            ChannelOption.CONNECT_TIMEOUT_MILLIS,
            (int) Math.min(CONNECT_TIMEOUT_MILLIS, timeout.toMillis()))
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(MAXIMUM_ANSWER_BYTES),
                        new Connection(channel));
              }
            })
        .connect(uri.getHost(), uri.getPort())
        .addListener(
            (ChannelFuture connected) -> {
              Call call = new Call(uri, timeout, deadlineNanos, reply);
              if (connected.isSuccess()) {
                connected.channel().pipeline().get(Connection.class).send(call);
              } else {
                reply.arrived(null, call.unconnected(connected.cause()));
              }
            });
  }

  /** One GET and when its time is up. */
  private record Call(URI uri, Duration timeout, long deadlineNanos, Reply reply) {

    SocketTimeoutException late() {
      return new SocketTimeoutException(
          "No answer from " + uri + " within " + timeout.toMillis() + " ms.");
    }

    IOException unconnected(Throwable cause) {
      return cause instanceof ConnectTimeoutException
          ? late()
          : new IOException(
              "Cannot connect to " + uri.getAuthority() + ": " + cause.getMessage(), cause);
    }

    IOException unusable(FullHttpResponse response) {
      return response.decoderResult().isFailure()
          ? new IOException(
              "GET " + uri + " must be answered in HTTP: " + response.decoderResult().cause())
          : new IOException(
              "GET "
                  + uri
                  + " must be answered with 200 and a body, but the status is "
                  + response.status().code()
                  + ".");
    }
  }

  /** A connection with at most one call under way. */
  private final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final Channel channel;
    private @Nullable Call waiting;
    private @Nullable Future<?> timeout;

    Connection(Channel channel) {
      this.channel = channel;
    }

    void send(Call call) {
      waiting = call;
      timeout =
          loop.schedule(
              () -> end(call.late()),
              call.deadlineNanos() - System.nanoTime(),
              TimeUnit.NANOSECONDS);
      URI uri = call.uri();
      String query = uri.getRawQuery();
      FullHttpRequest request =
          new DefaultFullHttpRequest(
              HttpVersion.HTTP_1_1,
              HttpMethod.GET,
              query == null ? uri.getRawPath() : uri.getRawPath() + '?' + query);
      request.headers().set(HttpHeaderNames.HOST, uri.getAuthority());
      channel
          .writeAndFlush(request)
          .addListener(
              written -> {
                if (!written.isSuccess()) {
                  end(written.cause());
                }
              });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      Call call = waiting;
      if (call == null) {
        // Nobody has asked for it: the connection cannot be trusted any more.
        end(new IOException("The API sent an answer without a request."));
        return;
      }
      if (response.decoderResult().isFailure()
          || !response.status().equals(HttpResponseStatus.OK)) {
        end(call.unusable(response));
        return;
      }
      byte[] body = ByteBufUtil.getBytes(response.content());
      take();
      if (HttpUtil.isKeepAlive(response)) {
        idle.addFirst(this);
      } else {
        ChannelFuture unused = channel.close();
      }
      call.reply().arrived(body, null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      end(cause);
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
