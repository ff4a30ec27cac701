package org.modebench.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * A socket whose reader waits for each message only so long, however many bytes come of it
 * meanwhile: a peer that drips would keep its thread for ever. What happens between two reads takes
 * no time of the peer.
 */
public final class TimedSocket extends SocketHolder {
  private final String late;
  private long nanosLeft;

  /**
   * A socket that is connected.
   *
   * @param late what is said of a message that did not come in time
   */
  public TimedSocket(Socket socket, String late) {
    super(socket);
    this.late = late;
  }

  /** The next message may take so long. */
  public void begin(Duration patience) {
    nanosLeft = patience.toNanos();
  }

  @Override
  protected InputStream getInputStream(Socket of) throws IOException {
    return new TimedInput(of);
  }

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
        throw new SocketTimeoutException(late);
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
