package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.prose.CircumstanceWords;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.CsvTable;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/** What a comparison of two runs shows. */
public final class ComparisonTables {
  private final RunComparison comparison;
  private final Criteria criteria;
  private final RecordedColumns recorded;

  /** The tables of a comparison. */
  public ComparisonTables(RunComparison comparison) {
    this.comparison = comparison;
    this.criteria = comparison.criteria();
    this.recorded = new RecordedColumns(criteria);
  }

  /**
   * A cell of either side, or of both.
   *
   * @param mean of the ratios of several cells, in a row that stands for these
   */
  private record Line(
      CellName name,
      Optional<RecordedCell> old,
      Optional<RecordedCell> now,
      Optional<Difference<CellName>> difference,
      Optional<Estimate> mean) {
    static Line of(ComparedCell cell) {
      return new Line(
          cell.name(),
          Optional.of(cell.old()),
          Optional.of(cell.now()),
          cell.difference(),
          Optional.empty());
    }

    static Line ofMean(CellName name, Optional<Estimate> mean) {
      return new Line(name, Optional.empty(), Optional.empty(), Optional.empty(), mean);
    }

    Metric metric() {
      return now.or(() -> old).map(RecordedCell::metric).orElse(Metric.unknown("", ""));
    }
  }

  private List<Column<Line>> columns() {
    DifferenceColumns<Line> difference = new DifferenceColumns<>(Line::difference);
    return List.of(
        Column.hidden(
            List.of(
                Field.text("old_source", line -> comparison.old().source()),
                Field.text("old_run", line -> comparison.old().run()),
                Field.text("new_source", line -> comparison.now().source()),
                Field.text("new_run", line -> comparison.now().run()),
                Field.text("group", line -> line.name().group()))),
        Column.text(
                comparison.old().columns().section(), (Line line) -> line.name().sectionInWords())
            .as(Field.text("section", line -> line.name().sectionInWords())),
        Column.figure(comparison.old().columns().item(), (Line line) -> line.name().item())
            .as(Field.text("item", line -> line.name().item())),
        Column.hidden(Field.text("unit", line -> line.metric().unit())),
        recorded.value("old", Line::old).legend(RecordedColumns.legend("old, new")),
        recorded.value("new", Line::now),
        difference.ratio("new / old", ComparisonTables::mean),
        difference
            .p(line -> line.mean().isPresent() ? "" : Figures.NONE)
            .legend(
                "p: Welch's test on the logarithms of the fork means, after Holm's correction over"
                    + " all cells of this comparison. ~: not distinguishable at 5 %."),
        difference
            .verdict(
                "new is",
                (line, of) -> new DifferenceWords(line.metric(), criteria).verdict(of),
                line -> line.mean().isPresent() ? "" : "not comparable")
            .legend(DifferenceColumns.verdicts(criteria)),
        DifferenceColumns.criteria(criteria));
  }

  /** A table for each group, one of their means, then the cells of one side alone. */
  public Document document() {
    List<Table<?>> tables = new ArrayList<>();
    comparison.groups().forEach(group -> tables.add(ofGroup(group)));
    if (comparison.groups().size() > 1) {
      tables.add(overall());
    }
    List<Line> onOneSide = onOneSide();
    if (!onOneSide.isEmpty()) {
      tables.add(new Table<>("Cells on one side only", ofOneSide(), onOneSide));
    }
    return new Document(
        "Comparison",
        facts(),
        tables,
        comparison.cells().size() > 1 ? List.of(ofMeans()) : List.of());
  }

  /** A line for each cell of either side, an empty side where a cell is on one side only. */
  public String csv() {
    List<Line> lines = new ArrayList<>();
    comparison.cells().forEach(cell -> lines.add(Line.of(cell)));
    lines.addAll(onOneSide());
    return CsvTable.of(columns(), lines);
  }

  private List<String> facts() {
    CircumstanceWords circumstances = new CircumstanceWords(comparison);
    List<String> facts = new ArrayList<>();
    facts.add("old: " + ForeignText.printable(comparison.old().title()));
    facts.add("new: " + ForeignText.printable(comparison.now().title()));
    if (!circumstances.inCommon().isEmpty()) {
      facts.add("both: " + circumstances.inCommon());
    }
    facts.addAll(circumstances.lines());
    facts.addAll(circumstances.notes());
    return facts;
  }

  private List<ComparedCell> cells(String group) {
    return comparison.cells().stream().filter(cell -> cell.name().group().equals(group)).toList();
  }

  private Table<Line> ofGroup(String group) {
    List<ComparedCell> cells = cells(group);
    List<Line> lines = new ArrayList<>(cells.stream().map(Line::of).toList());
    Optional<Estimate> mean = comparison.meanRatio(cells);
    if (cells.size() > 1 && mean.isPresent()) {
      lines.add(Line.ofMean(new CellName(group, "geometric mean", ""), mean));
    }
    return new Table<>(group, columns(), lines);
  }

  private Table<Line> overall() {
    List<Line> means = new ArrayList<>();
    for (String group : comparison.groups()) {
      means.add(Line.ofMean(new CellName(group, "", ""), comparison.meanRatio(cells(group))));
    }
    means.add(Line.ofMean(new CellName("all", "", ""), comparison.meanRatio(comparison.cells())));
    return new Table<>(
        "Geometric mean of new / old",
        List.of(
            Column.text("", line -> ""),
            Column.text("cells of", line -> line.name().group()),
            Column.figure("new / old" + DifferenceColumns.INTERVAL, ComparisonTables::mean)),
        means);
  }

  private static String mean(Line line) {
    return line.mean()
        .map(
            mean ->
                mean.interval().isPresent()
                    ? DifferenceWords.ratio(mean)
                    : Figures.quantity(mean.value(), "1"))
        .orElse(Figures.NONE);
  }

  /** What means say, and where they have no interval, why. */
  private String ofMeans() {
    boolean bounded =
        comparison
            .meanRatio(comparison.cells())
            .filter(mean -> mean.interval().isPresent())
            .isPresent();
    return "geometric mean: over the cells that have a ratio, "
        + (bounded
            ? "with an interval of which the sample is the sitting."
            : "without interval, because a sitting shifts all cells alike: one of each side tells of"
                + " single cells, and not whether the code or the hour made their mean differ. Give at"
                + " least two files of each side (old1.csv,old2.csv new1.csv,new2.csv).");
  }

  private List<Line> onOneSide() {
    List<Line> lines = new ArrayList<>();
    comparison
        .onlyOld()
        .forEach(
            name ->
                lines.add(
                    new Line(
                        name,
                        Optional.ofNullable(comparison.old().cells().get(name)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    comparison
        .onlyNow()
        .forEach(
            name ->
                lines.add(
                    new Line(
                        name,
                        Optional.empty(),
                        Optional.ofNullable(comparison.now().cells().get(name)),
                        Optional.empty(),
                        Optional.empty())));
    return lines;
  }

  private List<Column<Line>> ofOneSide() {
    return List.of(
        Column.text("side", line -> line.old().isPresent() ? "old only" : "new only"),
        Column.text("cell", line -> line.name().inWords()),
        Column.figure(
            "value" + DifferenceColumns.INTERVAL,
            line -> line.now().or(line::old).map(recorded::text).orElse(Figures.NONE)));
  }
}
