package org.modebench.http;

import org.jspecify.annotations.Nullable;

/** Is told what came of a GET, once. */
@FunctionalInterface
public interface Reply {

  /**
   * Tells what came.
   *
   * @param body of an answer 200, or null
   * @param failure why there is none, or null; a {@link java.net.SocketTimeoutException} if it did
   *     not come in time
   */
  void arrived(byte @Nullable [] body, @Nullable Throwable failure);
}
