package com.acme.planted;

import java.util.concurrent.Callable;

/** Computes, and then waits for about as long. */
public class HalfComputing implements Callable<Long> {
  @Override
  public Long call() throws InterruptedException {
    long x = 1;
    for (int i = 0; i < 3_000_000; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    Thread.sleep(5);
    return x;
  }
}
