package org.modebench.server.common;

import java.net.URI;

/** Makes the upstream that settings name. */
public final class Upstreams {
  private Upstreams() {}

  /** Returns the mock API, or a timer where the settings name none. */
  public static Upstream of(ServerSettings settings) {
    // Without lambdas: a process for each request would pay for its first one.
    URI mock = settings.upstream().orElse(null);
    return mock == null
        ? new SleepingUpstream(settings.deadline())
        : new HttpUpstream(mock, settings.deadline());
  }
}
