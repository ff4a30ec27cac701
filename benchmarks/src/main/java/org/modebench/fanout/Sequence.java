package org.modebench.fanout;

import static org.modebench.fanout.Blocking.find;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.modebench.host.ExecutorShutdown;

/**
 * One after another: it reads as what it does, its stack trace names each step, an error ends it
 * where it happens, and nothing happens at once.
 */
final class Sequence implements Style {
  private final LookUps lookUps;
  private final ExecutorService pool;

  Sequence(LookUps lookUps, int workers) {
    this.lookUps = lookUps;
    this.pool = Executors.newFixedThreadPool(workers);
  }

  @Override
  public CompletableFuture<Page> page(Request request) {
    return CompletableFuture.supplyAsync(() -> answer(request), pool);
  }

  private Page answer(Request request) {
    String event = find(lookUps, LookUp.EVENT, request);
    String place = find(lookUps, LookUp.PLACE, request);
    String menu = find(lookUps, LookUp.MENU, request);
    return new Page(event, place, menu);
  }

  @Override
  public void close() {
    ExecutorShutdown.of(pool);
  }
}
