package org.modebench.analysis.findings.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tells a cell from the others of a recording.
 *
 * @param group what is tabled together: a workload, or a JMH class with its mode
 * @param section within the group: an execution mode, or a JMH method with its parameters
 * @param item within the section: a number of workers, or of JMH's threads
 * @param circumstances what tells it from cells that are equal in the rest, by what a person calls
 *     it, such as JVM flags
 */
public record CellName(
    String group, String section, String item, Map<String, String> circumstances) {
  /** Copies the circumstances, in their order. */
  public CellName {
    circumstances = Collections.unmodifiableMap(new LinkedHashMap<>(circumstances));
  }

  /** A name that no other cell has in any circumstances. */
  public CellName(String group, String section, String item) {
    this(group, section, item, Map.of());
  }

  /** The name without circumstances. */
  public CellName plain() {
    return new CellName(group, section, item);
  }

  /** The name with no circumstances but those. */
  CellName with(Set<String> titles) {
    Map<String, String> kept = new LinkedHashMap<>(circumstances);
    kept.keySet().retainAll(titles);
    return new CellName(group, section, item, kept);
  }

  /** The section, and the circumstances where there are any. */
  public String sectionInWords() {
    return circumstances.isEmpty()
        ? section
        : circumstances.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", section + " (", ")"));
  }

  /** The name in one line, such as {@code CpuBound, 10 calls, THREADS 2}. */
  public String inWords() {
    return group + ", " + sectionInWords() + (item.isEmpty() ? "" : " " + item);
  }
}
