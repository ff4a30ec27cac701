package org.modebench.readiness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections on loopback, both ends of which are here: one that is watched, one that sends. */
public final class Connections implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final List<SocketChannel> watched = new ArrayList<>();
  private final List<SocketChannel> sending = new ArrayList<>();
  private final ByteBuffer one = ByteBuffer.allocateDirect(1);

  private Connections() {}

  /**
   * Opens so many.
   *
   * @throws IOException with a sentence, if the system has not so many to give
   */
  public static Connections open(int number) throws IOException {
    Connections connections = new Connections();
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0));
      for (int i = 0; i < number; i++) {
        connections.sending.add(SocketChannel.open(listener.getLocalAddress()));
        SocketChannel end = listener.accept();
        connections.watched.add(end);
        end.configureBlocking(false);
      }
      return connections;
    } catch (IOException e) {
      connections.close();
      throw new IOException(
          "%d connections need %d open files, but the system refused (%s); allow more with ulimit -n, or choose fewer connections."
              .formatted(number, 2 * number, e.getMessage()),
          e);
    }
  }

  /** Returns how many there are. */
  public int number() {
    return watched.size();
  }

  /** Sends a byte on a connection; it is there when this returns. */
  public void send(int connection) throws IOException {
    sending.get(connection).write(one.clear());
  }

  SocketChannel watched(int connection) {
    return watched.get(connection);
  }

  @Override
  public void close() {
    for (List<SocketChannel> ends : List.of(watched, sending)) {
      for (SocketChannel end : ends) {
        try {
          end.close();
        } catch (IOException e) {
          // It is as closed as it can be.
        }
      }
    }
  }
}
