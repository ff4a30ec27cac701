package org.modebench.analysis.breakeven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.measurements.Cell;
import org.modebench.analysis.measurements.Measurements;
import org.modebench.analysis.measurements.Place;
import org.modebench.analysis.measurements.Workload;

/**
 * Workloads that differ in their size alone, and the time of each mode over it.
 *
 * @param parameter the name of the size, such as {@code limit}
 * @param otherParams every other parameter, as in {@link Workload#params}
 * @param curves by mode, then workers
 */
public record Sweep(
    String benchmark,
    int calls,
    boolean profiled,
    String parameter,
    String otherParams,
    List<Curve> curves) {
  /** The parameters that are sizes of a task. */
  public static final List<String> PARAMETERS = List.of("limit", "latencyMillis");

  /** What the workloads of a sweep have in common. */
  private record Key(
      String benchmark, int calls, boolean profiled, String parameter, String otherParams) {}

  /** The sweeps of a run: parameters with at least two sizes, in modes of which there are two. */
  public static List<Sweep> in(Measurements measurements) {
    Map<Key, SortedMap<Place, SortedMap<Double, Cell>>> groups = new LinkedHashMap<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) -> {
              for (String parameter : PARAMETERS) {
                OptionalDouble size = workload.number(parameter);
                if (size.isPresent()) {
                  var places =
                      groups.computeIfAbsent(key(workload, parameter), k -> new TreeMap<>());
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

  private static Sweep of(Key key, SortedMap<Place, SortedMap<Double, Cell>> places) {
    List<Curve> curves = new ArrayList<>();
    places.forEach((place, cells) -> curves.add(new Curve(place, cells)));
    return new Sweep(
        key.benchmark,
        key.calls,
        key.profiled,
        key.parameter,
        key.otherParams,
        List.copyOf(curves));
  }

  private static Key key(Workload workload, String parameter) {
    return new Key(
        workload.benchmark(),
        workload.calls(),
        workload.profiled(),
        parameter,
        workload.without(parameter).params());
  }

  /** Such as {@code CpuBound, 10 calls, by limit}. */
  public String title() {
    return new Workload(benchmark, otherParams, calls, profiled).title() + ", by " + parameter;
  }

  /**
   * Every mode against SEQUENTIAL, then every two modes with the same number of workers: the one
   * that wins at the greater sizes against the other.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   */
  public List<BreakEven> breakEvens(double confidence) {
    Optional<Curve> sequential =
        curves.stream().filter(curve -> curve.place().equals(Place.BASELINE)).findFirst();
    List<Curve> others =
        curves.stream().filter(curve -> !curve.place().equals(Place.BASELINE)).toList();
    List<BreakEven> all = new ArrayList<>();
    for (Curve curve : others) {
      sequential.ifPresent(baseline -> all.add(pair(curve, baseline, sequential, confidence)));
    }
    for (int i = 0; i < others.size(); i++) {
      for (Curve against : others.subList(i + 1, others.size())) {
        Curve curve = others.get(i);
        if (curve.place().workers() == against.place().workers()) {
          BreakEven found = pair(curve, against, sequential, confidence);
          boolean losesInTheEnd =
              found.outcome() == Outcome.UP_TO || found.outcome() == Outcome.NOWHERE;
          all.add(losesInTheEnd ? pair(against, curve, sequential, confidence) : found);
        }
      }
    }
    return List.copyOf(all);
  }

  /** What was found, in words, such as {@code PROCESS with 2 workers beats SEQUENTIAL from …}. */
  public String sentence(BreakEven found) {
    return new Sentence(parameter, found).text();
  }

  private BreakEven pair(
      Curve curve, Curve against, Optional<Curve> sequential, double confidence) {
    return new Rivals(curve, against, confidence).breakEven(new CallTime(sequential, calls));
  }
}
