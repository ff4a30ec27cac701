package org.modebench.analysis.findings.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
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
  private final List<ComparedCell> cells;

  private RunComparison(Recording old, Recording now, Criteria criteria) {
    this.old = old;
    this.now = now;
    this.criteria = criteria;
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

  private Map<CellName, Difference<CellName>> differences() {
    List<Pair<CellName>> pairs = new ArrayList<>();
    List<Optional<Better>> better = new ArrayList<>();
    old.cells()
        .forEach(
            (name, before) -> {
              Optional<RecordedCell> after = Optional.ofNullable(now.cells().get(name));
              Optional<LogSample> ofOld = before.sample();
              Optional<LogSample> ofNow = after.flatMap(RecordedCell::sample);
              if (ofOld.isPresent()
                  && ofNow.isPresent()
                  && before.unit().equals(after.orElseThrow().unit())) {
                pairs.add(new Pair<>(name, name, ofNow.get(), ofOld.get()));
                better.add(after.orElseThrow().metric().better());
              }
            });
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
    List<ComparedCell> compared =
        cells.stream().filter(cell -> cell.difference().isPresent()).toList();
    List<OptionalDouble> p =
        Judgement.beyondP(
            compared.stream()
                .map(
                    cell ->
                        new Pair<>(
                            cell.name(),
                            cell.name(),
                            cell.now().sample().orElseThrow(),
                            cell.old().sample().orElseThrow()))
                .toList(),
            share);
    List<ComparedCell> worse = new ArrayList<>();
    for (int i = 0; i < compared.size(); i++) {
      if (compared.get(i).looksWorse() && p.get(i).orElse(1) <= 1 - criteria.confidence()) {
        worse.add(compared.get(i));
      }
    }
    return worse;
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
        .filter(fact -> !Objects.equals(old.facts().get(fact), now.facts().get(fact)))
        .toList();
  }

  /** Whether the recordings are known to be of different machines. */
  public boolean machinesDiffer() {
    return differingFacts().stream().anyMatch(Fact::ofMachine);
  }
}
