package com.acme.planted;

import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Counts words in a map that all calls of a process write to. */
public class Counting implements Callable<Integer> {
  private static final ConcurrentHashMap<String, Integer> COUNTS = new ConcurrentHashMap<>();
  private static final int WORDS = 64;

  @Override
  public Integer call() {
    int x = 1;
    for (int i = 0; i < 100_000; i++) {
      x = x * 1_103_515_245 + 12_345;
      COUNTS.merge("word" + (x >>> 16) % WORDS, 1, Integer::sum);
    }
    return COUNTS.size();
  }
}
