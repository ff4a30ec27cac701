package org.modebench.server;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server is started with.
 *
 * @param port to listen on, on 127.0.0.1; 0 for a free one
 * @param workers processes, pool threads or off-load threads, of a model that has them; at least 1
 * @param upstream where a request waits for an answer, the base URI of the mock API; empty: it
 *     waits for a timer
 * @param deadline until when a request must have been answered, whatever the upstream does
 */
public record ServerSettings(int port, int workers, Optional<URI> upstream, Duration deadline) {

  /** The deadline of a request where nothing else is said. */
  public static final Duration DEADLINE = Duration.ofSeconds(1);

  /**
   * How many connections may wait to be accepted. Small backlogs refuse or delay connections, which
   * would be measured as the model.
   */
  public static final int BACKLOG = 4_096;
}
