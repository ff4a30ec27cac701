package org.modebench.task;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
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
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread that runs everything: non-blocking I/O (Netty's NIO loop) and whatever is handed to
 * {@link #execute}.
 *
 * <p>Its HTTP/1.1 client keeps connections alive and reuses them, as {@link ApiClient} does. All
 * methods but {@link #execute} and {@link #close} are for the loop's own thread.
 */
public final class EventLoop implements Executor, AutoCloseable {

  /** The name of the loop's thread begins with this. */
  public static final String THREAD_NAME = "event-loop";

  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int READ_TIMEOUT_MILLIS = 30_000;
  private static final int MAXIMUM_ANSWER_BYTES = 1 << 20;

  /** Is told the body of an answer, or why there is none; the other argument is null. */
  interface Answer {
    void arrived(byte @Nullable [] body, @Nullable Throwable failure);
  }

  private final IoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory(THREAD_NAME, true), NioIoHandler.newFactory());
  private final io.netty.channel.EventLoop thread = group.next();
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();

  @Override
  public void execute(Runnable action) {
    thread.execute(action);
  }

  /** Gets {@code uri} and tells {@code answer} what came, once. */
  void get(URI uri, Answer answer) {
    Connection connection = idle.pollFirst();
    if (connection != null) {
      connection.send(uri, answer);
      return;
    }
    new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
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
            (io.netty.channel.ChannelFuture connected) -> {
              if (connected.isSuccess()) {
                connected.channel().pipeline().get(Connection.class).send(uri, answer);
              } else {
                answer.arrived(
                    null,
                    new IOException(
                        "Cannot connect to "
                            + uri.getAuthority()
                            + ": "
                            + connected.cause().getMessage(),
                        connected.cause()));
              }
            });
  }

  /** Stops the loop's thread and closes its connections; returns when the thread has ended. */
  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    thread.terminationFuture().awaitUninterruptibly();
  }

  /** A connection with at most one request under way. */
  private final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final Channel channel;
    private @Nullable Answer waiting;
    private @Nullable URI uri;
    private @Nullable Future<?> timeout;

    Connection(Channel channel) {
      this.channel = channel;
    }

    void send(URI uri, Answer answer) {
      this.uri = uri;
      waiting = answer;
      timeout =
          thread.schedule(
              () -> end(null, new IOException("No answer from " + uri + " within 30 s.")),
              READ_TIMEOUT_MILLIS,
              TimeUnit.MILLISECONDS);
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
                  end(null, written.cause());
                }
              });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      if (!response.status().equals(HttpResponseStatus.OK)) {
        end(
            null,
            new IOException(
                "GET "
                    + uri
                    + " must be answered with 200 and a body, but the status is "
                    + response.status().code()
                    + "."));
        return;
      }
      byte[] body = ByteBufUtil.getBytes(response.content());
      if (HttpUtil.isKeepAlive(response)) {
        Answer answer = take();
        idle.addFirst(this);
        if (answer != null) {
          answer.arrived(body, null);
        }
      } else {
        end(body, null);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      end(null, cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      end(null, new IOException("The API closed the connection before it had answered."));
    }

    /** Ends the request under way, if there is one, and the connection. */
    private void end(byte @Nullable [] body, @Nullable Throwable failure) {
      Answer answer = take();
      idle.remove(this);
      io.netty.channel.ChannelFuture unused = channel.close();
      if (answer != null) {
        answer.arrived(body, failure);
      }
    }

    private @Nullable Answer take() {
      Answer answer = waiting;
      waiting = null;
      if (timeout != null) {
        timeout.cancel(false);
        timeout = null;
      }
      return answer;
    }
  }
}
