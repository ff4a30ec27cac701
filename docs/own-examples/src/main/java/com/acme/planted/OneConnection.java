package com.acme.planted;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Computes, and waits for an answer on the one connection that all calls of a process share. */
public class OneConnection implements Callable<Long> {
  private static final Semaphore CONNECTION = new Semaphore(1);

  @Override
  public Long call() throws InterruptedException {
    long x = 1;
    for (int i = 0; i < 1_500_000; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    CONNECTION.acquire();
    try {
      Thread.sleep(3);
    } finally {
      CONNECTION.release();
    }
    return x;
  }
}
