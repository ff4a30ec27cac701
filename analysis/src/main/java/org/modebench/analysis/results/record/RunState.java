package org.modebench.analysis.results.record;

import java.util.Arrays;
import java.util.Optional;

/** How far a run came. */
public enum RunState {
  /** Under way, or killed. */
  RUNNING,
  /** Stopped by Ctrl-C. */
  INTERRUPTED,
  /** Stopped by a failure to write, or at the first case that failed. */
  STOPPED,
  /** Every fork was run. */
  COMPLETE;

  static Optional<RunState> named(String name) {
    return Arrays.stream(values()).filter(state -> state.name().equals(name)).findFirst();
  }
}
