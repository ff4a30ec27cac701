package org.modebench.server.loop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.modebench.http.Reply;

/**
 * The other side of the same loop: a client that GETs what it is asked for, over connections that
 * it keeps. It understands answers with a Content-Length of no more than an {@link Inbox} holds.
 */
final class SelectorClient {

  private final SelectorLoop loop;
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();

  SelectorClient(SelectorLoop loop) {
    this.loop = loop;
  }

  /** Gets {@code uri} and tells {@code reply} what came, once, at the latest at the timeout. */
  void get(URI uri, Duration timeout, Reply<byte[]> reply) {
    Connection connection = idle.pollFirst();
    try {
      if (connection == null) {
        connection = new Connection(new InetSocketAddress(uri.getHost(), uri.getPort()));
      }
    } catch (IOException e) {
      reply.arrived(null, new IOException("Cannot connect to " + uri.getAuthority() + ".", e));
      return;
    }
    connection.send(uri, timeout, reply);
  }

  /** A connection with at most one call under way. */
  private final class Connection implements SelectorLoop.Ready {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Inbox inbox = new Inbox();
    private ByteBuffer outbox = ByteBuffer.allocate(0);
    private @Nullable Head head;
    private @Nullable Reply<byte[]> reply;
    private Wait deadline = Wait.OVER;

    Connection(InetSocketAddress address) throws IOException {
      channel = SocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = loop.register(channel, SelectionKey.OP_CONNECT, this);
        if (channel.connect(address)) {
          key.interestOps(SelectionKey.OP_READ);
        }
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }

    void send(URI uri, Duration timeout, Reply<byte[]> to) {
      reply = to;
      deadline =
          loop.after(
              timeout.toNanos(),
              () ->
                  end(
                      new SocketTimeoutException(
                          "No answer from " + uri + " within " + timeout.toMillis() + " ms.")));
      String request =
          "GET "
              + uri.getRawPath()
              + (uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery())
              + " HTTP/1.1\r\nHost: "
              + uri.getAuthority()
              + "\r\n\r\n";
      outbox = ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1));
      if (channel.isConnected()) {
        ready(key);
      }
    }

    @Override
    public void ready(SelectionKey ready) {
      try {
        if (key.isConnectable()) {
          channel.finishConnect();
        }
        if (outbox.hasRemaining()) {
          write();
        }
        if (key.isReadable()) {
          read();
        }
      } catch (IOException failure) {
        end(failure);
      }
    }

    private void write() throws IOException {
      channel.write(outbox);
      key.interestOps(
          outbox.hasRemaining()
              ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
              : SelectionKey.OP_READ);
    }

    private void read() throws IOException {
      boolean open = inbox.fill(channel);
      if (reply == null) {
        // It has closed an idle connection, or answers what nobody has asked for.
        throw new IOException("The API sent data without a request.");
      }
      byte[] body;
      try {
        body = body();
      } catch (Refusal unusable) {
        throw new IOException("The API must answer in HTTP: " + unusable.getMessage(), unusable);
      }
      if (body != null) {
        complete(body);
      } else if (!open) {
        throw new IOException("The API closed the connection before it had answered.");
      }
    }

    /** Returns the body of the answer; null if not all of it is there. */
    private byte @Nullable [] body() throws IOException, Refusal {
      if (head == null) {
        String text = inbox.takeHead();
        if (text == null) {
          return null;
        }
        head = Head.parse(text);
        if (!head.firstLine().startsWith("HTTP/1.1 200 ")
            || !head.headers().containsKey("content-length")
            || head.bodyBytes() > Inbox.MOST_BYTES) {
          throw new IOException(
              "The API must answer 200 and a body of known length, but: " + head.firstLine());
        }
      }
      return inbox.takeBody(Math.toIntExact(head.bodyBytes()));
    }

    private void complete(byte[] body) {
      boolean keep = head != null && head.keepsAlive(true) && inbox.isEmpty();
      Reply<byte[]> to = take();
      if (keep) {
        idle.addFirst(this);
      } else {
        close();
      }
      if (to != null) {
        to.arrived(body, null);
      }
    }

    /** Ends the connection, and the call under way, if there is one. */
    private void end(Throwable failure) {
      Reply<byte[]> to = take();
      idle.remove(this);
      close();
      if (to != null) {
        to.arrived(null, failure);
      }
    }

    private void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // It is as closed as it can be.
      }
    }

    private @Nullable Reply<byte[]> take() {
      Reply<byte[]> to = reply;
      reply = null;
      head = null;
      deadline.cancel();
      return to;
    }
  }
}
