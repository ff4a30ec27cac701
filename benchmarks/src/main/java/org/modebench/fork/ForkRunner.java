package org.modebench.fork;

import java.net.URI;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.modebench.plan.Case;

/** Runs one fork of one case. */
public interface ForkRunner {
  /**
   * Runs a fork and waits for its end.
   *
   * @param mock where the mock API is, for a case that calls it
   * @param estimate hears the time of a batch in seconds as each measured iteration ends
   */
  ForkOutcome run(Case of, Optional<URI> mock, DoubleConsumer estimate);

  /** Runs a fork that measures nothing but itself, before all others: they may learn from it. */
  default ForkOutcome calibrate(Case of) {
    return run(of, Optional.empty(), seconds -> {});
  }
}
