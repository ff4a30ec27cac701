package org.modebench.analysis.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of workloads, and of those without one what the record of a run says of them. An
 * entry always wins over a record. Immutable.
 */
public final class Catalogue {
  /** The entries alone. */
  public static final Catalogue STANDARD = new Catalogue(List.of());

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
    return Axes.value(name).orElseGet(() -> AxisValue.unknown(name));
  }

  /** A workload by its name in the results; one that says it is unknown if nothing is known. */
  public Workload workload(String name) {
    Workload entry = Workloads.of(name);
    return entry.known() ? entry : workloads.getOrDefault(name, entry);
  }
}
