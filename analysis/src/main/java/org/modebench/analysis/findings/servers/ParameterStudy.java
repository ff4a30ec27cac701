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
import org.modebench.analysis.catalogue.Parameters;
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
  private static final Set<Parameter> BLOCKING =
      Set.of(Parameters.BLOCKING_SHARE, Parameters.BLOCKING_MILLIS);

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
        OptionalDouble value = value(workload, parameter);
        if (value.isPresent() && parameters.apply(workload).contains(parameter)) {
          groups
              .computeIfAbsent(workload.without(parameter.name()), rest -> new TreeMap<>())
              .put(value.getAsDouble(), contest);
        }
      }
      if (BLOCKING.contains(parameter)) {
        addUnblocked(groups, contests);
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

  /** A call that blocks for as long as its request waits has no length of its own. */
  private static OptionalDouble value(MeasuredWorkload workload, Parameter parameter) {
    OptionalDouble value = workload.number(parameter.name());
    boolean isAsLongAsTheWait =
        parameter.equals(Parameters.BLOCKING_MILLIS)
            && value.orElse(0) == 0
            && !isUnblocked(workload);
    return isAsLongAsTheWait ? OptionalDouble.empty() : value;
  }

  private static boolean isUnblocked(MeasuredWorkload workload) {
    return workload.number(Parameters.BLOCKING_SHARE.name()).orElse(0) == 0;
  }

  /**
   * Puts the load of which no request blocks before the same with requests that do: there is one of
   * it, whatever the length of a blocking call, since it has none. It makes no study of a load that
   * is studied over the other of the two anyway.
   */
  private static void addUnblocked(
      Map<MeasuredWorkload, SortedMap<Double, ModeRanking>> groups,
      Collection<ModeRanking> contests) {
    for (ModeRanking contest : contests) {
      if (isUnblocked(contest.workload())) {
        groups.forEach(
            (rest, byValue) -> {
              boolean isSame = withoutBlocking(rest).equals(withoutBlocking(contest.workload()));
              if (isSame && (byValue.size() > 1 || isSingle(byValue.values(), contests))) {
                byValue.putIfAbsent(0.0, amongThoseOf(byValue.values(), contest));
              }
            });
      }
    }
  }

  /** Whether a group is one load, of which neither another share nor another length is there. */
  private static boolean isSingle(Collection<ModeRanking> group, Collection<ModeRanking> contests) {
    return group.stream()
        .allMatch(
            one ->
                contests.stream()
                        .map(ModeRanking::workload)
                        .filter(workload -> !isUnblocked(workload))
                        .filter(
                            workload ->
                                withoutBlocking(workload).equals(withoutBlocking(one.workload())))
                        .count()
                    == 1);
  }

  private static MeasuredWorkload withoutBlocking(MeasuredWorkload workload) {
    return workload
        .without(Parameters.BLOCKING_SHARE.name())
        .without(Parameters.BLOCKING_MILLIS.name());
  }

  /** A contest among the modes of others; the contest as it is if it has no more. */
  private static ModeRanking amongThoseOf(Collection<ModeRanking> others, ModeRanking contest) {
    Set<String> modes = new LinkedHashSet<>();
    others.forEach(other -> other.cells().keySet().forEach(place -> modes.add(place.mode())));
    return contest.cells().keySet().stream().allMatch(place -> modes.contains(place.mode()))
        ? contest
        : contest.among(modes);
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
