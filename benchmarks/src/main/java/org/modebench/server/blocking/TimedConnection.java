package org.modebench.server.blocking;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.modebench.http.TimedSocket;

/** A connection whose thread waits for each request only so long. */
final class TimedConnection extends DefaultBHttpServerConnection {
  private final TimedSocket socket;
  private final Duration patience;

  /**
   * @param patience how long the thread may wait, in all, for the bytes of a request
   */
  TimedConnection(Socket socket, Duration patience) throws IOException {
    super(
        URIScheme.HTTP.id,
        BoundedParser.LIMITS,
        null,
        null,
        null,
        null,
        limits -> new BoundedParser(),
        null);
    this.patience = patience;
    this.socket =
        new TimedSocket(
            socket,
            "A request must come within "
                + patience.toMillis()
                + " ms, but has not; the connection is closed.");
    bind(this.socket);
  }

  /** The next request may take its time. */
  void beginRequest() {
    socket.begin(patience);
  }
}
