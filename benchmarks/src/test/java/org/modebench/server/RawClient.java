package org.modebench.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends whatever bytes it is told to, as no HTTP library would. */
public final class RawClient implements AutoCloseable {

  /** Far longer than a server may take; a read that runs into it is a failure. */
  private static final int READ_TIMEOUT_MILLIS = 10_000;

  private static final Pattern LENGTH =
      Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

  private final Socket socket;

  public RawClient(int port) throws IOException {
    this(InetAddress.getLoopbackAddress(), port);
  }

  /**
   * A client at an address of its own.
   *
   * @param from an address of this machine
   */
  public RawClient(InetAddress from, int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
  }

  /** Returns a request that asks for the connection to go on, which HTTP/1.1 does unasked. */
  public static String request(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /** Returns a request that asks for the connection to end. */
  public static String lastRequest(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }

  public RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawClient send(byte[] bytes) throws IOException {
    return send(bytes, 0, bytes.length);
  }

  public RawClient send(byte[] bytes, int offset, int length) throws IOException {
    socket.getOutputStream().write(bytes, offset, length);
    return this;
  }

  /** Ends the sending; answers can still come. */
  public RawClient endSending() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads one answer and returns its status; 0 if the server has ended the connection instead. */
  public int status() throws IOException {
    String head = readHead();
    if (head.isEmpty()) {
      return 0;
    }
    Matcher length = LENGTH.matcher(head);
    if (!length.find()) {
      throw new IOException("No Content-Length in: " + head);
    }
    int bytes = Integer.parseInt(length.group(1));
    if (socket.getInputStream().readNBytes(bytes).length < bytes) {
      throw new IOException("The body ends too soon.");
    }
    return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
  }

  private String readHead() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Reads until the server ends the connection, orderly or not, and returns what came. */
  public String readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (java.net.SocketTimeoutException silent) {
      throw silent;
    } catch (java.net.SocketException reset) {
      // What a server does that closes with something unread in its socket.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Ends the connection at once, as a client that is killed or whose user has lost patience. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
