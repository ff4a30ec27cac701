package org.modebench.fanout;

import java.util.concurrent.CompletableFuture;

/** A way to write what answers a request. */
public interface Style extends AutoCloseable {

  /** Begins to answer a request, and returns. */
  CompletableFuture<Page> page(Request request);

  /** Returns when its threads have ended. */
  @Override
  void close();
}
