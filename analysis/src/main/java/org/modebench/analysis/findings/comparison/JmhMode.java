package org.modebench.analysis.findings.comparison;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.catalogue.Better;

/** What JMH measures, which alone tells which scores are better: ports write units of their own. */
enum JmhMode {
  THROUGHPUT("thrpt", Better.HIGHER),
  AVERAGE_TIME("avgt", Better.LOWER),
  SAMPLE_TIME("sample", Better.LOWER),
  SINGLE_SHOT_TIME("ss", Better.LOWER);

  private final String label;
  private final Better better;

  JmhMode(String label, Better better) {
    this.label = label;
    this.better = better;
  }

  /** Which scores of a mode are better, by its label or name; empty if there is no such mode. */
  static Optional<Better> better(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return Arrays.stream(values())
        .filter(
            mode ->
                plain.equals(mode.label)
                    || plain.equals(mode.name().toLowerCase(Locale.ROOT).replace("_", "")))
        .map(mode -> mode.better)
        .findFirst();
  }
}
