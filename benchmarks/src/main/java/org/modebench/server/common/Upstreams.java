package org.modebench.server.common;

import java.io.IOException;
import java.net.URI;

/** Makes the upstream that settings name. */
public final class Upstreams {
  private Upstreams() {}

  /**
   * Returns the database or the mock API, or a timer where the settings name none; before requests
   * wait there, what they ask for is done.
   *
   * @throws IOException with a sentence, if the database cannot be opened
   */
  public static Upstream of(ServerSettings settings) throws IOException {
    return new WorkingUpstream(Work.of(settings), waiting(settings));
  }

  private static Upstream waiting(ServerSettings settings) throws IOException {
    Database database = settings.database().orElse(null);
    if (database != null) {
      return DatabaseUpstream.open(
          database.folder().orElseThrow(), database.connections(), settings.deadline());
    }
    // Without lambdas: a process for each request would pay for its first one.
    URI mock = settings.upstream().orElse(null);
    return mock == null
        ? new SleepingUpstream(settings.deadline())
        : new HttpUpstream(mock, settings.deadline());
  }
}
