package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.findings.comparison.Fact;
import org.modebench.analysis.findings.comparison.Recording;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Quantity;

/** Says what differs between two recordings but the figures. */
public final class CircumstanceWords {
  private static final int LONGEST_VALUES = 80;

  private final RunComparison comparison;

  public CircumstanceWords(RunComparison comparison) {
    this.comparison = comparison;
  }

  /** A line for each fact that differs, or one line if none does. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Fact fact : comparison.differingFacts()) {
      lines.add(
          "differs: %s: %s → %s"
              .formatted(
                  ForeignText.printable(fact.title()),
                  of(comparison.old(), fact),
                  of(comparison.now(), fact)));
    }
    if (lines.isEmpty()) {
      lines.add("differs: nothing that is on record of both.");
    }
    return List.copyOf(lines);
  }

  /** What the readers of both sides want the user to know, as sentences. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(comparison.old().notes());
    comparison.now().notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    return List.copyOf(notes);
  }

  private static String of(Recording recording, Fact fact) {
    return ForeignText.printable(Objects.toString(recording.facts().get(fact), ""));
  }

  /** How the machines differ, such as {@code host box → other, cores 2 → 4}. */
  public String machines() {
    return inOneLine(comparison.differingFacts().stream().filter(Fact::ofMachine));
  }

  /** How all facts differ, such as {@code JDK 17 → 21, commit 1a2b3c4 → 5d6e7f8}. */
  String differences() {
    return inOneLine(comparison.differingFacts().stream());
  }

  private String inOneLine(Stream<Fact> facts) {
    return facts.map(this::inWords).collect(Collectors.joining(", "));
  }

  /** Values that would fill lines are left to the tables. */
  private String inWords(Fact fact) {
    String title = ForeignText.printable(fact.title());
    String values =
        "%s → %s".formatted(shortened(comparison.old(), fact), shortened(comparison.now(), fact));
    if (fact.tolerance() > 0) {
      return "%s %s, by more than %s"
          .formatted(title, values, Quantity.SHARE.text(fact.tolerance()));
    }
    return values.length() > LONGEST_VALUES && !fact.ofMachine() ? title : title + " " + values;
  }

  private static String shortened(Recording recording, Fact fact) {
    return fact.equals(Fact.COMMIT)
        ? ForeignText.printable(recording.commit())
        : of(recording, fact);
  }

  /** What holds on both sides, such as {@code JDK 17.0.15}, of machine and JDK. */
  public String inCommon() {
    Map<Fact, String> facts = comparison.old().facts();
    return List.of(Fact.HOST, Fact.CPU, Fact.CORES, Fact.JDK).stream()
        .filter(facts::containsKey)
        .filter(fact -> Objects.equals(facts.get(fact), comparison.now().facts().get(fact)))
        .map(fact -> fact.title() + " " + of(comparison.old(), fact))
        .collect(Collectors.joining("; "));
  }
}
