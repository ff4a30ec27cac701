package com.acme;

import java.util.concurrent.Callable;

/** The product of two matrices, which the JVM's second compiler makes several times as fast. */
public class MatrixProduct implements Callable<Double> {
  private static final int SIZE = 256;

  private final double[][] left = new double[SIZE][SIZE];
  private final double[][] right = new double[SIZE][SIZE];

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
    double[][] product = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int k = 0; k < SIZE; k++) {
        double factor = left[i][k];
        for (int j = 0; j < SIZE; j++) {
          product[i][j] += factor * right[k][j];
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
