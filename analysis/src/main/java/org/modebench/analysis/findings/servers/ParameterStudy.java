package org.modebench.analysis.findings.servers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.findings.breakeven.ModePair;
import org.modebench.analysis.findings.modes.ModeRanking;

/**
 * Contests that differ in one parameter alone, such as the servers at several concurrencies.
 *
 * @param parameter in which they differ
 * @param rest the workload without the parameter
 * @param contests by the parameter's value, of which there are at least two
 */
public record ParameterStudy(
    Parameter parameter, MeasuredWorkload rest, SortedMap<Double, ModeRanking> contests) {
  /**
   * Every study in contests over the parameters that their workload is studied over; a contest may
   * belong to more than one.
   */
  public static List<ParameterStudy> ofStudied(Collection<ModeRanking> contests) {
    return in(contests, workload -> workload.entry().studied(), 2);
  }

  /** Every sweep of the size of a call over at least as many sizes as a break-even point needs. */
  public static List<ParameterStudy> ofSizes(Collection<ModeRanking> contests) {
    return in(contests, MeasuredWorkload::sizes, ModePair.FEWEST_SIZES);
  }

  private static List<ParameterStudy> in(
      Collection<ModeRanking> contests,
      Function<MeasuredWorkload, List<Parameter>> parameters,
      int fewest) {
    Set<Parameter> all = new LinkedHashSet<>();
    contests.forEach(contest -> all.addAll(parameters.apply(contest.workload())));
    List<ParameterStudy> studies = new ArrayList<>();
    for (Parameter parameter : all) {
      Map<MeasuredWorkload, SortedMap<Double, ModeRanking>> groups = new LinkedHashMap<>();
      for (ModeRanking contest : contests) {
        MeasuredWorkload workload = contest.workload();
        OptionalDouble value = workload.number(parameter.name());
        if (value.isPresent() && parameters.apply(workload).contains(parameter)) {
          groups
              .computeIfAbsent(workload.without(parameter.name()), rest -> new TreeMap<>())
              .put(value.getAsDouble(), contest);
        }
      }
      groups.forEach(
          (rest, byValue) -> {
            if (byValue.size() >= fewest) {
              studies.add(new ParameterStudy(parameter, rest, byValue));
            }
          });
    }
    return List.copyOf(studies);
  }

  public ModeRanking first() {
    return contests.values().iterator().next();
  }

  public ModeRanking last() {
    return Optional.ofNullable(contests.get(contests.lastKey())).orElseThrow();
  }

  /**
   * The study among the modes that were measured without failure, and often enough to be judged, at
   * each of its values; the study as it is if these are fewer than two to choose from. Who was not
   * there cannot be the best of the study, nor keep another from it.
   */
  public ParameterStudy ofThoseMeasuredThroughout() {
    Set<String> modes = new LinkedHashSet<>();
    first().entrants().stream()
        .map(CellKey::mode)
        .filter(mode -> contests.values().stream().allMatch(c -> c.judges(mode)))
        .forEach(modes::add);
    if (modes.stream().filter(ModeRanking::isChoice).count() < 2) {
      return this;
    }
    SortedMap<Double, ModeRanking> among = new TreeMap<>();
    contests.forEach((value, contest) -> among.put(value, contest.among(modes)));
    return new ParameterStudy(parameter, rest, among);
  }

  /** Every place that was measured at any value, in order. */
  public List<CellKey> places() {
    return contests.values().stream()
        .flatMap(contest -> contest.cells().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
