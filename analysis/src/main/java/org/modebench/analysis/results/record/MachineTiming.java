package org.modebench.analysis.results.record;

/**
 * How long something takes on the machine that every machine can do.
 *
 * @param of what, in words
 * @param medianMicros of its repetitions
 * @param lowMicros their lower quartile
 * @param highMicros their upper quartile
 */
public record MachineTiming(String of, double medianMicros, double lowMicros, double highMicros) {
  static MachineTiming of(JsonFields fields) {
    return new MachineTiming(
        fields.textOrEmpty("of"),
        fields.number("medianMicros"),
        fields.number("lowMicros"),
        fields.number("highMicros"));
  }

  /** Whether it tells anything. */
  public boolean isKnown() {
    return !of.isEmpty() && medianMicros > 0 && lowMicros > 0 && highMicros > 0;
  }
}
