package org.modebench.task.division;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.modebench.task.XorShift;

/** The computations of single units. */
final class Units {

  static final int FIBONACCI_DEPTH = 11;

  private static final int STEPS = 150;
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private static final int BLOCK_BYTES = 256;
  private static final MessageDigest SHA_256 = sha256();

  private static final int SORTED = 40;
  private static final int FACTOR = 1_103_515_245;
  private static final int SUMMAND = 12_345;

  private static final int LISTED = 48;

  private Units() {}

  /** The state of a xorshift generator after its steps, none of which can be spared. */
  static long countdown(int number) {
    long state = SEED + number;
    for (int left = STEPS; left > 0; left--) {
      state ^= state << XorShift.LEFT;
      state ^= state >>> XorShift.RIGHT;
    }
    return state;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256, but this one has not.", e);
    }
  }

  /** The first eight bytes of the SHA-256 of the unit's number, behind it zeros. */
  static long digest(int number) {
    byte[] block = new byte[BLOCK_BYTES];
    ByteBuffer.wrap(block).putInt(number);
    MessageDigest digest;
    try {
      // A digest of its own: units run in several threads at once.
      digest = (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This Java's SHA-256 cannot be cloned.", e);
    }
    return ByteBuffer.wrap(digest.digest(block)).getLong();
  }

  /** The sum of each of some numbers times its rank, from 1. */
  static long sort(int number) {
    int[] numbers = new int[SORTED];
    int next = number;
    for (int i = 0; i < SORTED; i++) {
      next = next * FACTOR + SUMMAND;
      numbers[i] = next;
    }
    Arrays.sort(numbers);
    long sum = 0;
    for (int i = 0; i < SORTED; i++) {
      sum += (i + 1L) * numbers[i];
    }
    return sum;
  }

  /** F(depth) where F(0) is {@code zeroth} and F(1) is 1. */
  static long fibonacci(int depth, long zeroth) {
    return switch (depth) {
      case 0 -> zeroth;
      case 1 -> 1;
      default -> fibonacci(depth - 1, zeroth) + fibonacci(depth - 2, zeroth);
    };
  }

  private record Link(long value, @Nullable Link next) {}

  /** The sum of the squares of the values of a list: the unit's number, the one after it, … */
  static long list(int number) {
    Link last = new Link(number, null);
    for (int i = 1; i < LISTED; i++) {
      last = new Link((long) number + i, last);
    }
    long sum = 0;
    for (Link link = last; link != null; link = link.next()) {
      sum += link.value() * link.value();
    }
    return sum;
  }
}
