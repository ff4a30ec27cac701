package org.modebench.http;

import org.jspecify.annotations.Nullable;

/**
 * Is told what came of a request, once.
 *
 * @param <T> what is asked for
 */
@FunctionalInterface
public interface Reply<T> {

  /**
   * Tells what came.
   *
   * @param answer or null
   * @param failure why there is none, or null; a {@link java.net.SocketTimeoutException} if it did
   *     not come in time
   */
  void arrived(@Nullable T answer, @Nullable Throwable failure);
}
