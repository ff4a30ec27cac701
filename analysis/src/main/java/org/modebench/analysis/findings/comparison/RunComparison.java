package org.modebench.analysis.findings.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.MeanRatio;
import org.modebench.analysis.statistics.Pair;

/**
 * Two recordings, cell by cell. All cells that both have are judged as one family: Holm's
 * correction is over all of them, so that two recordings of equal code show any difference in 5 %
 * of comparisons at most.
 */
public final class RunComparison {
  private final Recording old;
  private final Recording now;
  private final Criteria criteria;
  private final List<Pair<CellName>> pairs;
  private final List<ComparedCell> cells;

  private RunComparison(Recording old, Recording now, Criteria criteria) {
    this.old = old;
    this.now = now;
    this.criteria = criteria;
    this.pairs = pairs();
    this.cells = compared();
  }

  /** Compares the new recording with the old; which values are wanted, their metric tells. */
  public static RunComparison of(Recording old, Recording now, Criteria criteria) {
    List<Recording> named = CircumstanceNames.shortest(List.of(old, now));
    return ofNamed(named.get(0), named.get(1), criteria);
  }

  /** Compares recordings whose cells have names in common already. */
  public static RunComparison ofNamed(Recording old, Recording now, Criteria criteria) {
    return new RunComparison(old, now, criteria);
  }

  private List<ComparedCell> compared() {
    Map<CellName, Difference<CellName>> differences = differences();
    List<ComparedCell> compared = new ArrayList<>();
    old.cells()
        .forEach(
            (name, before) -> {
              RecordedCell after = now.cells().get(name);
              if (after != null) {
                compared.add(
                    new ComparedCell(
                        name, before, after, Optional.ofNullable(differences.get(name))));
              }
            });
    return List.copyOf(compared);
  }

  /** The samples of both sides of the cells that have them, at equal speed where that is known. */
  private List<Pair<CellName>> pairs() {
    Map<String, List<Pair<CellName>>> byWorkload = new LinkedHashMap<>();
    old.cells()
        .forEach(
            (name, before) -> {
              Optional<RecordedCell> after = Optional.ofNullable(now.cells().get(name));
              Optional<LogSample> ofOld = before.sample();
              Optional<LogSample> ofNow = after.flatMap(RecordedCell::sample);
              if (ofOld.isPresent()
                  && ofNow.isPresent()
                  && before.unit().equals(after.orElseThrow().unit())) {
                byWorkload
                    .computeIfAbsent(name.group(), group -> new ArrayList<>())
                    .add(new Pair<>(name, name, ofNow.get(), ofOld.get()));
              }
            });
    boolean sameSpeedometer =
        !machinesDiffer() && differingFacts().stream().noneMatch(Fact::touchesCode);
    return byWorkload.values().stream()
        .flatMap(
            ofOne ->
                (sameSpeedometer ? EqualSpeed.of(ofOne, old.cells(), now.cells()) : ofOne).stream())
        .toList();
  }

  private Map<CellName, Difference<CellName>> differences() {
    List<Optional<Better>> better =
        pairs.stream()
            .map(pair -> Objects.requireNonNull(now.cells().get(pair.first())).metric().better())
            .toList();
    List<Difference<CellName>> judged = Judgement.of(pairs, criteria);
    Map<CellName, Difference<CellName>> byName = new LinkedHashMap<>();
    for (int i = 0; i < judged.size(); i++) {
      Difference<CellName> difference = judged.get(i);
      byName.put(
          difference.first(),
          // One family may hold times and rates.
          difference.wanting(better.get(i)));
    }
    return byName;
  }

  /**
   * The cells that are significantly worse by more than a share: that is tested against the share,
   * and corrected by Holm's method over all cells.
   *
   * @param share 0 or more; 0.05 for 5 %
   */
  public List<ComparedCell> worseBy(double share) {
    List<OptionalDouble> p = Judgement.beyondP(pairs, share);
    Set<CellName> beyond = new HashSet<>();
    for (int i = 0; i < pairs.size(); i++) {
      if (p.get(i).orElse(1) <= 1 - criteria.confidence()) {
        beyond.add(pairs.get(i).first());
      }
    }
    return cells.stream()
        .filter(cell -> beyond.contains(cell.name()) && cell.looksWorse())
        .toList();
  }

  public Recording old() {
    return old;
  }

  public Recording now() {
    return now;
  }

  public Criteria criteria() {
    return criteria;
  }

  /** The cells that both sides have, in the order of the old. */
  public List<ComparedCell> cells() {
    return cells;
  }

  /** The names of the cells that the old has alone. */
  public List<CellName> onlyOld() {
    return old.cells().keySet().stream().filter(name -> !now.cells().containsKey(name)).toList();
  }

  /** The names of the cells that the new has alone. */
  public List<CellName> onlyNow() {
    return now.cells().keySet().stream().filter(name -> !old.cells().containsKey(name)).toList();
  }

  /** The groups of the cells that both sides have, in their order. */
  public List<String> groups() {
    return cells.stream().map(cell -> cell.name().group()).distinct().toList();
  }

  /**
   * The geometric mean of the ratios of the cells given, new over old, as far as they have one;
   * empty if none has, or if some are times and others rates. Without interval if a side has a
   * single sitting.
   */
  public Optional<Estimate> meanRatio(List<ComparedCell> of) {
    // A cell that failed may have no unit.
    List<ComparedCell> usable = of.stream().filter(cell -> cell.difference().isPresent()).toList();
    if (usable.stream().map(ComparedCell::better).distinct().count() > 1) {
      return Optional.empty();
    }
    MeanRatio mean = new MeanRatio();
    for (ComparedCell cell : usable) {
      mean.add(cell.now().samples(), cell.old().samples());
    }
    return mean.estimate(criteria.confidence());
  }

  /** The facts that both sides know and that differ, machine first. */
  public List<Fact> differingFacts() {
    return old.facts().keySet().stream()
        .filter(fact -> now.facts().containsKey(fact))
        .filter(
            fact ->
                fact.differs(
                    Objects.toString(old.facts().get(fact)),
                    Objects.toString(now.facts().get(fact))))
        .toList();
  }

  /** Whether the recordings are known to be of different machines. */
  public boolean machinesDiffer() {
    return differingFacts().stream().anyMatch(Fact::ofMachine);
  }
}
