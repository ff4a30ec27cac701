package org.modebench.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.openjdk.jmh.results.Result;

/** A server under load, whoever runs it, and what is asked of it. */
public interface LoadedServer extends AutoCloseable {

  /** Returns scheme, host and port. */
  URI address();

  /** Returns path and query of each request, by its number from 0. */
  IntFunction<String> requests();

  /** Returns the body that every answer must have; empty if any will do. */
  Optional<String> expectedBody();

  /** Returns how long a request may take before it counts as failed. */
  Duration patience();

  /**
   * Warms server and client, until what is measured is not their start.
   *
   * @throws IllegalStateException with a sentence, if the server answers nothing
   * @throws IOException with a sentence, if the client cannot be warmed
   */
  void warmUp(LoadClient client, Load load) throws IOException, InterruptedException;

  /** Returns how many look-ups it made for nobody since the iteration began; 0 if it makes none. */
  default int takeWasted() {
    return 0;
  }

  /** Is told that an iteration begins. */
  void beginIteration();

  /**
   * Is told that an iteration ends.
   *
   * @param batches how many it had
   * @param seen what the client has to tell of it, to which more is added
   */
  void endIteration(int batches, List<Result<?>> seen);

  @Override
  void close();
}
