package org.modebench.analysis.findings.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.stat.StatUtils;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.LogSample;

/**
 * What one side of a comparison knows of a cell.
 *
 * @param sittings the fork means of each sitting, in the unit given; those of none that did not
 *     measure it
 * @param pieces what a piece of arithmetic took in each of these forks, in seconds, which tells the
 *     machine's speed; none where it is not known of all
 * @param lost the degrees of freedom that the nodes of merged runs took of the fork means
 * @param metric what was measured; its unit is s, bytes, 1/s, 1, or whatever JMH calls it
 * @param status of its rows
 * @param reasons why the status is not VALID, as sentences
 */
public record RecordedCell(
    List<List<Double>> sittings,
    List<Double> pieces,
    double lost,
    Metric metric,
    Status status,
    List<String> reasons) {
  /** Copies the lists. */
  public RecordedCell {
    sittings = sittings.stream().map(List::copyOf).toList();
    pieces = List.copyOf(pieces);
    reasons = List.copyOf(reasons);
  }

  /** A cell of one sitting; of none if it has no fork means. */
  static RecordedCell of(
      List<Double> forkMeans, Metric metric, Status status, List<String> reasons) {
    return of(forkMeans, List.of(), 0, metric, status, reasons);
  }

  /** A cell of one sitting on several nodes, whose effects are taken off. */
  static RecordedCell of(
      List<Double> forkMeans,
      List<Double> pieces,
      double lost,
      Metric metric,
      Status status,
      List<String> reasons) {
    return new RecordedCell(
        forkMeans.isEmpty() ? List.of() : List.of(forkMeans),
        pieces.size() == forkMeans.size() ? pieces : List.of(),
        lost,
        metric,
        status,
        reasons);
  }

  /** The same cell with the sittings of another; as doubtful as the more doubtful of both. */
  RecordedCell and(RecordedCell other) {
    List<List<Double>> all = new ArrayList<>(sittings);
    all.addAll(other.sittings);
    Set<String> why = new LinkedHashSet<>(reasons);
    why.addAll(other.reasons);
    Status worse = status.compareTo(other.status) >= 0 ? status : other.status;
    List<Double> both = new ArrayList<>();
    if (!pieces.isEmpty() && !other.pieces.isEmpty()) {
      both.addAll(pieces);
      both.addAll(other.pieces);
    }
    return new RecordedCell(all, both, lost + other.lost, metric, worse, List.copyOf(why));
  }

  /** The fork means of all sittings. */
  public List<Double> forkMeans() {
    return sittings.stream().flatMap(List::stream).toList();
  }

  /** Such as s, bytes, 1/s or 1. */
  public String unit() {
    return metric.unit();
  }

  /** The same cell of a metric of which it is known which values are wanted. */
  RecordedCell wanting(Better wanted) {
    return new RecordedCell(sittings, pieces, lost, metric.wanting(wanted), status, reasons);
  }

  /** Whether it has values, or failed; other cells do not have the metric. */
  public boolean isMeasured() {
    return !sittings.isEmpty() || status == Status.FAILED;
  }

  /** The fork means as a sample; empty if the cell failed, or a value is missing or 0. */
  public Optional<LogSample> sample() {
    List<Double> values = forkMeans();
    boolean usable =
        status != Status.FAILED
            && !values.isEmpty()
            && values.stream().allMatch(value -> value > 0 && value <= Double.MAX_VALUE);
    return usable ? Optional.of(LogSample.of(array(values), lost)) : Optional.empty();
  }

  /** The fork means of each sitting as a sample, of a cell that has a sample of all. */
  List<LogSample> samples() {
    return sittings.stream().map(values -> LogSample.of(array(values))).toList();
  }

  /** The median of the fork means; NaN if there is none. */
  public double median() {
    return sittings.isEmpty() ? Double.NaN : StatUtils.percentile(array(forkMeans()), 50);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
