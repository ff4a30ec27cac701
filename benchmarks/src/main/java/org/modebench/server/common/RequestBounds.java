package org.modebench.server.common;

/**
 * What a request may be at most, whoever parses it: a client that sends more is refused before it
 * fills the memory.
 *
 * <p>There are three parsers, since they are part of what is compared: Netty's for its event loop,
 * that of Apache HttpCore for threads that block, and our own for the loop that is to be read.
 */
public final class RequestBounds {

  /** The bytes of a request line, without its end. */
  public static final int LINE_BYTES = 4 * 1024;

  /** The number of headers. */
  public static final int HEADERS = 100;

  /** The bytes of all headers together, without the ends of their lines. */
  public static final int HEADER_BYTES = 16 * 1024;

  public static final Answer METHOD = new Answer(405, "The method must be GET.");

  public static final Answer LINE_TOO_LONG =
      new Answer(414, "The request line must have at most " + LINE_BYTES + " bytes.");

  public static final Answer HEADERS_TOO_LONG =
      new Answer(
          431,
          "A request must have at most "
              + HEADERS
              + " headers, of at most "
              + HEADER_BYTES
              + " bytes together.");

  private RequestBounds() {}
}
