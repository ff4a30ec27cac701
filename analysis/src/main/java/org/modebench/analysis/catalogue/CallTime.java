package org.modebench.analysis.catalogue;

import java.util.OptionalDouble;

/**
 * What one call takes alone, as measured with the axis's baseline.
 *
 * @param wall t, in seconds; empty if unknown
 * @param cpu c, its CPU time in seconds; empty if unknown
 */
public record CallTime(OptionalDouble wall, OptionalDouble cpu) {
  /** Nothing is known. */
  public static final CallTime UNKNOWN =
      new CallTime(OptionalDouble.empty(), OptionalDouble.empty());
}
