package org.modebench.analysis.findings.mechanisms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.Pair;

/**
 * What is found of updates that workers share: what a race loses, what a lock costs, and what
 * fairness does.
 */
public final class SharedUpdates {
  private static final List<String> EXCLUSIVE =
      List.of(Mechanisms.SYNCHRONIZED, Mechanisms.REENTRANT, Mechanisms.FAIR, Mechanisms.SEMAPHORE);
  private static final List<String> WITHOUT_WAITING =
      List.of(Mechanisms.ATOMIC, Mechanisms.LONG_ADDER);

  private final List<ModeRanking> contests;

  /**
   * @param contests of the workload, of which there is at least one
   */
  public SharedUpdates(List<ModeRanking> contests) {
    this.contests = List.copyOf(contests);
  }

  /** A lock, or none, with a number of workers. */
  public record Place(ModeRanking contest, CellKey key) {
    Cell cell() {
      return contest.cell(key);
    }

    /** What one update takes. */
    public Optional<Estimate> perUpdate() {
      return contest
          .sample(key, Metrics.WALL)
          .map(sample -> sample.estimate(Criteria.STANDARD.confidence()))
          .map(time -> time.scaled(1.0 / contest.workload().calls()));
    }

    /** The time over the least that the section and the cores allow. */
    public Optional<Estimate> overBound() {
      return Ideal.of(contest.workload(), key, contest.cells(), Criteria.STANDARD.confidence())
          .map(Ideal::ofMeasured);
    }

    /** The value of a parameter; 0 where it does not apply. */
    public double number(Parameter parameter) {
      return contest.workload().number(parameter.name()).orElse(0);
    }

    /** The most that were inside at once. */
    public double atOnce() {
      return cell().mean(Metrics.AT_ONCE).orElse(0);
    }

    /** Whether a release by one who did not hold it was refused. */
    public boolean refuses() {
      return cell().mean(Metrics.REFUSED_RELEASES).orElse(0) > 0;
    }

    /** The share of updates that were lost. */
    public OptionalDouble lost() {
      return cell().mean(Metrics.LOST);
    }

    /** The share that workers which run alike lose at most: each keeps its own last. */
    public double mostLost() {
      return 1 - 1.0 / key.workers();
    }
  }

  /** The greatest loss without a lock; one of 0 if nothing was lost, empty if nobody raced. */
  public Optional<Place> greatestLoss() {
    return races(place -> !isUnderGil(place))
        .max(Comparator.comparingDouble(place -> place.lost().orElse(0)));
  }

  /**
   * The greatest loss under a global lock.
   *
   * @param step of updates that have one step, or many
   */
  public Optional<Place> greatestLossUnderGil(String step) {
    return races(
            place ->
                isUnderGil(place)
                    && place
                        .contest()
                        .workload()
                        .param(Parameters.STEP.name())
                        .equals(Optional.of(step)))
        .max(Comparator.comparingDouble(place -> place.lost().orElse(0)));
  }

  private Stream<Place> races(Predicate<Place> which) {
    return places()
        .filter(place -> place.key().mode().equals(Mechanisms.NONE) && place.key().workers() > 1)
        .filter(place -> place.lost().isPresent())
        .filter(which);
  }

  private Stream<Place> places() {
    return contests.stream()
        .flatMap(contest -> contest.cells().keySet().stream().map(key -> new Place(contest, key)));
  }

  private static boolean isUnderGil(Place place) {
    return place
        .contest()
        .workload()
        .param(Parameters.MODE.name())
        .equals(Optional.of(Modes.GIL_THREADS));
  }

  /** Whether updates under locks that let in one at a time were measured, and none was lost. */
  public boolean locksLoseNothing() {
    List<Place> locked =
        places()
            .filter(place -> !place.key().mode().equals(Mechanisms.NONE))
            .filter(place -> place.number(Parameters.PERMITS) <= 1)
            .filter(place -> place.number(Parameters.STRAY_RELEASES) == 0)
            .filter(place -> place.lost().isPresent())
            .toList();
    return !locked.isEmpty() && locked.stream().allMatch(place -> place.lost().orElse(1) == 0);
  }

