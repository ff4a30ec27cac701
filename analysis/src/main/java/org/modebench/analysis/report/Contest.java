package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.modebench.analysis.differences.Criteria;
import org.modebench.analysis.differences.Difference;
import org.modebench.analysis.differences.Differences;
import org.modebench.analysis.differences.Verdict;
import org.modebench.analysis.measurements.Cell;
import org.modebench.analysis.measurements.Metric;
import org.modebench.analysis.measurements.Place;
import org.modebench.analysis.measurements.Workload;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;

/**
 * The modes of a workload against each other, each with the number of workers at which it was
 * fastest.
 *
 * <p>All pairs of these are judged as one family. To choose the number of workers by the same data
 * favours modes that were measured with many; Holm's correction outweighs that, as a simulation on
 * equal code shows.
 */
final class Contest {
  private final Workload workload;
  private final SortedMap<Place, Cell> cells;
  private final String metric;
  private final Map<String, Place> entrants = new LinkedHashMap<>();
  private final Differences<Place> differences;

  private Contest(Workload workload, SortedMap<Place, Cell> cells, String metric) {
    this.workload = workload;
    this.cells = cells;
    this.metric = metric;
    cells.forEach((place, cell) -> cell.sample(metric).ifPresent(sample -> enter(place, sample)));
    SortedMap<Place, LogSample> samples = new TreeMap<>();
    entrants.values().forEach(place -> samples.put(place, sample(place).orElseThrow()));
    differences = Differences.of(samples, Criteria.STANDARD);
  }

  /** The contest of a workload: in time, or where the load sets the pace, in latency. */
  static Contest of(Workload workload, SortedMap<Place, Cell> cells) {
    return new Contest(workload, cells, OpenLoop.is(workload) ? OpenLoop.LATENCY : Metric.WALL);
  }

  /** The same contest among some of its modes. */
  Contest among(Set<String> modes) {
    SortedMap<Place, Cell> some = new TreeMap<>(cells);
    some.keySet().removeIf(place -> !modes.contains(place.mode()));
    return new Contest(workload, some, metric);
  }

  private void enter(Place place, LogSample sample) {
    Place rival = entrants.get(place.mode());
    if (rival == null || sample.logMean() < sample(rival).orElseThrow().logMean()) {
      entrants.put(place.mode(), place);
    }
  }

  Workload workload() {
    return workload;
  }

  SortedMap<Place, Cell> cells() {
    return cells;
  }

  /**
   * The cell at a place.
   *
   * @throws NoSuchElementException if the place was not measured
   */
  Cell cell(Place place) {
    return Optional.ofNullable(cells.get(place)).orElseThrow();
  }

  /** What they compete in. */
  String metric() {
    return metric;
  }

  Differences<Place> differences() {
    return differences;
  }

  /** The places that compete, one for each mode that was measured, in the order of the modes. */
  List<Place> entrants() {
    return differences.names();
  }

  /** The place at which a mode competes. */
  Optional<Place> entrant(String mode) {
    return Optional.ofNullable(entrants.get(mode));
  }

  /** A model of another runtime's threads is measured for comparison; nobody can choose it. */
  static boolean isChoice(Place place) {
    return !place.mode().equals(Place.GIL_THREADS);
  }

  /** The fastest of those that can be chosen, by the point estimates; empty if there is none. */
  Optional<Place> fastest() {
    return differences.fromBest().stream().filter(Contest::isChoice).findFirst();
  }

  /** Those shown to be within the threshold of the fastest, from the fastest on. */
  List<Place> same() {
    return where(verdict -> verdict == Verdict.SAME);
  }

  /** Those that may or may not be slower than the fastest. */
  List<Place> undecided() {
    return where(verdict -> verdict == Verdict.UNDECIDED);
  }

  /** Those shown to be slower than the fastest. */
  List<Place> slower() {
    return where(verdict -> verdict == Verdict.SLOWER);
  }

  private List<Place> where(Predicate<Verdict> wanted) {
    return differences.fromBest().stream()
        .filter(place -> toFastest(place).map(Difference::verdict).filter(wanted).isPresent())
        .toList();
  }

  /** How a place compares with the fastest; empty for the fastest itself. */
  Optional<Difference<Place>> toFastest(Place place) {
    return fastest().flatMap(fastest -> differences.between(place, fastest));
  }

  /** How many more forks would decide about the places given; empty if no number would. */
  OptionalInt moreForks(List<Place> places) {
    int most = 0;
    for (Place place : places) {
      OptionalInt forks = toFastest(place).orElseThrow().moreForks();
      if (forks.isEmpty()) {
        return OptionalInt.empty();
      }
      most = Math.max(most, forks.getAsInt());
    }
    return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }

  /** The plainest way to run the workload, with which gains are compared. */
  Optional<Place> baseline() {
    return entrants().stream()
        .filter(place -> place.equals(Place.BASELINE) || place.mode().equals("SYNC_WORKER"))
        .findFirst();
  }

  /** How many times as fast as the baseline a place is; empty for the baseline itself. */
  Optional<Estimate> gain(Place place) {
    return baseline()
        .filter(baseline -> !baseline.equals(place))
        .map(baseline -> ratio(metric, baseline, place).orElseThrow());
  }

  /** A metric of one place over that of another; empty if either has no sample of it. */
  Optional<Estimate> ratio(String ofMetric, Place one, Place other) {
    Optional<LogSample> numerator = sample(one, ofMetric);
    Optional<LogSample> denominator = sample(other, ofMetric);
    return numerator.flatMap(
        n -> denominator.map(d -> Ratio.of(n, d, Criteria.STANDARD.confidence())));
  }

  /**
   * The fork means of a metric at a place; empty if it has no sample of it, or was not measured.
   */
  Optional<LogSample> sample(Place place, String ofMetric) {
    return Optional.ofNullable(cells.get(place)).flatMap(cell -> cell.sample(ofMetric));
  }

  private Optional<LogSample> sample(Place place) {
    return sample(place, metric);
  }

  /** The fewest forks of any place that competes; 0 if there is none. */
  int fewestForks() {
    return entrants().stream().mapToInt(place -> sample(place).orElseThrow().n()).min().orElse(0);
  }

  /** The places of a status. */
  List<Place> of(Status status) {
    List<Place> places = new ArrayList<>();
    cells.forEach(
        (place, cell) -> {
          if (cell.status() == status) {
            places.add(place);
          }
        });
    return places;
  }
}
