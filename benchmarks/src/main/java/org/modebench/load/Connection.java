package org.modebench.load;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
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
  private final LoadRun run;
  private final SocketChannel channel;
  private final AnswerCheck answer;
  private @Nullable Request request;
  private boolean reused;
  private boolean answerBegun;
  private boolean answerWhole;

  Connection(LoadRun run, SocketChannel channel, AnswerCheck answer, Request first) {
    this.run = run;
    this.channel = channel;
    this.answer = answer;
    this.request = first;
    first.connection = this;
  }

  /** Sends a further request on a connection that is idle. */
  void reuse(Request next) {
    request = next;
    next.connection = this;
    reused = true;
    answerBegun = false;
    answerWhole = false;
    send(next);
  }

  private void send(Request next) {
    // What cannot be written arrives in exceptionCaught.
    ChannelFuture unused =
        channel.writeAndFlush(run.encode(next, channel.alloc()), channel.voidPromise());
  }

  /** Is told how connecting ended; what follows on success is told to {@link #channelActive}. */
  @Override
  public void operationComplete(ChannelFuture connected) {
    if (!connected.isSuccess()) {
      end(Outcome.FAILED);
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
      if (request == null || answerWhole || ((HttpObject) message).decoderResult().isFailure()) {
        // Nobody asked for that, or it is not HTTP.
        end(Outcome.FAILED);
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
    if (run.keepAlive() && answer.keepAlive()) {
      Request ended = take();
      run.idle(this);
      if (ended != null) {
        run.ended(ended, answer.outcome());
      }
    } else {
      answerWhole = true;
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    closed();
  }

  private void closed() {
    if (answerWhole) {
      end(answer.outcome());
    } else if (reused && !answerBegun && request != null) {
      // The server gave the idle connection up before it saw the request.
      Request again = request;
      take();
      discard();
      run.connect(again);
    } else {
      end(Outcome.FAILED);
    }
  }

  /** Ends the connection, and the request under way, if there is one, with {@code outcome}. */
  void end(Outcome outcome) {
    Request ended = take();
    discard();
    if (ended != null) {
      run.ended(ended, outcome);
    }
  }

  private @Nullable Request take() {
    Request taken = request;
    request = null;
    return taken;
  }

  private void discard() {
    run.gone(this);
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
