package org.modebench.analysis.lab.lecture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.mechanisms.Slopes;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.lab.lecture.Claim.Side;

/** The cells that the experiment of a subject asks for, of all that were measured. */
final class SubjectData {
  /** The oldest that forks may run on. */
  private static final int OLDEST_JAVA = 17;

  private final Subject subject;
  private final SortedMap<MeasuredWorkload, SortedMap<CellKey, Cell>> cells = new TreeMap<>();

  SubjectData(Subject subject, Measurements measurements) {
    this.subject = subject;
    measurements
        .workloads()
        .forEach(
            (workload, all) -> {
              if (workload.entry().equals(subject.workload()) && !workload.profiled()) {
                SortedMap<CellKey, Cell> own = new TreeMap<>(all);
                own.keySet().removeIf(place -> !isAsked(workload, place));
                if (!own.isEmpty()) {
                  cells.put(workload, own);
                }
              }
            });
  }

  /** One cell, and where it stands. */
  record Place(MeasuredWorkload workload, CellKey key, Cell cell) {
    /** The value of a parameter; empty where it has none. */
    Optional<String> value(Parameter parameter) {
      return SubjectData.value(workload, key, parameter);
    }
  }

  List<Place> places() {
    List<Place> places = new ArrayList<>();
    cells.forEach(
        (workload, own) -> own.forEach((key, cell) -> places.add(new Place(workload, key, cell))));
    return places;
  }

  /** Of each workload, for what is said of cells together. */
  SortedMap<MeasuredWorkload, SortedMap<CellKey, Cell>> cells() {
    return cells;
  }

  Optional<Place> at(Side side) {
    return places().stream()
        .filter(place -> place.key().mode().equals(side.value()))
        .filter(place -> isAt(place, side.at()))
        .findFirst();
  }

  private boolean isAt(Place place, Map<String, String> at) {
    return at.entrySet().stream()
        .allMatch(
            wanted ->
                place
                    .value(subject.workload().parameter(wanted.getKey()))
                    .equals(Optional.of(wanted.getValue())));
  }

  /** What each further connection adds. */
  Slopes slopes() {
    return new Slopes(
        Parameters.CONNECTIONS,
        cells.entrySet().stream()
            .map(entry -> ModeRanking.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  /** Whether there is what its claims look at, as far as the Java of the forks could have it. */
  boolean isMeasured() {
    return !cells.isEmpty() && subject.claims().stream().allMatch(this::isMeasured);
  }

  private boolean isMeasured(Claim claim) {
    return isThere(claim.one()) && isThere(claim.other());
  }

  private boolean isThere(Side side) {
    return at(side).isPresent() || needsNewerJava(side);
  }

  /** Whether a side is of a value that not every Java has. */
  boolean needsNewerJava(Side side) {
    return subject.workload().axis().value(side.value()).oldestJava() > OLDEST_JAVA;
  }

  /** The parameters, the workers among them, in which its cells differ. */
  List<Parameter> varying() {
    List<Parameter> varying = new ArrayList<>();
    for (Parameter parameter : subject.workload().defaults().keySet()) {
      Set<Optional<String>> values = new LinkedHashSet<>();
      places().forEach(place -> values.add(place.value(parameter)));
      values.remove(Optional.<String>empty());
      if (values.size() > 1) {
        varying.add(parameter);
      }
    }
    return varying;
  }

  private boolean isAsked(MeasuredWorkload workload, CellKey place) {
    Workload entry = subject.workload();
    List<String> values =
        subject.experiment().values().getOrDefault(entry.axis().name(), List.of());
    if (!values.isEmpty()
        && !values.contains(place.mode())
        && !entry.axis().isBaseline(place.mode())) {
      return false;
    }
    return entry.defaults().entrySet().stream()
        .allMatch(
            parameter -> {
              Optional<String> value = value(workload, place, parameter.getKey());
              return value.isEmpty()
                  || subject
                      .experiment()
                      .values()
                      .getOrDefault(parameter.getKey().name(), List.of(parameter.getValue()))
                      .contains(value.get());
            });
  }

  /** Empty where it means nothing. */
  private static Optional<String> value(
      MeasuredWorkload workload, CellKey place, Parameter parameter) {
    BatchSpec batch = workload.batch(place);
    if (!workload.entry().applies(parameter, batch)) {
      return Optional.empty();
    }
    if (parameter.equals(Parameters.WORKERS)) {
      return Optional.of(Integer.toString(place.workers()));
    }
    return parameter.equals(Parameters.CALLS)
        ? Optional.of(Integer.toString(workload.calls()))
        : workload.param(parameter.name()).or(() -> leftOut(workload.entry(), parameter));
  }

  /** What rows do not name, since it is usual. */
  private static Optional<String> leftOut(Workload entry, Parameter parameter) {
    return Optional.ofNullable(entry.defaults().get(parameter))
        .filter(usual -> entry.leavesOut(parameter, usual));
  }
}
