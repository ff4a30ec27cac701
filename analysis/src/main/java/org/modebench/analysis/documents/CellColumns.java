package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.findings.steady.UnsteadyForks;
import org.modebench.analysis.prose.UnsteadyWords;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Entry;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;

/** The columns of every table of cells. */
final class CellColumns {
  static final Column<CellFigures> MODE = CommonColumns.mode(CellFigures::place);
  static final Column<CellFigures> WORKERS = CommonColumns.workers(CellFigures::place);
  static final Column<CellFigures> FORKS =
      Column.count("n", "forks", (CellFigures figures) -> figures.cell().forks())
          .legend("n: forks.");
  static final Column<CellFigures> STATUS = Column.of(CommonColumns.STATUS, CellColumns::status);

  private CellColumns() {}

  private static Entry status(CellFigures figures) {
    Cell cell = figures.cell();
    List<String> footnotes = new ArrayList<>();
    for (String reason : cell.reasons()) {
      String printable = ForeignText.printable(reason);
      footnotes.add(
          cell.status() == Status.FAILED
              ? "%s failed: %s"
                  .formatted(Count.of(cell.failedForks(), cell.forks(), "fork"), printable)
              : printable);
    }
    if (cell.status() != Status.FAILED) {
      withoutTime(cell).ifPresent(footnotes::add);
      UnsteadyWords.of(UnsteadyForks.of(cell))
          .map(words -> words + " while measured: no time of a steady state.")
          .ifPresent(footnotes::add);
    }
    return new Entry(cell.status().name(), footnotes);
  }

  private static Optional<String> withoutTime(Cell cell) {
    int without = cell.forksWithout(Metrics.WALL);
    return without == 0 || cell.forkMeans(Metrics.WALL).length == 0
        ? Optional.empty()
        : Optional.of(
            "%s %s no time greater than 0, so there is nothing to compare."
                .formatted(Count.of(without, cell.forks(), "fork"), without == 1 ? "has" : "have"));
  }
}
