package org.modebench.server.common;

import java.util.Optional;

/**
 * Works for a request on the thread that serves it, and then waits there.
 *
 * @param work what is done
 * @param waiting where the request waits afterwards
 */
record WorkingUpstream(Work work, Upstream waiting) implements Upstream {

  @Override
  public Answer await(HelloRequest request) throws InterruptedException {
    Optional<Answer> failure = work.perform(request);
    return failure.isPresent() ? failure.get() : waiting.await(request);
  }

  @Override
  public int takeWasted() {
    return waiting.takeWasted();
  }

  @Override
  public void close() {
    waiting.close();
  }
}
