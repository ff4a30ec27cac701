package org.modebench.http;

import org.jspecify.annotations.Nullable;

/** What a server answers to a {@link Request}. */
public final class Answer {

  /** A longer body is no answer. */
  public static final int MOST_BYTES = 8 << 20;

  private final int status;
  private final @Nullable String location;
  private final byte[] body;

  /**
   * An answer.
   *
   * @param location where a redirect leads to; null if it does not say
   * @param body empty for none; it is not copied
   */
  Answer(int status, @Nullable String location, byte[] body) {
    this.status = status;
    this.location = location;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public @Nullable String location() {
    return location;
  }

  /** Its body, which is not to be changed. */
  public byte[] body() {
    return body;
  }
}
