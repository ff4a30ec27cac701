package org.modebench.server.blocking;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * A connection whose thread waits for each request only so long, however many bytes come of it
 * meanwhile: a client that drips would keep its thread for ever.
 */
final class TimedConnection extends DefaultBHttpServerConnection {

  private final Duration patience;
  private long nanosLeft;

  /**
   * @param patience how long the thread may wait, in all, for the bytes of a request
   */
  TimedConnection(Http1Config limits, Duration patience) {
    super(URIScheme.HTTP.id, limits);
    this.patience = patience;
  }

  /** The next request may take its time. */
  void beginRequest() {
    nanosLeft = patience.toNanos();
  }

  @Override
  public void bind(Socket socket) throws IOException {
    super.bind(
        new SocketHolder(socket) {
          @Override
          protected InputStream getInputStream(Socket of) throws IOException {
            return new TimedInput(of);
          }
        });
  }

  /** The input of a socket; what happens between two reads takes no time of the client. */
  private final class TimedInput extends FilterInputStream {
    private final Socket socket;

    TimedInput(Socket socket) throws IOException {
      super(socket.getInputStream());
      this.socket = socket;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      long millis = TimeUnit.NANOSECONDS.toMillis(nanosLeft);
      if (millis < 1) {
        throw new SocketTimeoutException(
            "A request must come within "
                + patience.toMillis()
                + " ms, but has not; the connection is closed.");
      }
      socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, millis));
      long begin = System.nanoTime();
      try {
        return in.read(target, offset, length);
      } finally {
        nanosLeft -= System.nanoTime() - begin;
      }
    }
  }
}
