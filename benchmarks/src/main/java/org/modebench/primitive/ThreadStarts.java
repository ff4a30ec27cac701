package org.modebench.primitive;

import java.util.concurrent.ThreadFactory;

/** Starts a thread, and waits for its end, before the next. */
final class ThreadStarts implements Repetition {
  private final ThreadFactory threads;
  private long ran;

  ThreadStarts(ThreadFactory threads) {
    this.threads = threads;
  }

  @Override
  public long run(int times) throws InterruptedException {
    ran = 0;
    for (int i = 0; i < times; i++) {
      // To join a thread makes what it wrote visible.
      Thread thread = threads.newThread(() -> ran++);
      thread.start();
      thread.join();
    }
    return ran;
  }
}
