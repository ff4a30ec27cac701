package org.modebench.task.own;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.modebench.analysis.command.Causes;

/**
 * A call before all others, in a thread of its own, so that one that hangs can be left behind. It
 * is no daemon, nor are the threads that the call starts, unless it asks for that.
 */
final class Rehearsal {

  /** What is called. */
  interface Act {
    Expectation play() throws OwnCallException;
  }

  private final Act act;
  private final Duration patience;
  private final CompletableFuture<Expectation> ended = new CompletableFuture<>();

  /**
   * @param patience how long it may take
   */
  Rehearsal(Act act, Duration patience) {
    this.act = act;
    this.patience = patience;
  }

  Expectation result() throws OwnCallException, InterruptedException {
    Thread thread = new Thread(this::play, "rehearsal");
    thread.setDaemon(false);
    thread.start();
    try {
      return ended.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException hangs) {
      throw new OwnCallException(
          "it did not end within %s s, which is almost the timeout of an iteration (-to)"
              .formatted(
                  BigDecimal.valueOf(patience.toMillis(), 3).stripTrailingZeros().toPlainString()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OwnCallException failed) {
        throw failed;
      }
      throw new OwnCallException("it failed: " + Causes.of(Causes.last(e)), e);
    }
  }

  private void play() {
    try {
      ended.complete(act.play());
    } catch (OwnCallException | RuntimeException | Error e) {
      ended.completeExceptionally(e);
    }
  }
}
