package org.modebench.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The end of a budget: no fork is begun that would end after it. */
final class TimeLimit {
  private final Optional<Duration> budget;
  private final InstantSource clock;
  private final Instant begin;

  /**
   * Begins to count.
   *
   * @param budget empty where a run may take as long as it does
   */
  TimeLimit(Optional<Duration> budget, InstantSource clock) {
    this.budget = budget;
    this.clock = clock;
    this.begin = clock.instant();
  }

  double spentSeconds() {
    return Duration.between(begin, clock.instant()).toMillis() / 1e3;
  }

  /** Whether something that takes so long would end in time. */
  boolean allows(double seconds) {
    return budget.map(all -> spentSeconds() + seconds <= all.toMillis() / 1e3).orElse(true);
  }
}
