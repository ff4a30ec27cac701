package com.acme.planted;

import java.util.concurrent.Callable;

/** Waits, and computes nothing. */
public class Waiting implements Callable<Long> {
  private static final long MILLIS = 5;

  @Override
  public Long call() throws InterruptedException {
    Thread.sleep(MILLIS);
    return MILLIS;
  }
}
