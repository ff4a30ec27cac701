package org.modebench.readiness;

import java.io.IOException;

/** Looks for what has arrived. */
public interface Watch extends AutoCloseable {

  /** Waits until a byte has arrived on some connection, takes it, and tells which it was. */
  int next() throws IOException;

  /** Returns how many system calls that has taken so far. */
  long systemCalls();

  @Override
  void close() throws IOException;
}
