package org.modebench.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A client by hand on one connection, which sees every byte. */
public final class Client implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;

  public Client(int port) throws IOException {
    socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** What a server answered. */
  public record Reply(String header, String body) {

    public int status() {
      return Integer.parseInt(header.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    /** Returns whether the header has that line. */
    public boolean has(String line) {
      return header.lines().anyMatch(line::equalsIgnoreCase);
    }
  }

  /** Asks for something on a connection of its own, which is not to be kept. */
  public static Reply get(int port, String target) throws IOException {
    try (Client client = new Client(port)) {
      client.send("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      Reply reply = client.receive();
      if (!client.isAtEnd()) {
        throw new IOException("The connection was to be closed.");
      }
      return reply;
    }
  }

  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** Reads one answer, which must have a Content-Length. */
  public Reply receive() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    while (!header.toString(US_ASCII).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("The connection ended after '" + header.toString(US_ASCII) + "'.");
      }
      header.write(b);
    }
    String text = header.toString(US_ASCII);
    int length =
        text.lines()
            .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElseThrow(() -> new IOException("There is no Content-Length in " + text));
    return new Reply(text, new String(in.readNBytes(length), US_ASCII));
  }

  /** Returns whether the server has closed the connection, once it has or sends something. */
  public boolean isAtEnd() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
