package org.modebench.load;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.modebench.host.ExecutorShutdown;

/**
 * Connections of a client, each with a request that waits in the server, so many at a time that
 * something can be looked at while all of them wait.
 *
 * <p>That they all do is known from their answers: no answer comes before the look ends, and none
 * later than the wait after the look begins, since no server answers before the wait is over.
 */
public final class WaitingConnections {
  /** So few that the queue of those that are not accepted yet does not fill up. */
  private static final double PER_SECOND = 2_000;

  /** Beside as long as opening them takes: a server that starts threads accepts more slowly. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private static final Duration LOOKING = Duration.ofSeconds(2);
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;

  private final LoadClient client;
  private final Load load;
  private final Duration wait;
  private final Duration settled;

  /**
   * Opens none yet.
   *
   * @param client that sends the requests, and checks their answers
   * @param number at least 1
   * @param targets path and query of a request that waits for so many milliseconds
   */
  public WaitingConnections(
      LoadClient client, URI server, int number, IntFunction<String> targets) {
    this.client = client;
    Duration opening = Duration.ofMillis((long) (number / PER_SECOND * MILLIS_PER_SECOND));
    settled = opening.multipliedBy(2).plus(SETTLING);
    wait = settled.plus(LOOKING);
    String target = targets.apply((int) wait.toMillis());
    // As long again as all of it takes: what is late then does not come.
    load =
        new Load(
            server, number, i -> target, new Load.Open(PER_SECOND), false, wait.multipliedBy(2));
  }

  /**
   * Opens all, looks at something while all wait, and returns what was seen when all have been
   * answered.
   *
   * @throws IllegalStateException with a sentence, if one was not answered as expected, or not all
   *     waited for the whole time of the look
   * @throws Exception that of the look
   */
  public <T> T during(Callable<T> look) throws Exception {
    CompletableFuture<LoadResult> answers = new CompletableFuture<>();
    long start = System.nanoTime();
    Thread asking = new Thread(() -> ask(answers), "waiting-connections");
    asking.setDaemon(true);
    asking.start();
    try {
      TimeUnit.NANOSECONDS.sleep(settled.toNanos());
      double begun = secondsSince(start);
      T seen = look.call();
      double ended = secondsSince(start);
      check(answers.get(), begun, ended);
      return seen;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The connections could not wait: " + e.getCause(), e);
    } finally {
      ExecutorShutdown.of(asking);
    }
  }

  private void ask(CompletableFuture<LoadResult> answers) {
    try {
      answers.complete(client.run(load));
    } catch (InterruptedException | RuntimeException e) {
      answers.completeExceptionally(e);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }

  /**
   * Checks that all waited while it was looked.
   *
   * @param begun seconds from before the first connection to the look
   * @param ended seconds from before the first connection to the end of the look
   */
  void check(LoadResult seen, double begun, double ended) {
    if (seen.answered() < load.requests()) {
      throw new IllegalStateException(
          "All %d connections that wait must be answered, but %d were (%s)."
              .formatted(load.requests(), seen.answered(), seen.causes()));
    }
    double first = seen.latencies().getMinValue() / NANOS_PER_SECOND;
    if (ended > first) {
      throw new IllegalStateException(
          "Memory must be looked at before the first connection is answered, after %.1f s, but that took until %.1f s; try again on a machine that is less busy."
              .formatted(first, ended));
    }
    double waited = wait.toMillis() / MILLIS_PER_SECOND;
    if (seen.seconds() > begun + waited) {
      throw new IllegalStateException(
          "All connections must wait when memory is looked at, after %.1f s, but the last of them was answered after %.1f s, and its wait is %.1f s; try again on a machine that is less busy."
              .formatted(begun, seen.seconds(), waited));
    }
  }
}
