package org.modebench.analysis.findings.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The circumstances that the names of cells need. A recording may hold several cells that differ in
 * nothing else, such as one benchmark with two sets of JVM flags. Where neither side does, cells
 * are the same whatever their circumstances: how these differ is a fact about the recordings.
 */
public final class CircumstanceNames {
  private final Map<CellName, Set<String>> needed = new HashMap<>();

  private CircumstanceNames(List<Recording> sides) {
    for (Recording side : sides) {
      Map<CellName, List<CellName>> alike = new HashMap<>();
      side.cells()
          .keySet()
          .forEach(
              name -> alike.computeIfAbsent(name.plain(), plain -> new ArrayList<>()).add(name));
      alike.forEach(
          (plain, names) ->
              needed.computeIfAbsent(plain, name -> new HashSet<>()).addAll(differing(names)));
    }
  }

  /** The recordings, their cells under the shortest names that tell them apart in each of them. */
  public static List<Recording> shortest(List<Recording> sides) {
    CircumstanceNames names = new CircumstanceNames(sides);
    return sides.stream().map(names::named).toList();
  }

  private static Set<String> differing(List<CellName> names) {
    Map<String, Set<String>> values = new HashMap<>();
    for (CellName name : names) {
      name.circumstances()
          .forEach(
              (title, value) -> values.computeIfAbsent(title, t -> new HashSet<>()).add(value));
    }
    Set<String> differing = new HashSet<>(values.keySet());
    differing.removeIf(title -> values.getOrDefault(title, Set.of()).size() == 1);
    return differing;
  }

  private Recording named(Recording side) {
    Map<CellName, RecordedCell> cells = new LinkedHashMap<>();
    side.cells()
        .forEach(
            (name, cell) ->
                cells.put(name.with(needed.getOrDefault(name.plain(), Set.of())), cell));
    return side.with(cells);
  }
}
