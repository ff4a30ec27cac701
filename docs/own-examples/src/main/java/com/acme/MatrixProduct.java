package com.acme;

import java.util.concurrent.Callable;

/** The product of two matrices, which the JVM's second compiler makes several times as fast. */
public class MatrixProduct implements Callable<Double> {
  private static final int SIZE = 256;

  private final float[][] left = new float[SIZE][SIZE];
  private final float[][] right = new float[SIZE][SIZE];

  public MatrixProduct() {
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        left[i][j] = i + 2 * j;
        right[i][j] = i - j;
      }
    }
  }

  @Override
  public Double call() {
    float[][] product = new float[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      float[] row = product[i];
      for (int k = 0; k < SIZE; k++) {
        float factor = left[i][k];
        float[] of = right[k];
        for (int j = 0; j < SIZE; j++) {
          row[j] += factor * of[j];
        }
      }
    }
    double trace = 0;
    for (int i = 0; i < SIZE; i++) {
      trace += product[i][i];
    }
    return trace;
  }
}
