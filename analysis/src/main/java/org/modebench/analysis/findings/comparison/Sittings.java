package org.modebench.analysis.findings.comparison;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.text.ForeignText;

/**
 * Recordings of the same code, each made in a sitting of its own.
 *
 * @param recordings one at least
 */
public record Sittings(List<Recording> recordings) {
  /** Copies the list. */
  public Sittings {
    recordings = List.copyOf(recordings);
  }

  /**
   * One side of a comparison: each cell with the forks of every sitting, and the facts that all
   * share. That the others differ is a note.
   */
  public Recording joined() {
    if (recordings.size() == 1) {
      return recordings.get(0);
    }
    Recording first = recordings.get(0);
    Map<CellName, RecordedCell> cells = new LinkedHashMap<>();
    Set<String> metrics = new LinkedHashSet<>();
    Set<String> notes = new LinkedHashSet<>();
    for (Recording each : recordings) {
      each.cells().forEach((name, cell) -> cells.merge(name, cell, Sittings::both));
      metrics.addAll(each.metrics());
      notes.addAll(each.notes());
    }
    differing(false).forEach(fact -> notes.add(difference(fact)));
    Map<Fact, String> shared = new LinkedHashMap<>(first.facts());
    shared.keySet().removeIf(this::differs);
    return new Recording(
        joined(Recording::source),
        joined(Recording::run),
        first.columns(),
        shared,
        cells,
        metrics,
        List.copyOf(notes));
  }

  /** How the machines of the sittings differ, in words; empty if they are not known to. */
  public String machines() {
    return differing(true).stream()
        .map(fact -> fact.title() + " " + String.join(" and ", valuesOf(fact)))
        .collect(Collectors.joining(", "));
  }

  private static RecordedCell both(RecordedCell one, RecordedCell other) {
    boolean comparable =
        one.unit().equals(other.unit())
            || one.status() == Status.FAILED
            || other.status() == Status.FAILED;
    return comparable
        ? one.and(other)
        : RecordedCell.of(
            List.of(), one.metric(), Status.FAILED, List.of("The sittings have different units."));
  }

  private String joined(Function<Recording, String> part) {
    return recordings.stream()
        .map(part)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** The facts that all know and do not share. */
  private List<Fact> differing(boolean ofMachine) {
    return recordings.get(0).facts().keySet().stream()
        .filter(fact -> fact.ofMachine() == ofMachine)
        .filter(this::differs)
        .toList();
  }

  private boolean differs(Fact fact) {
    List<String> values = List.copyOf(valuesOf(fact));
    return values.stream()
        .anyMatch(one -> values.stream().anyMatch(other -> fact.differs(one, other)));
  }

  private Set<String> valuesOf(Fact fact) {
    return recordings.stream()
        .map(recording -> recording.facts().get(fact))
        .filter(Objects::nonNull)
        .map(ForeignText::printable)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String difference(Fact fact) {
    return "The sittings of %s differ in %s: %s."
        .formatted(
            ForeignText.printable(joined(Recording::source)),
            fact.title(),
            String.join(" and ", valuesOf(fact)));
  }
}
