package org.modebench.analysis.findings.modes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
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
import org.modebench.analysis.catalogue.Axis;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Differences;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.statistics.Verdict;

/**
 * The modes of a workload against each other, each with the fewest workers that are as good as its
 * best: within the threshold by the number, and not shown to be slower.
 *
 * <p>All pairs of these are judged as one family. To choose the number of workers by the same data
 * favours modes that were measured with many: the test of a pair counts as often as there were
 * numbers to choose from, which are those not shown to be slower than the mode's best. A mode with
 * too few forks is not judged, unless fewer than two have enough.
 */
public final class ModeRanking {
  /** A mode that may be slower than the best by a greater share is not named with it. */
  private static final double MATTERS = 0.1;

  private final MeasuredWorkload workload;
  private final SortedMap<CellKey, Cell> cells;
  private final Metric metric;
  private final Map<String, CellKey> entrants = new LinkedHashMap<>();
  private final Map<CellKey, Integer> chosenOf = new HashMap<>();
  private final Differences<CellKey> differences;

  private ModeRanking(MeasuredWorkload workload, SortedMap<CellKey, Cell> cells, Metric metric) {
    this.workload = workload;
    this.cells = cells;
    this.metric = metric;
    Map<String, SortedMap<CellKey, LogSample>> byMode = new LinkedHashMap<>();
    cells.forEach(
        (place, cell) ->
            cell.compared(metric)
                .ifPresent(
                    sample ->
                        byMode
                            .computeIfAbsent(place.mode(), mode -> new TreeMap<>())
                            .put(place, sample)));
    byMode.forEach((mode, samples) -> entrants.put(mode, entrant(samples)));
    SortedMap<CellKey, LogSample> judged = new TreeMap<>();
    entrants.values().forEach(place -> judged.put(place, compared(place, metric).orElseThrow()));
    if (judged.entrySet().stream().filter(e -> isChoice(e.getKey()) && isTold(e)).count() > 1) {
      judged.entrySet().removeIf(entry -> !isTold(entry));
    }
    differences =
        Differences.of(judged, place -> chosenOf.getOrDefault(place, 1), Criteria.STANDARD);
  }

  /** Whether there are forks enough to tell anything from chance. */
  private static boolean isTold(Map.Entry<CellKey, LogSample> entry) {
    return entry.getValue().n() >= Criteria.FEWEST_FORKS;
  }

  /** Of one mode, the fewest workers that are as good as its best. */
  private CellKey entrant(SortedMap<CellKey, LogSample> samples) {
    SortedMap<CellKey, LogSample> told = new TreeMap<>(samples);
    told.entrySet().removeIf(entry -> !isTold(entry));
    SortedMap<CellKey, LogSample> able = told.isEmpty() ? samples : told;
    Map.Entry<CellKey, LogSample> best =
        Collections.min(
            able.entrySet(), Comparator.comparingDouble(entry -> entry.getValue().logMean()));
    List<Pair<CellKey>> pairs = new ArrayList<>();
    able.forEach(
        (place, sample) -> {
          if (!place.equals(best.getKey())) {
            pairs.add(new Pair<>(place, best.getKey(), sample, best.getValue()));
          }
        });
    List<Difference<CellKey>> asGood =
        Judgement.of(pairs, Criteria.STANDARD).stream()
            .filter(difference -> difference.verdict() != Verdict.SLOWER)
            .toList();
    CellKey entrant =
        asGood.stream()
            .filter(difference -> difference.ratio().value() <= 1 + Criteria.STANDARD.threshold())
            .map(Difference::first)
            .filter(place -> place.workers() < best.getKey().workers())
            .findFirst()
            .orElse(best.getKey());
    chosenOf.put(entrant, asGood.size() + 1);
    return entrant;
  }

  /**
   * The contest of a workload: in time, where requests may be refused for each that was answered,
   * or where the load sets the pace, in latency.
   */
  public static ModeRanking of(MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    return new ModeRanking(workload, cells, metric(workload));
  }

  /** What the modes of a workload compete in. */
  public static Metric metric(MeasuredWorkload workload) {
    BatchSpec batch = workload.batch(CellKey.BASELINE);
    if (workload.entry().isPacedByLoad(batch)) {
      return Metrics.LATENCY_P99;
    }
    // A server that refuses soon is soon done.
    return workload.entry().mayRefuse(batch) ? Metrics.TIME_PER_REQUEST_CONCURRENT : Metrics.WALL;
  }

  /** The same contest among some of its modes. */
  public ModeRanking among(Set<String> modes) {
    SortedMap<CellKey, Cell> some = new TreeMap<>(cells);
    some.keySet().removeIf(place -> !modes.contains(place.mode()));
    return new ModeRanking(workload, some, metric);
  }

  public MeasuredWorkload workload() {
    return workload;
  }

  public SortedMap<CellKey, Cell> cells() {
    return cells;
  }

  /**
   * The cell at a place.
   *
   * @throws NoSuchElementException if the place was not measured
   */
  public Cell cell(CellKey place) {
    return Optional.ofNullable(cells.get(place)).orElseThrow();
  }

  /** Whether requests are sent when they are due, whether or not others were answered. */
  public boolean isPacedByLoad() {
    return metric.equals(Metrics.LATENCY_P99);
  }

  /** What they compete in. */
  public Metric metric() {
    return metric;
  }

  public Differences<CellKey> differences() {
    return differences;
  }

  /** The places that stand for a mode each, one for each that was measured, in their order. */
  public List<CellKey> entrants() {
    return List.copyOf(entrants.values());
  }

