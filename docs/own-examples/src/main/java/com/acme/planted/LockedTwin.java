package com.acme.planted;

import java.util.concurrent.Callable;

/** Computes what {@link Locked} does, without the lock. */
public class LockedTwin implements Callable<Long> {
  @Override
  public Long call() {
    return Locked.steps(Locked.steps(1, 2_100_000), 900_000);
  }
}
