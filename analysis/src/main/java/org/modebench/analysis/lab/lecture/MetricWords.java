package org.modebench.analysis.lab.lecture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.lab.Words;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;

/** How the values of a metric read: with an interval where it has one. */
final class MetricWords {
  private static final List<Metric> SHARES = List.of(Metrics.LOST, Metrics.EVENTS_LOST);

  /** By which equal numbers differ at most once logarithms have been taken of them. */
  private static final double ROUNDING = 1e-9;

  private final Metric metric;
  private final Words words;

  MetricWords(Metric metric, Words words) {
    this.metric = metric;
    this.words = words;
  }

  /** What a table calls it. */
  String title() {
    return words.say("metric." + metric.name());
  }

  /** Of a cell; a dash where it was not measured. */
  String of(Cell cell) {
    Optional<Estimate> estimate = estimate(cell, metric);
    if (estimate.isPresent()) {
      return of(estimate.get());
    }
    OptionalDouble mean = cell.mean(metric);
    return mean.isPresent() ? of(mean.getAsDouble()) : Figures.NONE;
  }

  /** The same of a slope, in the unit of the metric. */
  String of(Estimate value) {
    if (isMemory() || isTheSameInEachRun(value)) {
      return of(value.value());
    }
    return words.number(
        SHARES.contains(metric) ? Figures.percent(value) : Figures.quantity(value, metric.unit()));
  }

  private String of(double value) {
    if (isMemory()) {
      return words.number(Figures.memory(value));
    }
    if (SHARES.contains(metric)) {
      return words.number(Figures.percent(value));
    }
    // What is counted is whole, but a mean of logarithms may miss it by a rounding.
    long whole = Math.round(value);
    return metric.unit().equals("1") && Math.abs(value - whole) <= ROUNDING * whole
        ? Long.toString(whole)
        : words.number(Figures.quantity(value, metric.unit()));
  }

  private boolean isMemory() {
    return metric.unit().equals("bytes");
  }

  private static boolean isTheSameInEachRun(Estimate value) {
    return value
        .interval()
        .filter(of -> of.high() - of.low() <= ROUNDING * value.value())
        .isPresent();
  }

  static Optional<Estimate> estimate(Cell cell, Metric metric) {
    return cell.sample(metric).map(s -> s.estimate(Criteria.STANDARD.confidence()));
  }
}
