package org.modebench.task.endpoint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.modebench.http.Request;

/**
 * How an endpoint is asked, and what it has to answer: all of it but the address. Values of headers
 * and the body may be secrets. They are in no results and on no command line; forks and workers
 * read them from a file that only the user may read.
 *
 * @param method such as {@code GET}
 * @param headers beside those that follow from address and body
 * @param body empty for none
 * @param status that an answer must have; {@link #ANY_SUCCESS} for one from 200 to 299
 * @param text that an answer must contain; empty for none
 * @param followsRedirects whether a redirect is followed, also to another server
 */
public record EndpointRequest(
    String method,
    List<Request.Header> headers,
    Body body,
    int status,
    String text,
    boolean followsRedirects) {

  /** The system property of forks and workers with the path of the file. */
  public static final String PROPERTY = "modebench.request";

  /** The status where any success will do. */
  public static final int ANY_SUCCESS = 0;

  /** A GET of any success. */
  public static final EndpointRequest PLAIN =
      new EndpointRequest(Request.GET, List.of(), new Body(new byte[0]), ANY_SUCCESS, "", false);

  private static final int DIGEST_BYTES = 8;

  public EndpointRequest {
    headers = List.copyOf(headers);
  }

  /** The bytes that are sent. */
  public static final class Body {
    private final byte[] bytes;

    /** The bytes are not copied. */
    public Body(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean isEmpty() {
      return bytes.length == 0;
    }
  }

  /** The request to an address, which people are told of by a name. */
  Request to(URI address, String name) {
    return new Request(name, method, address, headers, body.bytes);
  }

  /**
   * What is recorded of it: method, names of headers, and a digest of everything; empty for a plain
   * GET.
   */
  public String summary() {
    if (isPlain()) {
      return "";
    }
    List<String> words = new ArrayList<>(List.of(method));
    headers.forEach(header -> words.add(header.name()));
    words.add(digest(bytes()));
    return String.join(" ", words);
  }

  /** Whether it is a GET that any success answers, with nothing added. */
  public boolean isPlain() {
    return Arrays.equals(bytes(), PLAIN.bytes());
  }

  private static String digest(byte[] all) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(all), 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes it to a file that only the user may read. */
  public void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      write(out);
    }
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeUTF(method);
    out.writeInt(headers.size());
    for (Request.Header header : headers) {
      out.writeUTF(header.name());
      out.writeUTF(header.value());
    }
    out.writeInt(body.bytes.length);
    out.write(body.bytes);
    out.writeInt(status);
    out.writeUTF(text);
    out.writeBoolean(followsRedirects);
  }

  /** The one that this JVM was given; a plain GET if it was given none. */
  public static EndpointRequest ofThisJvm() {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      return PLAIN;
    }
    try {
      return read(Path.of(file));
    } catch (IOException e) {
      throw new IllegalStateException(
          "What is to be sent to the endpoint cannot be read from \"%s\" any more.".formatted(file),
          e);
    }
  }

  static EndpointRequest read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      String method = in.readUTF();
      List<Request.Header> headers = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        headers.add(new Request.Header(in.readUTF(), in.readUTF()));
      }
      byte[] body = new byte[in.readInt()];
      in.readFully(body);
      return new EndpointRequest(
          method, headers, new Body(body), in.readInt(), in.readUTF(), in.readBoolean());
    }
  }
}
