package org.modebench.analysis.findings.breakeven;

import java.math.BigDecimal;

/** Sizes as the parameter names them. */
public final class Sizes {
  private Sizes() {}

  /** Such as {@code 10000}: every digit, no exponent, no trailing zeros of a fraction. */
  public static String text(double size) {
    BigDecimal exact = BigDecimal.valueOf(size);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
