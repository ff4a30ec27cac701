package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.findings.verification.Verification;
import org.modebench.analysis.prose.CircumstanceWords;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.VerificationWords;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/** Whether a run was reproduced; for programs, it is a comparison like any other. */
public final class VerificationTables {
  /**
   * A cell of the run.
   *
   * @param again what became of it; empty if it was not measured again
   */
  private record Line(CellName name, Optional<ComparedCell> again) {}

  private VerificationTables() {}

  private static List<Column<Line>> columns(RunComparison comparison) {
    DifferenceColumns<Line> difference =
        new DifferenceColumns<>(line -> line.again().flatMap(ComparedCell::difference));
    return List.of(
        Column.text(Parameters.MODE.name(), line -> line.name().section()),
        Column.figure("work-\ners", line -> line.name().item()),
        difference.ratio("again / before", line -> Figures.NONE),
        difference.p(line -> Figures.NONE),
        Column.text(
                "verdict",
                (Line line) ->
                    line.again().map(VerificationWords::of).orElse("not reproduced (not measured)"))
            .legend(
                "reproduced: two one-sided tests show a difference of less than "
                    + DifferenceWords.percent(comparison.criteria().threshold())
                    + ". not reproduced: the difference is significant at 5 % after Holm's correction"
                    + " over all cells. not decidable: this many more forks of both runs would decide."));
  }

  /** The verdict, then a table for each workload. */
  public static Document document(Verification verification) {
    RunComparison comparison = verification.comparison();
    CircumstanceWords circumstances = new CircumstanceWords(comparison);
    List<String> facts = new ArrayList<>();
    facts.add(VerificationWords.of(verification));
    facts.add("before: " + ForeignText.printable(comparison.old().title()));
    facts.add("again: " + ForeignText.printable(comparison.now().title()));
    facts.addAll(circumstances.lines());
    facts.addAll(circumstances.notes());
    List<Column<Line>> columns = columns(comparison);
    List<Line> lines = lines(comparison);
    List<Table<?>> tables =
        comparison.old().cells().keySet().stream()
            .map(CellName::group)
            .distinct()
            .<Table<?>>map(
                group ->
                    new Table<>(
                        group,
                        columns,
                        lines.stream().filter(line -> line.name().group().equals(group)).toList()))
            .toList();
    return new Document("Verification", facts, tables, List.of());
  }

  private static List<Line> lines(RunComparison comparison) {
    List<Line> lines = new ArrayList<>();
    comparison.cells().forEach(cell -> lines.add(new Line(cell.name(), Optional.of(cell))));
    comparison.onlyOld().forEach(name -> lines.add(new Line(name, Optional.empty())));
    return lines;
  }
}
