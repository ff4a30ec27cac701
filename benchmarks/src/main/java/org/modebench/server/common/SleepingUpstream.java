package org.modebench.server.common;

import java.time.Duration;

/** A timer in the place of an upstream: the thread sleeps. */
record SleepingUpstream(Duration deadline) implements Upstream {

  @Override
  public Answer await(HelloRequest request) throws InterruptedException {
    Answer.Due due = Answer.Due.of(request, deadline);
    Thread.sleep(due.millis());
    return due.answer();
  }

  @Override
  public void close() {}
}
