package org.modebench.task;

/**
 * The linear map {@code x ^= x << 7; x ^= x >>> 9} on 64-bit words, and its powers.
 *
 * <p>A shift and an exclusive-or are linear over GF(2), hence so is their composition T, a 64 × 64
 * bit matrix, and the state after n steps is Tⁿx (G. Marsaglia, Xorshift RNGs, Journal of
 * Statistical Software 8(14), 2003, section 2). Tⁿ comes from O(log n) squarings.
 */
public final class XorShift {

  public static final int LEFT = 7;
  public static final int RIGHT = 9;

  private XorShift() {}

  /**
   * Returns the state after {@code steps} steps from {@code state}.
   *
   * @param steps taken as an unsigned number
   */
  public static long after(long steps, long state) {
    long result = state;
    long[] power = columnsOfStep();
    for (long left = steps; left != 0; left >>>= 1) {
      if ((left & 1) != 0) {
        result = times(power, result);
      }
      power = squared(power);
    }
    return result;
  }

  /** Column j of the matrix is the image of the word whose only bit is j. */
  private static long[] columnsOfStep() {
    long[] columns = new long[Long.SIZE];
    for (int j = 0; j < Long.SIZE; j++) {
      long x = 1L << j;
      x ^= x << LEFT;
      x ^= x >>> RIGHT;
      columns[j] = x;
    }
    return columns;
  }

  private static long times(long[] columns, long x) {
    long image = 0;
    for (long rest = x; rest != 0; rest &= rest - 1) {
      image ^= columns[Long.numberOfTrailingZeros(rest)];
    }
    return image;
  }

  private static long[] squared(long[] columns) {
    long[] square = new long[Long.SIZE];
    for (int j = 0; j < Long.SIZE; j++) {
      square[j] = times(columns, columns[j]);
    }
    return square;
  }
}
