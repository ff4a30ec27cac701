package org.modebench.analysis.findings.breakeven;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Judgement;

/**
 * Workloads that differ in their size alone, and the time of each mode over it.
 *
 * @param rest what they have in common: the workload without the size
 * @param parameter the name of the size, such as {@code limit}
 * @param curves by mode, then workers
 */
public record Sweep(MeasuredWorkload rest, String parameter, List<Curve> curves) {
  /** The share up to which a difference does not count, as everywhere. */
  public static final double THRESHOLD = Criteria.STANDARD.threshold();

  /** What the workloads of a sweep have in common. */
  private record Key(MeasuredWorkload rest, String parameter) {}

  /** The sweeps of a run: parameters with at least two sizes, in modes of which there are two. */
  public static List<Sweep> in(Measurements measurements) {
    Map<Key, SortedMap<CellKey, SortedMap<Double, Cell>>> groups = new LinkedHashMap<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) -> {
              for (Parameter each : workload.sizes()) {
                String parameter = each.name();
                OptionalDouble size = workload.number(parameter);
                if (size.isPresent()) {
                  var places =
                      groups.computeIfAbsent(
                          new Key(workload.without(parameter), parameter), k -> new TreeMap<>());
                  cells.forEach(
                      (place, cell) ->
                          places
                              .computeIfAbsent(place, p -> new TreeMap<>())
                              .put(size.getAsDouble(), cell));
                }
              }
            });
    List<Sweep> sweeps = new ArrayList<>();
    groups.forEach(
        (key, places) -> {
          long sizes =
              places.values().stream().flatMap(c -> c.keySet().stream()).distinct().count();
          if (sizes > 1 && places.size() > 1) {
            sweeps.add(of(key, places));
          }
        });
    return List.copyOf(sweeps);
  }

  private static Sweep of(Key key, SortedMap<CellKey, SortedMap<Double, Cell>> places) {
    List<Curve> curves = new ArrayList<>();
    places.forEach((place, cells) -> curves.add(new Curve(place, cells)));
    return new Sweep(key.rest, key.parameter, List.copyOf(curves));
  }

  /** Such as {@code CpuBound, 10 calls, by limit}. */
  public String title() {
    return rest.title() + ", by " + parameter;
  }

  /**
   * Every mode against SEQUENTIAL, then every two modes: with the same number of workers; with any
   * numbers where one of them was measured with a single number, or both have none in common. Of
   * two modes, the one that wins at the greater sizes comes first.
   *
   * <p>All sizes of all of these pairs are judged as one family.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   */
  public List<BreakEven> breakEvens(double confidence) {
    List<ModePair> rivals = rivals();
    List<Difference<ModePair>> judged =
        Judgement.of(
            rivals.stream().flatMap(each -> each.pairs().stream()).toList(),
            Criteria.of(confidence, THRESHOLD));
    CallTime callTime = new CallTime(sequential(), rest.calls());
    List<BreakEven> all = new ArrayList<>();
    for (ModePair each : rivals) {
      List<Difference<ModePair>> own = judged.stream().filter(d -> d.first() == each).toList();
      BreakEven found = each.breakEven(own, callTime);
      boolean losesInTheEnd =
          found.outcome() == Outcome.UP_TO || found.outcome() == Outcome.NOWHERE;
      all.add(
          losesInTheEnd && !found.against().equals(CellKey.BASELINE)
              ? each.reversed().breakEven(own.stream().map(Difference::reversed).toList(), callTime)
              : found);
    }
    return List.copyOf(all);
  }

  private Optional<Curve> sequential() {
    return curves.stream().filter(curve -> curve.place().equals(CellKey.BASELINE)).findFirst();
  }

  private List<ModePair> rivals() {
    List<Curve> others =
        curves.stream().filter(curve -> !curve.place().equals(CellKey.BASELINE)).toList();
    Map<String, Set<Integer>> workers = new HashMap<>();
    others.forEach(
        curve ->
            workers
                .computeIfAbsent(curve.place().mode(), mode -> new HashSet<>())
                .add(curve.place().workers()));
    List<ModePair> rivals = new ArrayList<>();
    for (Curve curve : others) {
      sequential().ifPresent(baseline -> rivals.add(new ModePair(curve, baseline)));
    }
    for (int i = 0; i < others.size(); i++) {
      for (Curve against : others.subList(i + 1, others.size())) {
        if (areComparable(others.get(i).place(), against.place(), workers)) {
          rivals.add(new ModePair(others.get(i), against));
        }
      }
    }
    return rivals;
  }

  private static boolean areComparable(CellKey a, CellKey b, Map<String, Set<Integer>> workers) {
    Set<Integer> ofA = workers.getOrDefault(a.mode(), Set.of());
    Set<Integer> ofB = workers.getOrDefault(b.mode(), Set.of());
    boolean oneHasNoChoice = ofA.size() == 1 || ofB.size() == 1;
    return !a.mode().equals(b.mode())
        && (a.workers() == b.workers() || oneHasNoChoice || Collections.disjoint(ofA, ofB));
  }
}
