package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.Circumstances;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.findings.verification.Verification;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.VerificationWords;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/** What a verification shows, for a person. */
public final class VerificationDocument {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("mode", false),
          new Column("work-\ners", true),
          new Column("again / before\n[95 % interval]", true),
          new Column("p", true),
          new Column("verdict", false));

  private VerificationDocument() {}

  /** The verdict, then a table for each workload. */
  public static Document of(Verification verification) {
    RunComparison comparison = verification.comparison();
    Circumstances circumstances = new Circumstances(comparison);
    List<String> facts = new ArrayList<>();
    facts.add(VerificationWords.of(verification));
    facts.add("before: " + ForeignText.printable(comparison.old().title()));
    facts.add("again: " + ForeignText.printable(comparison.now().title()));
    facts.addAll(circumstances.lines());
    facts.addAll(circumstances.notes());
    List<Sheet> sheets = new ArrayList<>();
    for (String group :
        comparison.old().cells().keySet().stream().map(CellName::group).distinct().toList()) {
      sheets.add(sheet(group, comparison));
    }
    return new Document("Verification", facts, sheets, legend(comparison));
  }

  private static Sheet sheet(String group, RunComparison comparison) {
    List<List<Entry>> rows = new ArrayList<>();
    for (ComparedCell cell : comparison.cells()) {
      if (cell.name().group().equals(group)) {
        rows.add(row(cell));
      }
    }
    for (CellName name : comparison.onlyOld()) {
      if (name.group().equals(group)) {
        rows.add(row(name, Figures.NONE, Figures.NONE, "not reproduced (not measured)"));
      }
    }
    return new Sheet(group, COLUMNS, rows, List.of(), List.of());
  }

  private static List<Entry> row(ComparedCell cell) {
    return row(
        cell.name(),
        cell.difference().map(d -> DifferenceWords.ratio(d.ratio())).orElse(Figures.NONE),
        cell.difference().map(DifferenceWords::p).orElse(Figures.NONE),
        VerificationWords.of(cell));
  }

  private static List<Entry> row(CellName name, String ratio, String p, String verdict) {
    return List.of(
        Entry.of(name.section()),
        Entry.of(name.item()),
        Entry.of(ratio),
        Entry.of(p),
        Entry.of(verdict));
  }

  private static List<String> legend(RunComparison comparison) {
    return List.of(
        "reproduced: two one-sided tests show a difference of less than "
            + DifferenceWords.percent(comparison.criteria().threshold())
            + ". not reproduced: the difference is significant at 5 % after Holm's correction over all"
            + " cells. not decidable: so many more forks of both runs would decide.");
  }
}
