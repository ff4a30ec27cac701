package org.modebench.run;

import java.net.URI;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Runs one fork of one case. */
interface ForkRunner {
  /**
   * Runs a fork and waits for its end.
   *
   * @param mock where the mock API is, for a case that calls it
   * @param estimate hears the time of a batch in seconds as each measured iteration ends
   */
  ForkOutcome run(Case of, Optional<URI> mock, DoubleConsumer estimate);
}
