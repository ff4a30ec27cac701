package org.modebench.server.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.modebench.server.common.Answer;

/**
 * One client's connection as a state machine: each callback does what it can and notes where it
 * stopped, for the next one to go on there. A thread would keep that on its stack.
 */
final class SelectorConnection implements SelectorLoop.Ready {

  /** What it waits for. */
  private enum State {
    /** For the rest of a request. */
    READING,
    /** For the answer to it. */
    SERVING,
    /** For room to write the rest of the answer. */
    WRITING,
    /** For the client to leave, who has been told to. */
    LINGERING,
    /** For nothing. */
    CLOSED
  }

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SelectorLoop loop;
  private final Hello hello;
  private final long patienceNanos;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final Inbox inbox = new Inbox();
  private ByteBuffer outbox = NOTHING;
  private State state = State.READING;
  private State afterwards = State.READING;
  private boolean inputEnded;
  private Wait answer = Wait.OVER;
  private @Nullable Wait patience;

  SelectorConnection(SelectorLoop loop, Hello hello, long patienceNanos, SocketChannel channel)
      throws IOException {
    this.loop = loop;
    this.hello = hello;
    this.patienceNanos = patienceNanos;
    this.channel = channel;
    key = loop.register(channel, SelectionKey.OP_READ, this);
    bePatient();
  }

  @Override
  public void ready(SelectionKey ready) {
    try {
      if (key.isReadable()) {
        read();
      }
      if (key.isValid() && key.isWritable()) {
        write();
      }
    } catch (IOException gone) {
      close();
    }
  }

  private void read() throws IOException {
    inputEnded = !inbox.fill(channel);
    if (state == State.READING) {
      proceed();
    } else if (state == State.LINGERING) {
      inbox.clear();
      if (inputEnded) {
        close();
      }
    }
    showInterest();
  }

  /** Serves the next request, if the whole of it is there. */
  private void proceed() throws IOException {
    if (state != State.READING) {
      return;
    }
    try {
      String head = inbox.takeHead();
      if (head != null) {
        serve(RequestHead.parse(head));
      } else if (inputEnded) {
        close();
      }
    } catch (Refusal refusal) {
      send(refusal.answer(), State.LINGERING);
    }
  }

  private void serve(RequestHead request) {
    state = State.SERVING;
    losePatience();
    State next = request.keepAlive() ? State.READING : State.CLOSED;
    answer = hello.serve(request.target(), found -> answered(found, next));
  }

  private void answered(Answer found, State next) {
    if (state != State.SERVING) {
      return;
    }
    try {
      send(found, next);
    } catch (IOException gone) {
      close();
    }
  }

  private void send(Answer text, State next) throws IOException {
    outbox = encoded(text, next == State.READING);
    state = State.WRITING;
    afterwards = next;
    bePatient();
    write();
  }

  private static ByteBuffer encoded(Answer answer, boolean keepAlive) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + answer.status()
            // The words after the status are optional, the space before them is not (RFC 9112, 4).
            + " \r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\nConnection: "
            + (keepAlive ? "keep-alive" : "close")
            + "\r\n\r\n";
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(bytes.length + body.length).put(bytes).put(body).flip();
  }

  private void write() throws IOException {
    channel.write(outbox);
    if (!outbox.hasRemaining()) {
      outbox = NOTHING;
      written();
    }
    showInterest();
  }

  private void written() throws IOException {
    state = afterwards;
    if (state == State.READING && (inputEnded || !inbox.isEmpty())) {
      // Through the loop's queue: a client that sends many requests at once takes turns with the
      // others.
      loop.execute(this::takeTurn);
    } else if (state == State.CLOSED || (state == State.LINGERING && inputEnded)) {
      close();
    } else if (state == State.LINGERING) {
      // A socket that is closed while something unread is in it is reset, and the answer may be
      // lost. So this side ends first, and what still comes is dropped.
      channel.shutdownOutput();
      inbox.clear();
    }
  }

  private void takeTurn() {
    try {
      proceed();
      showInterest();
    } catch (IOException gone) {
      close();
    }
  }

  /** Tells the selector what to watch; a full inbox makes the client wait, by way of TCP. */
  private void showInterest() {
    if (key.isValid()) {
      int read = inputEnded || inbox.isFull() ? 0 : SelectionKey.OP_READ;
      key.interestOps(read | (outbox.hasRemaining() ? SelectionKey.OP_WRITE : 0));
    }
  }

  /** Gives the client its time to send a request or to read its answer. */
  private void bePatient() {
    losePatience();
    patience = loop.after(patienceNanos, this::close);
  }

  private void losePatience() {
    if (patience != null) {
      patience.cancel();
      patience = null;
    }
  }

  private void close() {
    state = State.CLOSED;
    answer.cancel();
    losePatience();
    try {
      channel.close();
    } catch (IOException e) {
      // It is as closed as it can be.
    }
  }
}
