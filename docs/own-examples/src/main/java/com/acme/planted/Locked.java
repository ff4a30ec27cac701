package com.acme.planted;

import java.util.concurrent.Callable;

/** Computes, for three tenths of its time under a lock that all calls share. */
public class Locked implements Callable<Long> {
  private static final Object LOCK = new Object();

  @Override
  public Long call() {
    long free = steps(1, 2_100_000);
    synchronized (LOCK) {
      return steps(free, 900_000);
    }
  }

  static long steps(long from, int count) {
    long x = from;
    for (int i = 0; i < count; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
