package org.modebench.readiness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;

/**
 * One system call for all connections: by {@code poll}, which is told all of them each time and
 * looks at each, or by {@code epoll}, which knows them and has a list of those that are ready.
 */
final class Selecting implements Watch {
  private static final String PROPERTY = "java.nio.channels.spi.SelectorProvider";

  private final Selector selector;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(1);
  private long systemCalls;

  /**
   * @param provider the class of the JDK that makes selectors; the first one that a JVM uses stays
   * @throws IOException with a sentence, if it is not there
   */
  Selecting(String provider, Connections connections) throws IOException {
    this.selector = open(provider);
    for (int i = 0; i < connections.number(); i++) {
      SelectionKey key = connections.watched(i).register(selector, SelectionKey.OP_READ, i);
      if (!key.isValid()) {
        throw new IOException("Connection " + i + " must be watched, but is closed.");
      }
    }
  }

  /** Makes it the provider of this JVM, unless there is one already. */
  static void prefer(String provider) {
    System.setProperty(PROPERTY, provider);
  }

  private static Selector open(String provider) throws IOException {
    String there = SelectorProvider.provider().getClass().getName();
    if (!there.equals(provider)) {
      throw new IOException(
          "Selectors must be of %s, but this Java has those of %s; choose another way to ask."
              .formatted(provider, there));
    }
    return Selector.open();
  }

  @Override
  public int next() throws IOException {
    systemCalls++;
    while (selector.select() == 0) {
      systemCalls++;
    }
    SelectionKey ready = selector.selectedKeys().iterator().next();
    selector.selectedKeys().clear();
    systemCalls++;
    if (((SocketChannel) ready.channel()).read(bytes.clear()) <= 0) {
      throw new IOException("What is ready must have something to read, but has nothing.");
    }
    return (Integer) ready.attachment();
  }

  @Override
  public long systemCalls() {
    return systemCalls;
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }
}
