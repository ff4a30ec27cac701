package com.acme.planted;

import java.util.concurrent.Callable;

/** Allocates about a gigabyte in each second of its computing, and keeps an eighth of a call's. */
public class Allocating implements Callable<Long> {
  private final long[][] kept = new long[1_024][];

  @Override
  public Long call() {
    long x = 1;
    for (int i = 0; i < 8 * kept.length; i++) {
      long[] block = new long[128];
      for (int j = 0; j < block.length; j++) {
        for (int k = 0; k < 5; k++) {
          x ^= x << 13;
          x ^= x >>> 7;
          x ^= x << 17;
        }
        block[j] = x;
      }
      kept[i % kept.length] = block;
    }
    long sum = 0;
    for (long[] block : kept) {
      sum += block[127];
    }
    return sum;
  }
}
