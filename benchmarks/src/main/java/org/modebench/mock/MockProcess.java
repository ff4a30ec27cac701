package org.modebench.mock;

import java.io.IOException;
import java.net.URI;
import org.modebench.analysis.results.record.MockVerdict;

/** The mock API in a process of its own: what a run needs of it. */
public interface MockProcess extends AutoCloseable {

  /** Where it is. */
  URI address();

  boolean isAlive();

  /**
   * Measures it alone.
   *
   * @param latencyMillis the delay that it is asked for, at least 0
   * @param concurrency how many calls are in flight, at least 1
   */
  MockVerdict check(int latencyMillis, int concurrency) throws IOException, InterruptedException;

  /** Ends it; returns when it is gone. */
  @Override
  void close();

  /** Starts one. */
  interface Starter {
    /**
     * Returns when it answers and is warm.
     *
     * @param concurrency the largest number of calls at once that it will have to serve
     * @param seconds for how long it will have to
     */
    MockProcess start(int concurrency, double seconds) throws IOException, InterruptedException;
  }
}
