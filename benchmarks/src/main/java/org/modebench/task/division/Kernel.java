package org.modebench.task.division;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the units of a job compute, a fraction of a microsecond each. The result of some units is
 * the sum of theirs, so that a job has the same result however it is divided.
 */
public enum Kernel {

  /** Steps of which each needs the one before. */
  COUNTDOWN(0x21cf7e70ab2645f0L) {
    @Override
    long unit(int number) {
      return Units.countdown(number);
    }
  },

  /** A cell of the product of two matrices. */
  MATRIX(0xd665L) {
    @Override
    long unit(int number) {
      return Matrices.cell(number);
    }
  },

  /** The digest of 256 bytes. */
  SHA256(0xc3395f8a3db330dbL) {
    @Override
    long unit(int number) {
      return Units.digest(number);
    }
  },

  /** Forty numbers put in order. */
  SORT(0x18cb03e0875b7f2L) {
    @Override
    long unit(int number) {
      return Units.sort(number);
    }
  },

  /** Fibonacci numbers by the recursion that defines them. */
  FIBONACCI(0x1001dd7a6e0L) {
    @Override
    long unit(int number) {
      return Units.fibonacci(Units.FIBONACCI_DEPTH, number);
    }
  },

  /** A list of forty-eight objects, made and read. */
  ALLOC(0x1c6e77dccd3d200L) {
    @Override
    long unit(int number) {
      return Units.list(number);
    }
  };

  private final long checksum;

  Kernel(long checksum) {
    this.checksum = checksum;
  }

  /** The kernel of a name, such as {@code sha256}. */
  public static Kernel of(String name) {
    return Arrays.stream(values())
        .filter(kernel -> kernel.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A kernel must be one of %s, but is \"%s\"."
                        .formatted(
                            Arrays.stream(values())
                                .map(Kernel::toString)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  /** The result of one unit of a job. */
  abstract long unit(int number);

  /** The sum of the results of the units from {@code from} up to but not including {@code to}. */
  final long run(int from, int to) {
    long sum = 0;
    for (int number = from; number < to; number++) {
      sum += unit(number);
    }
    return sum;
  }

  /** What all units of a job come to, found in another way than by this class. */
  long checksum() {
    return checksum;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
