package org.modebench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * A connection with at most one request under way.
 *
 * <p>A request ends with the last byte of its answer where the connection stays, and otherwise, as
 * in {@code ab}, when the server has closed the connection. The server's side is to close first for
 * another reason too: who closes first keeps the port in TIME_WAIT for a minute, and a client that
 * did so would run out of ports after some 28,000 requests.
 */
final class Connection extends ChannelInboundHandlerAdapter implements ChannelFutureListener {
  private final Owner owner;
  private final SocketChannel channel;
  private final AnswerCheck answer;
  private @Nullable Request request;
  private boolean reused;
  private boolean answerBegun;
  private boolean answerWhole;

  /** What connections belong to. */
  interface Owner {
    boolean keepAlive();

    /** Sends a request on a connection of its own. */
    void connect(Request request);

    /** Returns the bytes of a request. */
    ByteBuf encode(Request request, ByteBufAllocator buffers);

    /** Is told that a connection has nothing to do. */
    void idle(Connection connection);

    /** Is told that a connection is about to be closed. */
    void gone(Connection connection);

    /** Is told how a request ended. */
    void ended(Request request, Ending ending);
  }

  Connection(Owner owner, SocketChannel channel, AnswerCheck answer, Request first) {
    this.owner = owner;
    this.channel = channel;
    this.answer = answer;
    this.request = first;
    first.connection = this::end;
  }

  /** Sends a further request on a connection that is idle. */
  void reuse(Request next) {
    request = next;
    next.connection = this::end;
    reused = true;
    answerBegun = false;
    answerWhole = false;
    send(next);
  }

  private void send(Request next) {
    // What cannot be written arrives in exceptionCaught.
    ChannelFuture unused =
        channel.writeAndFlush(owner.encode(next, channel.alloc()), channel.voidPromise());
  }

  /** Is told how connecting ended; what follows on success is told to {@link #channelActive}. */
  @Override
  public void operationComplete(ChannelFuture connected) {
    if (!connected.isSuccess()) {
      end(Ending.of(connected.cause()));
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (request != null) {
      send(request);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      DecoderResult decoded = ((HttpObject) message).decoderResult();
      if (decoded.cause() instanceof PrematureChannelClosureException) {
        end(Ending.CLOSED);
        return;
      }
      if (request == null || answerWhole || decoded.isFailure()) {
        // Nobody asked for that, or it is not HTTP.
        end(Ending.NOT_HTTP);
        return;
      }
      answerBegun = true;
      if (message instanceof HttpResponse head) {
        answer.begin(head);
      }
      if (message instanceof HttpContent part) {
        answer.body(part.content());
      }
      if (message instanceof LastHttpContent && !answer.interim()) {
        answerArrived();
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void answerArrived() {
    if (owner.keepAlive() && answer.keepAlive()) {
      Request ended = take();
      owner.idle(this);
      if (ended != null) {
        owner.ended(ended, answer.ending());
      }
    } else {
      answerWhole = true;
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed(Ending.CLOSED);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    closed(Ending.of(cause));
  }

  private void closed(Ending early) {
    if (answerWhole) {
      end(answer.ending());
    } else if (reused && !answerBegun && request != null) {
      // The server gave the idle connection up before it saw the request.
      Request again = request;
      take();
      discard();
      owner.connect(again);
    } else {
      end(early);
    }
  }

  /** Ends the connection, and the request under way, if there is one. */
  void end(Ending ending) {
    Request ended = take();
    discard();
    if (ended != null) {
      owner.ended(ended, ending);
    }
  }

  private @Nullable Request take() {
    Request taken = request;
    request = null;
    return taken;
  }

  private void discard() {
    owner.gone(this);
    if (channel.isOpen()) {
      try {
        // A reset: the server is to notice at once, and no port is to stay in TIME_WAIT.
        channel.config().setSoLinger(0);
      } catch (ChannelException e) {
        // It has been closed meanwhile.
      }
      close();
    }
  }

  /** Closes an idle connection as usual. */
  void close() {
    ChannelFuture unused = channel.close();
  }
}
