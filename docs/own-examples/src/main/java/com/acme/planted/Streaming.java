package com.acme.planted;

import java.util.concurrent.Callable;

/** Adds up what lies in 64 MB of memory, more than any cache holds: it is as fast as the memory. */
public class Streaming implements Callable<Long> {
  private static final long[] NUMBERS = new long[8_000_000];

  static {
    for (int i = 0; i < NUMBERS.length; i++) {
      NUMBERS[i] = i;
    }
  }

  @Override
  public Long call() {
    long sum = 0;
    for (long number : NUMBERS) {
      sum += number;
    }
    return sum;
  }
}
