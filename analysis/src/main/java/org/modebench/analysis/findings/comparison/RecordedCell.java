package org.modebench.analysis.findings.comparison;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.LogSample;

/**
 * What one side of a comparison knows of a cell.
 *
 * @param forkMeans in the unit given; none if it was not measured
 * @param metric what was measured; its unit is s, bytes, 1/s, 1, or whatever JMH calls it
 * @param status of its rows
 * @param reasons why the status is not VALID, as sentences
 */
public record RecordedCell(
    List<Double> forkMeans, Metric metric, Status status, List<String> reasons) {
  /** Copies the lists. */
  public RecordedCell {
    forkMeans = List.copyOf(forkMeans);
    reasons = List.copyOf(reasons);
  }

  /** Such as s, bytes, 1/s or 1. */
  public String unit() {
    return metric.unit();
  }

  /** The same cell of a metric of which it is known which values are wanted. */
  RecordedCell wanting(Better wanted) {
    return new RecordedCell(forkMeans, metric.wanting(wanted), status, reasons);
  }

  /** Whether it has values, or failed; other cells do not have the metric. */
  public boolean isMeasured() {
    return !forkMeans.isEmpty() || status == Status.FAILED;
  }

  /** The fork means as a sample; empty if the cell failed, or a value is missing or 0. */
  public Optional<LogSample> sample() {
    boolean usable =
        status != Status.FAILED
            && !forkMeans.isEmpty()
            && forkMeans.stream().allMatch(value -> value > 0 && value <= Double.MAX_VALUE);
    return usable ? Optional.of(LogSample.of(values())) : Optional.empty();
  }

  /** The median of the fork means; NaN if there is none. */
  public double median() {
    return forkMeans.isEmpty() ? Double.NaN : StatUtils.percentile(values(), 50);
  }

  private double[] values() {
    return forkMeans.stream().mapToDouble(value -> value).toArray();
  }
}
