package org.modebench.load;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request under way. */
final class Request {
  /** Path and query. */
  final String target;

  /** From when its latency counts, by {@link System#nanoTime}. */
  final long dueNanos;

  /** When it really began, by {@link System#nanoTime}. */
  final long begunNanos;

  /** Ends it and the connection it is sent on; null until there is one. */
  @Nullable Consumer<Ending> connection;

  boolean ended;

  Request(String target, long dueNanos, long begunNanos) {
    this.target = target;
    this.dueNanos = dueNanos;
    this.begunNanos = begunNanos;
  }
}
