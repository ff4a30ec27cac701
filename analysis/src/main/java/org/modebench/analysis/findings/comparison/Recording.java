package org.modebench.analysis.findings.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.catalogue.Parameters;

/**
 * One side of a comparison.
 *
 * @param source the file it was read from
 * @param run the run in it; empty in JMH's own files
 * @param columns what the section and the item of a cell's name are called
 * @param facts what is known of its circumstances
 * @param cells in the order of the tables
 * @param metrics the names of what was measured, in the order in which they are listed
 * @param notes what its reader wants the user to know, as sentences
 */
public record Recording(
    String source,
    String run,
    Columns columns,
    Map<Fact, String> facts,
    Map<CellName, RecordedCell> cells,
    Set<String> metrics,
    List<String> notes) {
  private static final int SHORT_COMMIT = 7;

  /** Copies the collections, in their order. */
  public Recording {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    metrics = Collections.unmodifiableSet(new LinkedHashSet<>(metrics));
    notes = List.copyOf(notes);
  }

  /** What the parts of a cell's name are called. */
  public enum Columns {
    RUN(Parameters.MODE.name(), "work-\ners"),
    JMH("benchmark and parameters", "threads");

    private final String section;
    private final String item;

    Columns(String section, String item) {
      this.section = section;
      this.item = item;
    }

    public String section() {
      return section;
    }

    public String item() {
      return item;
    }
  }

  /** The same recording of a metric of which it is known which values are wanted. */
  public Recording wanting(Better wanted) {
    Map<CellName, RecordedCell> judged = new LinkedHashMap<>(cells);
    judged.replaceAll((name, cell) -> cell.wanting(wanted));
    return with(judged);
  }

  /** The same recording with other cells. */
  Recording with(Map<CellName, RecordedCell> others) {
    return new Recording(source, run, columns, facts, others, metrics, notes);
  }

  /** The commit of the measured code, as short as git shows it; empty if it is not known. */
  public String commit() {
    String commit = Objects.toString(facts.get(Fact.COMMIT), "");
    return commit.matches("[0-9a-f]{8,64}") ? commit.substring(0, SHORT_COMMIT) : commit;
  }

  /** The file, and the run where it has one. */
  public String title() {
    return run.isEmpty() ? source : source + ", run " + run;
  }
}
