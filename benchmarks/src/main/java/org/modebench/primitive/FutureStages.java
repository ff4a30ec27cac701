package org.modebench.primitive;

import java.util.concurrent.CompletableFuture;

/** A chain of stages, of which each completes the next. */
final class FutureStages implements Repetition {
  /** A longer chain would complete itself too deep in the stack. */
  private static final int LONGEST_CHAIN = 1_000;

  @Override
  public long run(int times) {
    long done = 0;
    for (int left = times; left > 0; left -= LONGEST_CHAIN) {
      CompletableFuture<Long> first = new CompletableFuture<>();
      CompletableFuture<Long> last = first;
      for (int i = 0; i < Math.min(left, LONGEST_CHAIN); i++) {
        last = last.thenApply(count -> count + 1);
      }
      first.complete(done);
      done = last.join();
    }
    return done;
  }
}
