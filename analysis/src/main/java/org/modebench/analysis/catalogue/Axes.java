package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The main axes of all workloads that have entries. */
final class Axes {
  private static final List<Axis> ALL =
      Stream.of(List.of(Modes.AXIS, Servers.AXIS), AsyncWeb.AXES, Mechanisms.AXES)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, AxisValue> VALUES =
      ALL.stream()
          .flatMap(axis -> axis.values().stream())
          .collect(Collectors.toMap(AxisValue::name, Function.identity(), (first, later) -> first));

  private Axes() {}

  /** A value by its name alone, that of the first axis which has one. */
  static Optional<AxisValue> value(String name) {
    return Optional.ofNullable(VALUES.get(name));
  }
}
