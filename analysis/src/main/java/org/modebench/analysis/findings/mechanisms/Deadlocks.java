package org.modebench.analysis.findings.mechanisms;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.findings.modes.ModeRanking;

/** What is found of transfers that lock two accounts, in opposite orders and otherwise. */
public final class Deadlocks {
  private final List<ModeRanking> contests;

  /**
   * @param contests of the workload, of which there is at least one
   */
  public Deadlocks(List<ModeRanking> contests) {
    this.contests = List.copyOf(contests);
  }

  /** An order of locks, under one kind of lock and in one mode. */
  public record Place(ModeRanking contest, String order, Cell cell) {
    /** The mean of a metric; empty if it was not measured. */
    public OptionalDouble mean(Metric metric) {
      return cell.mean(metric);
    }

    /** The value of a parameter. */
    public String value(Parameter parameter) {
      return contest.workload().param(parameter.name()).orElse("");
    }

    boolean deadlocks() {
      return mean(Metrics.DEADLOCKS).orElse(0) > 0;
    }
  }

  /** The most deadlocks of opposite orders; none at all are 0, empty if they were not measured. */
  public Optional<Place> ofOppositeOrders() {
    return opposite()
        .max(Comparator.comparingDouble(place -> place.mean(Metrics.DEADLOCKS).orElse(0)));
  }

  /** Other orders that had no deadlock where opposite ones had some, in their order. */
  public List<String> shownToPrevent() {
    return contests.stream()
        .filter(contest -> in(contest).anyMatch(place -> isOpposite(place) && place.deadlocks()))
        .flatMap(Deadlocks::in)
        .filter(place -> !isOpposite(place) && !place.deadlocks())
        .map(Place::order)
        .distinct()
        .sorted(Comparator.comparingInt(Mechanisms.ORDERS.names()::indexOf))
        .toList();
  }

  /** Other orders that were measured only where opposite ones had none, or were not measured. */
  public List<String> notShown() {
    List<String> shown = shownToPrevent();
    return contests.stream()
        .flatMap(Deadlocks::in)
        .filter(place -> !isOpposite(place))
        .map(Place::order)
        .filter(order -> !shown.contains(order))
        .distinct()
        .toList();
  }

  /** Where opposite orders had deadlocks. */
  public List<Place> found() {
    return opposite().filter(Place::deadlocks).toList();
  }

  private Stream<Place> opposite() {
    return contests.stream().flatMap(Deadlocks::in).filter(Deadlocks::isOpposite);
  }

  private static boolean isOpposite(Place place) {
    return place.order().equals(Mechanisms.OPPOSITE);
  }

  private static Stream<Place> in(ModeRanking contest) {
    return contest.cells().entrySet().stream()
        .map(entry -> new Place(contest, entry.getKey().mode(), entry.getValue()))
        .filter(place -> place.mean(Metrics.DEADLOCKS).isPresent());
  }
}
