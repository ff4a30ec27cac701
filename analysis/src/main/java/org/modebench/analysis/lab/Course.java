package org.modebench.analysis.lab;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;

/**
 * How the figures of a server change over the parameter of a study.
 *
 * @param cells by the value of the parameter, those that have a time
 */
record Course(ParameterStudy study, String server, SortedMap<Double, Cell> cells) {
  private static final double CONFIDENCE = Criteria.STANDARD.confidence();
  private static final double MILLIS_PER_SECOND = 1e3;

  /** A rate that grows by less does not grow with the load. */
  private static final double HARDLY = 1.1;

  /** One wait for each request, and not two. */
  private static final double ONE_WAIT = 1.5;

  /** How it serves requests that wait. */
  enum Manner {
    /** All waits at the same time. */
    AT_ONCE,
    /** One wait after another. */
    IN_TURN,
    BETWEEN,
    /** Too few forks to tell. */
    OPEN
  }

  static Course of(ParameterStudy study, String server) {
    SortedMap<Double, Cell> cells = new TreeMap<>();
    study
        .contests()
        .forEach(
            (value, contest) ->
                contest
                    .entrant(server)
                    .map(contest::cell)
                    .ifPresent(cell -> cells.put(value, cell)));
    return new Course(study, server, cells);
  }

  boolean isMeasured() {
    return cells.size() > 1;
  }

  double first() {
    return cells.firstKey();
  }

  double last() {
    return cells.lastKey();
  }

  Cell at(double value) {
    return Optional.ofNullable(cells.get(value)).orElseThrow();
  }

  Optional<Estimate> estimate(double value, Metric metric) {
    return sample(value, metric).map(sample -> sample.estimate(CONFIDENCE));
  }

  /** How long all requests take by the client's clock: {@code ab}'s time taken. */
  Optional<Estimate> taken(double value) {
    return estimate(value, Metrics.TIME_PER_REQUEST_CONCURRENT)
        .map(across -> across.scaled(study.rest().calls()));
  }

  private Optional<LogSample> sample(double value, Metric metric) {
    return at(value).sample(metric);
  }

  /** A metric at the last value over that at the first. */
  Optional<Estimate> growth(Metric metric) {
    Optional<LogSample> before = sample(first(), metric);
    return sample(last(), metric)
        .flatMap(after -> before.map(start -> Ratio.of(after, start, CONFIDENCE)));
  }

  /** How many times the wait a request takes. */
  Optional<Estimate> waits(double millis) {
    return estimate(millis, Metrics.TIME_PER_REQUEST)
        .map(seconds -> seconds.scaled(MILLIS_PER_SECOND / millis));
  }

  /** What the figures show by concurrency: what grows with the number of clients. */
  Manner byConcurrency() {
    double mostOfIt = 1 + (last() / first() - 1) / 2;
    if (!isTold(growth(Metrics.THROUGHPUT)) || !isTold(growth(Metrics.TIME_PER_REQUEST))) {
      return Manner.OPEN;
    }
    if (holds(growth(Metrics.THROUGHPUT), rate -> rate.low() >= mostOfIt)) {
      return Manner.AT_ONCE;
    }
    return holds(growth(Metrics.TIME_PER_REQUEST), time -> time.low() >= mostOfIt)
            && holds(growth(Metrics.THROUGHPUT), rate -> rate.high() <= HARDLY)
        ? Manner.IN_TURN
        : Manner.BETWEEN;
  }

  /** What they show by wait: how many waits a request takes. */
  Manner byWait() {
    double clients = study.rest().number(Parameters.CONCURRENCY.name()).orElse(1);
    if (!cells.keySet().stream().allMatch(millis -> isTold(waits(millis)))) {
      return Manner.OPEN;
    }
    if (cells.keySet().stream().allMatch(m -> holds(waits(m), waits -> waits.high() <= ONE_WAIT))) {
      return Manner.AT_ONCE;
    }
    return cells.keySet().stream()
            .allMatch(m -> holds(waits(m), w -> w.low() >= clients / ONE_WAIT))
        ? Manner.IN_TURN
        : Manner.BETWEEN;
  }

  private static boolean isTold(Optional<Estimate> estimate) {
    return estimate.filter(one -> one.n() >= Words.fewestForks()).isPresent();
  }

  private static boolean holds(Optional<Estimate> estimate, Predicate<Interval> condition) {
    return estimate.flatMap(Estimate::interval).filter(condition).isPresent();
  }
}