  /** Those of them that are not judged, since they have too few forks. */
  public List<CellKey> unjudged() {
    List<CellKey> unjudged = new ArrayList<>(entrants.values());
    unjudged.removeAll(differences.names());
    return unjudged;
  }

  /** Whether a mode was measured well enough to be judged with the others. */
  public boolean judges(String mode) {
    return differences.names().stream().anyMatch(place -> place.mode().equals(mode));
  }

  /** The place that stands for a mode. */
  public Optional<CellKey> entrant(String mode) {
    return Optional.ofNullable(entrants.get(mode));
  }

  /**
   * Whether a place can be chosen: a model of another runtime's threads is measured for comparison,
   * and so is a race.
   */
  public static boolean isChoice(CellKey place) {
    return isChoice(place.mode());
  }

  /** Whether a mode can be chosen. */
  public static boolean isChoice(String mode) {
    return !Catalogue.axisValue(mode).standsIn();
  }

  /** The fastest of those that can be chosen, by the point estimates; empty if there is none. */
  public Optional<CellKey> fastest() {
    return differences.fromBest().stream().filter(ModeRanking::isChoice).findFirst();
  }

  /** Those shown to be within the threshold of the fastest, from the fastest on. */
  public List<CellKey> same() {
    return where(verdict -> verdict == Verdict.SAME);
  }

  /** Those that may or may not be slower than the fastest. */
  public List<CellKey> undecided() {
    return where(verdict -> verdict == Verdict.UNDECIDED);
  }

  /** Those that can be chosen, and of which no other is shown to be faster, but the fastest may. */
  public List<CellKey> unbeaten() {
    return undecided().stream()
        .filter(ModeRanking::isChoice)
        .filter(place -> differences.names().stream().noneMatch(other -> beats(other, place)))
        .toList();
  }

  private boolean beats(CellKey other, CellKey place) {
    return isChoice(other)
        && differences
            .between(other, place)
            .filter(difference -> difference.verdict() == Verdict.FASTER)
            .isPresent();
  }

  /** Those of the unbeaten that may be slower than the fastest by so much that it matters. */
  public List<CellKey> tooOpen() {
    return unbeaten().stream()
        .filter(
            place ->
                toFastest(place)
                    .flatMap(difference -> difference.ratio().interval())
                    .filter(interval -> interval.high() <= 1 + MATTERS)
                    .isEmpty())
        .toList();
  }

  /** Those shown to be slower than the fastest. */
  public List<CellKey> slower() {
    return where(verdict -> verdict == Verdict.SLOWER);
  }

  private List<CellKey> where(Predicate<Verdict> wanted) {
    return differences.fromBest().stream()
        .filter(place -> toFastest(place).map(Difference::verdict).filter(wanted).isPresent())
        .toList();
  }

  /** How a place compares with the fastest; empty for the fastest itself. */
  public Optional<Difference<CellKey>> toFastest(CellKey place) {
    return fastest().flatMap(fastest -> differences.between(place, fastest));
  }

  /** How many more forks would decide about the places given; empty if no number would. */
  public OptionalInt moreForks(List<CellKey> places) {
    int most = 0;
    for (CellKey place : places) {
      OptionalInt forks = toFastest(place).orElseThrow().moreForks();
      if (forks.isEmpty()) {
        return OptionalInt.empty();
      }
      most = Math.max(most, forks.getAsInt());
    }
    return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }

  /** The plainest way to run the workload, with which gains are compared. */
  public Optional<CellKey> baseline() {
    return entrants().stream()
        .filter(place -> place.equals(CellKey.BASELINE) || isPlainestServer(place.mode()))
        .findFirst();
  }

  /** Servers have no baseline that every load needs: their simplest one stands in for it. */
  private boolean isPlainestServer(String mode) {
    Axis axis = workload.entry().axis();
    return axis.baseline().isEmpty() && axis.names().indexOf(mode) == 0;
  }

  /** What its calls do. */
  public Kind kind() {
    return cells.isEmpty() ? Kind.UNKNOWN : workload.kind(cells.firstKey());
  }

  /** A metric of one place over that of another; empty if either has no sample of it. */
  public Optional<Estimate> ratio(Metric ofMetric, CellKey one, CellKey other) {
    Optional<LogSample> numerator = compared(one, ofMetric);
    Optional<LogSample> denominator = compared(other, ofMetric);
    return numerator.flatMap(
        n -> denominator.map(d -> Ratio.of(n, d, Criteria.STANDARD.confidence())));
  }

  /**
   * The fork means of a metric at a place; empty if it has no sample of it, or was not measured.
   */
  public Optional<LogSample> sample(CellKey place, Metric ofMetric) {
    return Optional.ofNullable(cells.get(place)).flatMap(cell -> cell.sample(ofMetric));
  }

  /** The same for a comparison, without what the machine's speed explains. */
  public Optional<LogSample> compared(CellKey place, Metric ofMetric) {
    return Optional.ofNullable(cells.get(place)).flatMap(cell -> cell.compared(ofMetric));
  }

  /** How many more forks each place needs before anything is claimed of those that are judged. */
  public int missingForks() {
    int fewest =
        differences.names().stream()
            .mapToInt(place -> compared(place, metric).orElseThrow().n())
            .min()
            .orElse(0);
    return Math.max(0, Criteria.FEWEST_FORKS - fewest);
  }

  /** The places of a status. */
  public List<CellKey> of(Status status) {
    List<CellKey> places = new ArrayList<>();
    cells.forEach(
        (place, cell) -> {
          if (cell.status() == status) {
            places.add(place);
          }
        });
    return places;
  }
}
