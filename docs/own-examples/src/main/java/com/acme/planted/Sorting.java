package com.acme.planted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/** Sorts 40,000 numbers, each an object somewhere in the heap. */
public class Sorting implements Callable<Long> {

  @Override
  public Long call() {
    Random random = new Random(1);
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      numbers.add(random.nextLong());
    }
    Collections.sort(numbers);
    return numbers.get(20_000);
  }
}
