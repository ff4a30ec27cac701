package org.modebench.task.division;

/** The matrices whose product is computed, of whole numbers, so that a double holds each sum. */
final class Matrices {

  /** As many cells as a job has units, and some more. */
  static final int ROWS = 448;

  static final int INNER = 192;

  private static final int VALUES = 101;
  private static final int OFFSET = 50;

  private static final double[][] LEFT = new double[ROWS][INNER];

  /** By column. */
  private static final double[][] RIGHT = new double[ROWS][INNER];

  static {
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < INNER; k++) {
        LEFT[i][k] = left(i, k);
        RIGHT[i][k] = right(k, i);
      }
    }
  }

  private Matrices() {}

  static int left(int row, int column) {
    return (31 * row + 17 * column) % VALUES - OFFSET;
  }

  static int right(int row, int column) {
    return (13 * row + 29 * column) % VALUES - OFFSET;
  }

  /** The cell of a number, counted along the rows. */
  static long cell(int number) {
    double[] row = LEFT[number / ROWS];
    double[] column = RIGHT[number % ROWS];
    double sum = 0;
    for (int k = 0; k < INNER; k++) {
      sum += row[k] * column[k];
    }
    return (long) sum;
  }
}
