package org.modebench.analysis.plot;

/** How far a point is moved aside: x · factor + term. */
record Offset(double factor, double term) {
  double apply(double x) {
    return x * factor + term;
  }
}
