package org.modebench.analysis.plot;

/** How far a point is moved aside: x · factor + term. */
record Offset(double factor, double term) {
  static final Offset NONE = new Offset(1, 0);

  double apply(double x) {
    return x * factor + term;
  }
}
