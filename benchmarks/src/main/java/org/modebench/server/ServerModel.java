package org.modebench.server;

import java.io.IOException;

/** How a server runs its requests: one constant for each model under test. */
public enum ServerModel {
  /** One process, one connection at a time: Django under one gunicorn sync worker. */
  SYNC_WORKER(Workers.ONE),

  /** {@code workers} such processes that accept from one listening socket. */
  PREFORK(Workers.CHOSEN),

  /** A platform thread for each connection. */
  THREAD_PER_CONNECTION(Workers.UNBOUNDED),

  /** {@code workers} platform threads; connections beyond wait in a queue. */
  THREAD_POOL(Workers.CHOSEN),

  /** A virtual thread for each connection. */
  VIRTUAL_THREADS(Workers.UNBOUNDED) {
    @Override
    public int minimumJava() {
      return 21;
    }
  },

  /** One loop thread that never blocks: aiohttp. */
  EVENT_LOOP(Workers.UNBOUNDED),

  /** The same, but each request blocks the loop while it waits. */
  EVENT_LOOP_BLOCKED(Workers.ONE),

  /** The same, but the blocking wait is handed to {@code workers} threads: sync_to_async. */
  EVENT_LOOP_OFFLOAD(Workers.CHOSEN),

  /** The event loop written by hand over {@code java.nio}. */
  SELECTOR(Workers.UNBOUNDED),

  /** A process for each request, as CGI. */
  PROCESS_PER_REQUEST(Workers.UNBOUNDED);

  /** How many requests can wait at the same time. */
  private enum Workers {
    ONE,
    CHOSEN,
    UNBOUNDED
  }

  private final Workers workers;

  ServerModel(Workers workers) {
    this.workers = workers;
  }

  /** Returns the first Java release that has it. */
  public int minimumJava() {
    return 17;
  }

  /** Returns whether it has a number of workers to choose. */
  public boolean hasWorkers() {
    return workers == Workers.CHOSEN;
  }

  /**
   * Returns how many requests can wait at the same time.
   *
   * @param chosen the number of workers of a model that has one
   */
  public int capacity(int chosen) {
    return switch (workers) {
      case ONE -> 1;
      case CHOSEN -> chosen;
      case UNBOUNDED -> Integer.MAX_VALUE;
    };
  }

  /**
   * Starts a server of this model inside this JVM.
   *
   * @throws IOException with a sentence that says why, if it cannot listen
   */
  public Server start(ServerSettings settings) throws IOException {
    throw new UnsupportedOperationException("Not there yet.");
  }
}
