package org.modebench.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.modebench.server.common.Server;

/**
 * Where bodies end, and where they come from again: tells the number and the digest of what it
 * takes, keeps none of it, and gives a {@link Content}, which has the same bytes. So no disk is
 * measured.
 */
final class Store {
  private Store() {}

  /**
   * Starts one.
   *
   * @throws IOException if there is no port
   */
  static Server start() throws IOException {
    return ThreadPerConnection.start("store", Store::serve, new Sockets());
  }

  private static void serve(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream(), Content.CHUNK);
    OutputStream out = socket.getOutputStream();
    StoreOrder order = StoreOrder.read(in);
    Pace pace = Pace.of(order.bytesPerSecond());
    if (order.take()) {
      Receipt receipt = Receipt.of(in, order.bytes(), pace);
      out.write(receipt.toLine().getBytes(StandardCharsets.US_ASCII));
    } else {
      new Content(order.bytes()).writeTo(out, pace);
    }
  }
}
