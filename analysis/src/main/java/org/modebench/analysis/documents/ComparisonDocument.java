package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.Circumstances;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.findings.comparison.Recording;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Footnotes;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/** What a comparison shows, for a person. */
public final class ComparisonDocument {
  private static final String MEAN = "geometric mean";

  private final RunComparison comparison;
  private final Circumstances circumstances;

  private ComparisonDocument(RunComparison comparison) {
    this.comparison = comparison;
    this.circumstances = new Circumstances(comparison);
  }

  /** The tables of a comparison, one for each group, then the cells of one side alone. */
  public static Document of(RunComparison comparison) {
    return new ComparisonDocument(comparison).document();
  }

  private Document document() {
    List<Sheet> sheets = new ArrayList<>();
    comparison.groups().forEach(group -> sheets.add(sheet(group)));
    if (comparison.groups().size() > 1) {
      sheets.add(overall());
    }
    onlyOnOneSide().ifPresent(sheets::add);
    return new Document("Comparison", facts(), sheets, legend());
  }

  private List<String> facts() {
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

  private Sheet sheet(String group) {
    List<ComparedCell> cells =
        comparison.cells().stream().filter(cell -> cell.name().group().equals(group)).toList();
    Footnotes footnotes = new Footnotes();
    List<List<Entry>> rows = new ArrayList<>();
    cells.forEach(cell -> rows.add(row(cell, footnotes)));
    if (cells.size() > 1) {
      mean(cells).ifPresent(rows::add);
    }
    return new Sheet(group, columns(), rows, footnotes.sentences(), List.of());
  }

  private List<Column> columns() {
    return List.of(
        new Column(comparison.old().columns().section(), false),
        new Column(comparison.old().columns().item(), true),
        new Column("old\n[95 % interval]", true),
        new Column("new\n[95 % interval]", true),
        new Column("new / old\n[95 % interval]", true),
        new Column("p", true),
        new Column("new is", false));
  }

  private List<Entry> row(ComparedCell cell, Footnotes footnotes) {
    DifferenceWords words = new DifferenceWords(cell.now().unit(), comparison.criteria());
    return List.of(
        Entry.of(cell.name().section()),
        Entry.of(cell.name().item()),
        marked(value(cell.old()), cell.old(), footnotes),
        marked(value(cell.now()), cell.now(), footnotes),
        Entry.of(cell.difference().map(d -> DifferenceWords.ratio(d.ratio())).orElse(Figures.NONE)),
        Entry.of(cell.difference().map(DifferenceWords::p).orElse(Figures.NONE)),
        Entry.of(cell.difference().map(words::verdict).orElse("not comparable")));
  }

  private String value(RecordedCell cell) {
    DifferenceWords words = new DifferenceWords(cell.unit(), comparison.criteria());
    return cell.sample()
        .map(sample -> words.value(sample.estimate(comparison.criteria().confidence())))
        .orElse(cell.status() == Status.FAILED ? "failed" : Figures.NONE);
  }

  private static Entry marked(String text, RecordedCell cell, Footnotes footnotes) {
    return footnotes.entry(
        text,
        cell.reasons().stream()
            .map(reason -> cell.status() + ": " + ForeignText.printable(reason))
            .toList());
  }

  private Optional<List<Entry>> mean(List<ComparedCell> cells) {
    return comparison
        .meanRatio(cells)
        .map(
            ratio ->
                List.of(
                    Entry.of(MEAN),
                    Entry.of(""),
                    Entry.of(""),
                    Entry.of(""),
                    Entry.of(DifferenceWords.ratio(ratio)),
                    Entry.of(""),
                    Entry.of("")));
  }

  private Sheet overall() {
    Map<String, Optional<Estimate>> means = new LinkedHashMap<>();
    for (String group : comparison.groups()) {
      means.put(
          group,
          comparison.meanRatio(
              comparison.cells().stream()
                  .filter(cell -> cell.name().group().equals(group))
                  .toList()));
    }
    List<List<Entry>> rows = new ArrayList<>();
    means.forEach((group, mean) -> rows.add(meanRow(group, mean)));
    rows.add(meanRow("all", comparison.meanRatio(comparison.cells())));
    return new Sheet(
        "Geometric mean of new / old",
        List.of(
            new Column("", false),
            new Column("cells of", false),
            new Column("new / old\n[95 % interval]", true)),
        rows,
        List.of(),
        List.of());
  }

  private static List<Entry> meanRow(String group, Optional<Estimate> mean) {
    return List.of(
        Entry.of(""),
        Entry.of(group),
        Entry.of(mean.map(DifferenceWords::ratio).orElse(Figures.NONE)));
  }

  private Optional<Sheet> onlyOnOneSide() {
    List<List<Entry>> rows = new ArrayList<>();
    comparison.onlyOld().forEach(name -> rows.add(oneSided("old only", name, comparison.old())));
    comparison.onlyNow().forEach(name -> rows.add(oneSided("new only", name, comparison.now())));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sheet(
                "Cells on one side only",
                List.of(
                    new Column("side", false),
                    new Column("cell", false),
                    new Column("value\n[95 % interval]", true)),
                rows,
                List.of(),
                List.of()));
  }

  private List<Entry> oneSided(String side, CellName name, Recording recording) {
    RecordedCell cell =
        recording
            .cells()
            .getOrDefault(name, new RecordedCell(List.of(), "", Status.FAILED, List.of()));
    return List.of(Entry.of(side), Entry.of(name.inWords()), Entry.of(value(cell)));
  }

  private List<String> legend() {
    String threshold = DifferenceWords.percent(comparison.criteria().threshold());
    return List.of(
        "old, new: geometric mean of the fork means, the estimate of the median of log-normal forks,"
            + " with its 95 % interval (Student's t on the log scale).",
        "p: Welch's test on the logarithms of the fork means, after Holm's correction over all cells"
            + " of this comparison. ~: not distinguishable at 5 %.",
        "same: two one-sided tests show a difference of less than "
            + threshold
            + ". maybe <"
            + threshold
            + ": the difference is there, but may be that small. undecided: with so many more forks a"
            + " difference of "
            + threshold
            + ", or the least in the interval, would be found in 80 % of runs.",
        "geometric mean: of the ratios of the cells that have one.");
  }
}
