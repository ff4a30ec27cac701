package org.modebench.agent;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A connection on which both ends speak in lines of a length that is bounded. */
final class Lines implements AutoCloseable {
  private static final int LONGEST = 1 << 16;

  private final Socket socket;
  private final InputStream in;

  Lines(Socket socket) throws IOException {
    this.socket = socket;
    // One line is one packet, and somebody waits for it.
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** The next line; empty at the end, or where what comes is no line of ours. */
  Optional<String> next(int timeoutMillis) throws IOException {
    socket.setSoTimeout(timeoutMillis);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() == LONGEST) {
        return Optional.empty();
      }
      line.write(next);
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8));
  }

  synchronized void send(String line) throws IOException {
    socket.getOutputStream().write((line + '\n').getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
