package org.modebench.benchmark;

import org.modebench.host.ParentWatch;

/** Ends a fork whose runner is gone: JMH's own fork would go on to the end of its iteration. */
public final class RunnerWatch {

  /** The system property with the process number of the runner. */
  public static final String PROPERTY = "modebench.runner";

  private static final long PERIOD_MILLIS = 500;

  private RunnerWatch() {}

  /** Watches the runner, if the fork was told which process it is. */
  static void start() {
    Long runner = Long.getLong(PROPERTY);
    if (runner != null) {
      ParentWatch.start(runner, PERIOD_MILLIS, () -> true);
    }
  }
}
