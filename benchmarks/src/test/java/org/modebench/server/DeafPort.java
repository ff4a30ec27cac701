package org.modebench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * A port on 127.0.0.1 that refuses every connection: it is held, so that nobody else on the machine
 * gets it, but nobody listens.
 */
public final class DeafPort implements AutoCloseable {

  private final Socket holder = new Socket();

  public DeafPort() throws IOException {
    holder.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
  }

  public int port() {
    return holder.getLocalPort();
  }

  /** Returns where nobody is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() throws IOException {
    holder.close();
  }
}
