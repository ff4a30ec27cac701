package org.modebench.analysis.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries of workloads, and of those without one what the record of a run says of them. An
 * entry always wins over a record. Immutable.
 */
public final class Catalogue {
  /** The entries alone. */
  public static final Catalogue STANDARD = new Catalogue(List.of());

  private static final Map<String, AxisValue> AXIS_VALUES =
      Stream.of(Modes.AXIS, Servers.AXIS, FanOut.STYLES, Queues.AXIS)
          .flatMap(axis -> axis.values().stream())
          .collect(Collectors.toMap(AxisValue::name, value -> value, (first, later) -> first));

  private final Map<String, Workload> workloads = new HashMap<>();

  private Catalogue(Collection<Workload> described) {
    described.forEach(workload -> workloads.put(workload.name(), workload));
  }

  /**
   * The entries, and workloads that have none.
   *
   * @param described by {@link Workload#described}
   */
  public static Catalogue with(Collection<Workload> described) {
    return new Catalogue(described);
  }

  /**
   * A value of a main axis by its name alone, as plots and tables of several axes need it: where
   * axes share a name, what they say of its order and style is the same.
   */
  public static AxisValue axisValue(String name) {
    AxisValue known = AXIS_VALUES.get(name);
    return known == null ? Mechanisms.value(name).orElseGet(() -> AxisValue.unknown(name)) : known;
  }

  /** A workload by its name in the results; one that says it is unknown if nothing is known. */
  public Workload workload(String name) {
    Workload entry = Workloads.of(name);
    return entry.known() ? entry : workloads.getOrDefault(name, entry);
  }
}
