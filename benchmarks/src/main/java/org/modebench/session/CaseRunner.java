package org.modebench.session;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.modebench.fork.ForkOutcome;
import org.modebench.fork.ForkRunner;
import org.modebench.plan.Case;

/** Runs forks one at a time, on the mock API where they need it, and takes their time. */
final class CaseRunner {
  /** An interruption from the terminal ends a fork, too, a moment before it is known here. */
  static final long FAILURE_GRACE_MILLIS = 300;

  private final ForkRunner forks;
  private final MockSupervisor mock;
  private final ServerTrials servers = new ServerTrials();
  private final InstantSource clock;
  private final Platform.Pause pause;

  CaseRunner(ForkRunner forks, MockSupervisor mock, InstantSource clock, Platform.Pause pause) {
    this.forks = forks;
    this.mock = mock;
    this.clock = clock;
    this.pause = pause;
  }

  /** What became of a fork, when it started and how long it took. */
  record Timed(Instant start, double seconds, ForkOutcome outcome) {}

  /**
   * @param estimate is told how long a batch takes, in seconds, while the fork runs
   */
  Timed run(Case fork, DoubleConsumer estimate) throws InterruptedException {
    Instant start = now();
    ForkOutcome outcome = outcome(fork, estimate);
    double seconds = start.until(clock.instant(), ChronoUnit.MILLIS) / 1e3;
    if (outcome instanceof ForkOutcome.Failure) {
      pause.millis(FAILURE_GRACE_MILLIS);
    }
    return new Timed(start, seconds, outcome);
  }

  private ForkOutcome outcome(Case fork, DoubleConsumer estimate) throws InterruptedException {
    Optional<String> problem = servers.problem(fork);
    if (problem.isPresent()) {
      return new ForkOutcome.Failure(problem.get());
    }
    Optional<URI> address = Optional.empty();
    if (fork.usesMock()) {
      try {
        address = Optional.of(mock.uri());
      } catch (IOException e) {
        return new ForkOutcome.Failure(String.valueOf(e.getMessage()));
      }
    }
    return forks.run(fork, address, estimate);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
