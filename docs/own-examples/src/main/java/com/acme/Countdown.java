package com.acme;

import java.util.concurrent.Callable;

/** The countdown of CpuBound, as a class that does not know of it. */
public class Countdown implements Callable<Long> {
  private static final int STEPS = 5_000_000;
  private static final long SEED = 0x9E3779B97F4A7C15L;

  @Override
  public Long call() {
    long state = SEED;
    for (int left = STEPS; left > 0; left--) {
      state ^= state << 7;
      state ^= state >>> 9;
    }
    return state;
  }
}
