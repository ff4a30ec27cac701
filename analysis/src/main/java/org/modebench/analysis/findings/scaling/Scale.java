package org.modebench.analysis.findings.scaling;

/** On which scale residuals are squared. */
public enum Scale {
  /**
   * Logarithms: residuals are shares of the speed. Right for measured times, whose spread grows
   * with them.
   */
  RELATIVE {
    @Override
    double of(double speed) {
      return Math.log(speed);
    }

    @Override
    double inverse(double value) {
      return Math.exp(value);
    }

    @Override
    double slope(double speed) {
      return 1 / speed;
    }
  },
  /**
   * Speeds as they are, as R's package usl and the published coefficients have it: for checking
   * fits against those.
   */
  ABSOLUTE {
    @Override
    double of(double speed) {
      return speed;
    }

    @Override
    double inverse(double value) {
      return value;
    }

    @Override
    double slope(double speed) {
      return 1;
    }
  };

  abstract double of(double speed);

  abstract double inverse(double value);

  /** The derivative of {@link #of}. */
  abstract double slope(double speed);
}
