package org.modebench.analysis.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** What an axis counts or measures, and so how a value beside it reads. */
public enum Quantity {
  /** Seconds. */
  TIME("ns µs ms s", 1e-9, 1000),
  /** Bytes, in powers of 1,000. */
  BYTES("B kB MB GB", 1, 1000),
  /** A number without unit, such as workers or a ratio. */
  NUMBER("", 1, 1),
  /** A share of 1, shown in percent. */
  SHARE("%", 0.01, 1);

  /** From the smallest on, with a space between two. */
  private final String units;

  private final double smallest;
  private final double step;

  Quantity(String units, double smallest, double step) {
    this.units = units;
    this.smallest = smallest;
    this.step = step;
  }

  /** The value with its unit, to at most three digits and without zeros at the end. */
  public String text(double value) {
    List<String> names = List.of(units.split(" ", -1));
    int unit = 0;
    double size = smallest;
    // 0.9999 so that 1 s is not shown as 1000 ms by a rounding error.
    while (unit < names.size() - 1 && Math.abs(value) * 1.0001 >= size * step) {
      size *= step;
      unit++;
    }
    if (value == 0) {
      unit = names.size() - 1;
    }
    String number =
        new BigDecimal(value / size)
            .round(new MathContext(3, RoundingMode.HALF_EVEN))
            .stripTrailingZeros()
            .toPlainString()
            .replace('-', '−');
    return names.get(unit).isEmpty() ? number : number + " " + names.get(unit);
  }
}
