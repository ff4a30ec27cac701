package org.modebench.analysis.catalogue;

/** Which values of a metric a user wants. */
public enum Better {
  /** Such as of a time. */
  LOWER,
  /** Such as of a throughput. */
  HIGHER;

  /** What a unit says: of a rate more is better, of anything else less. */
  public static Better ofUnit(String unit) {
    return unit.equals("1/s") ? HIGHER : LOWER;
  }
}
