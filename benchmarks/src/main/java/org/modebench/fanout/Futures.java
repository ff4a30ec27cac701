package org.modebench.fanout;

import static org.modebench.fanout.Blocking.find;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.modebench.host.ExecutorShutdown;

/**
 * Futures: what is independent runs at once, and what depends on it is chained. Each look-up holds
 * a thread of the pool while it waits; a stack trace ends at the lambda that the pool called; and
 * {@code thenCombine} waits for both sides, also when one has failed.
 */
final class Futures implements Style {
  private final LookUps lookUps;
  private final ExecutorService pool;

  Futures(LookUps lookUps, int workers) {
    this.lookUps = lookUps;
    this.pool = Executors.newFixedThreadPool(workers);
  }

  @Override
  public CompletableFuture<Page> page(Request request) {
    CompletableFuture<String> event =
        CompletableFuture.supplyAsync(() -> find(lookUps, LookUp.EVENT, request), pool);
    CompletableFuture<Page> pageWithoutEvent =
        CompletableFuture.supplyAsync(() -> find(lookUps, LookUp.PLACE, request), pool)
            .thenApplyAsync(
                place -> new Page("", place, find(lookUps, LookUp.MENU, request)), pool);
    return event.thenCombine(
        pageWithoutEvent, (found, page) -> new Page(found, page.place(), page.menu()));
  }

  @Override
  public void close() {
    ExecutorShutdown.of(pool);
  }
}
