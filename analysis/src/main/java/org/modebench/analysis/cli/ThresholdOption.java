package org.modebench.analysis.cli;

import org.modebench.analysis.statistics.Criteria;
import picocli.CommandLine.Option;

/** The option that says from which size on a difference matters. */
final class ThresholdOption {
  @Option(
      names = "--threshold",
      paramLabel = "P%",
      converter = ShareConverter.class,
      description = "Differences below it do not matter; by default 2%%.")
  private double threshold = Criteria.STANDARD.threshold();

  Criteria criteria() {
    return Criteria.of(Criteria.STANDARD.confidence(), threshold);
  }
}