  /** Semaphores, from the fewest permits on, that nobody releases who does not hold them. */
  public List<Place> semaphores() {
    return places()
        .filter(place -> place.key().mode().equals(Mechanisms.SEMAPHORE))
        .filter(place -> place.number(Parameters.STRAY_RELEASES) == 0)
        .filter(place -> place.cell().mean(Metrics.AT_ONCE).isPresent())
        .sorted(Comparator.comparingDouble(place -> place.number(Parameters.PERMITS)))
        .toList();
  }

  /** What was released by one who did not hold it. */
  public List<Place> releasedByOthers() {
    return places()
        .filter(place -> place.number(Parameters.STRAY_RELEASES) > 0)
        .filter(place -> place.cell().mean(Metrics.AT_ONCE).isPresent())
        .toList();
  }

  /** The lock under which an update takes least, by the numbers, where most workers want it. */
  public Optional<Place> cheapestLock() {
    return cheapest(EXCLUSIVE);
  }

  /** The same of those that let nobody wait. */
  public Optional<Place> cheapestWithoutWaiting() {
    return cheapest(WITHOUT_WAITING);
  }

  private Optional<Place> cheapest(List<String> among) {
    ModeRanking contest = main();
    int most = contest.cells().keySet().stream().mapToInt(CellKey::workers).max().orElse(1);
    return contest.cells().keySet().stream()
        .filter(key -> key.workers() == most && among.contains(key.mode()))
        .map(key -> new Place(contest, key))
        .filter(place -> place.perUpdate().isPresent())
        .min(Comparator.comparingDouble(place -> place.perUpdate().orElseThrow().value()));
  }

  /** What a lock that nobody else wants adds to an update, in seconds; empty if unknown. */
  public OptionalDouble ofLoneWorker(String lock) {
    ModeRanking contest = main();
    Optional<Estimate> with = new Place(contest, new CellKey(lock, 1)).perUpdate();
    Optional<Estimate> without = new Place(contest, new CellKey(Mechanisms.NONE, 1)).perUpdate();
    return with.isPresent() && without.isPresent()
        ? OptionalDouble.of(with.get().value() - without.get().value())
        : OptionalDouble.empty();
  }

  /**
   * A fair lock beside the same lock that is not.
   *
   * @param time of the fair one over that of the other
   * @param longestWait the same of the longest wait in a batch
   */
  public record Fairness(Difference<CellKey> time, Optional<Estimate> longestWait) {}

  /** What fairness does where most workers want the lock; empty if it was not measured. */
  public Optional<Fairness> fairness() {
    return contests.stream()
        .sorted(Comparator.comparing(contest -> contest != main()))
        .flatMap(contest -> fairness(contest).stream())
        .findFirst();
  }

  private static Optional<Fairness> fairness(ModeRanking contest) {
    List<CellKey> fair = new ArrayList<>(contest.cells().keySet());
    fair.removeIf(
        key ->
            !key.mode().equals(Mechanisms.FAIR)
                || key.workers() == 1
                || contest.sample(key, Metrics.WALL).isEmpty()
                || contest.sample(unfair(key), Metrics.WALL).isEmpty());
    return fair.stream()
        .max(Comparator.comparingInt(CellKey::workers))
        .map(
            key ->
                new Fairness(
                    Judgement.of(List.of(pair(contest, key, Metrics.WALL)), Criteria.STANDARD)
                        .get(0),
                    contest.ratio(Metrics.LONGEST_WAIT, key, unfair(key))));
  }

  private static CellKey unfair(CellKey fair) {
    return new CellKey(Mechanisms.REENTRANT, fair.workers());
  }

  private static Pair<CellKey> pair(ModeRanking contest, CellKey key, Metric metric) {
    return new Pair<>(
        key,
        unfair(key),
        contest.sample(key, metric).orElseThrow(),
        contest.sample(unfair(key), metric).orElseThrow());
  }

  /** The contest of most cells: there all locks can be compared. */
  private ModeRanking main() {
    return contests.stream()
        .max(Comparator.comparingInt(contest -> contest.cells().size()))
        .orElseThrow();
  }
}
