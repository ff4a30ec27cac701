package org.modebench.load;

import java.util.List;

/** What a client does on a connection of its own that no client should do. */
public enum BadManner {
  /** It sends what is not HTTP. */
  NONSENSE("\1\2\3 nonsense \377\376\r\n\r\n", End.BY_SERVER),
  /** It sends a header of a megabyte. */
  LONG_HEADER("GET / HTTP/1.1\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\n", End.BY_SERVER),
  /** It sends a request line of a megabyte. */
  LONG_REQUEST_LINE("GET /" + "x".repeat(1 << 20) + " HTTP/1.1\r\n\r\n", End.BY_SERVER),
  /** It sends nothing. */
  SILENCE("", End.BY_SERVER),
  /** It sends a part of a request, and closes its connection. */
  HALF_A_REQUEST("GET /hel", End.CLOSED),
  /** It sends a part of a request, and resets its connection. */
  HALF_A_REQUEST_AND_RESET("GET /hello HTTP/1.1\r\nHo", End.RESET),
  /** It sends a request, and closes its connection before the answer comes. */
  LEAVES("", End.CLOSED),
  /** The same with a reset, as a client that is killed. */
  RESETS("", End.RESET);

  /** Clients that mean harm, or know no HTTP. */
  public static final List<BadManner> HOSTILE =
      List.of(
          NONSENSE,
          LONG_HEADER,
          LONG_REQUEST_LINE,
          SILENCE,
          HALF_A_REQUEST,
          HALF_A_REQUEST_AND_RESET);

  /** Clients that are gone before their answer comes. */
  public static final List<BadManner> VANISHING = List.of(LEAVES, RESETS);

  /** Who ends the connection, and how. */
  enum End {
    BY_SERVER,
    CLOSED,
    RESET
  }

  private final String text;
  private final End end;

  BadManner(String text, End end) {
    this.text = text;
    this.end = end;
  }

  /**
   * Returns what it sends.
   *
   * @param request a whole one, for a manner that sends one
   */
  String text(String request) {
    return VANISHING.contains(this) ? request : text;
  }

  End end() {
    return end;
  }
}
