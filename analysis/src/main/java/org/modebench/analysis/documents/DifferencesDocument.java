package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Samples;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.findings.steady.UnsteadyForks;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.UnsteadyWords;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Differences;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Footnotes;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/** Which modes of each workload differ, for a person: from the best to the worst, with letters. */
public final class DifferencesDocument {
  private final String metric;
  private final Criteria criteria;
  private final boolean everyPair;

  private DifferencesDocument(String metric, Criteria criteria, boolean everyPair) {
    this.metric = metric;
    this.criteria = criteria;
    this.everyPair = everyPair;
  }

  /**
   * One document for each run.
   *
   * @param criteria which values are wanted, the metric's unit tells
   * @param everyPair whether a sheet lists every pair, and not only those with the best
   */
  public static List<Document> of(
      Results results, String metric, Criteria criteria, boolean everyPair) {
    DifferencesDocument document = new DifferencesDocument(metric, criteria, everyPair);
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results).forEach((run, of) -> documents.add(document.ofRun(run, of)));
    return documents;
  }

  private Document ofRun(String run, Measurements measurements) {
    List<Sheet> sheets = new ArrayList<>();
    measurements.workloads().forEach((workload, cells) -> add(workload, cells, sheets));
    return new Document(
        "Differences in " + metric + ", run " + run,
        sheets.isEmpty() ? List.of("Nothing was measured in this metric.") : List.of(),
        sheets,
        legend());
  }

  private void add(Workload workload, SortedMap<Place, Cell> cells, List<Sheet> sheets) {
    String unit = Samples.unit(cells, metric);
    Criteria wanted = criteria.with(Better.ofUnit(unit));
    DifferenceWords words = new DifferenceWords(unit, wanted);
    Differences<Place> differences = Differences.of(Samples.of(cells, metric), wanted);
    if (!differences.names().isEmpty()) {
      sheets.add(ranking(workload, cells, differences, words));
      if (everyPair && !differences.pairs().isEmpty()) {
        sheets.add(pairs(workload, differences, words));
      }
    }
  }

  private Sheet ranking(
      Workload workload,
      SortedMap<Place, Cell> cells,
      Differences<Place> differences,
      DifferenceWords words) {
    Map<Place, String> letters = differences.letters();
    Place best = differences.fromBest().get(0);
    Footnotes footnotes = new Footnotes();
    List<List<Entry>> rows = new ArrayList<>();
    letters.forEach(
        (place, ofPlace) -> {
          Optional<Cell> cell = Optional.ofNullable(cells.get(place));
          Optional<LogSample> sample = cell.flatMap(known -> known.sample(metric));
          Optional<Difference<Place>> toBest = differences.between(place, best);
          rows.add(
              List.of(
                  Entry.of(""),
                  marked(place.mode(), cell, footnotes),
                  Entry.of(Integer.toString(place.workers())),
                  Entry.of(
                      sample
                          .map(s -> words.value(s.estimate(criteria.confidence())))
                          .orElse(Figures.NONE)),
                  Entry.of(ofPlace),
                  Entry.of(toBest.map(d -> DifferenceWords.ratio(d.ratio())).orElse("1 (best)")),
                  Entry.of(toBest.map(DifferenceWords::p).orElse("")),
                  Entry.of(toBest.map(words::verdict).orElse(""))));
        });
    return new Sheet(
        workload.title(), rankingColumns(), rows, footnotes.sentences(), notes(cells, differences));
  }

  private List<Column> rankingColumns() {
    return List.of(
        new Column("", false),
        new Column("mode", false),
        new Column("work-\ners", true),
        new Column(metric + "\n[95 % interval]", true),
        new Column("letters", false),
        new Column("/ best\n[95 % interval]", true),
        new Column("p", true),
        new Column("than the best", false));
  }

  private static Entry marked(String text, Optional<Cell> cell, Footnotes footnotes) {
    List<String> sentences = new ArrayList<>();
    cell.ifPresent(
        known -> {
          known.reasons().forEach(reason -> sentences.add(marked(known, reason)));
          UnsteadyWords.of(UnsteadyForks.of(known))
              .map(words -> words + " while measured: no value of a steady state.")
              .ifPresent(sentences::add);
        });
    return footnotes.entry(text, sentences);
  }

  private static String marked(Cell cell, String reason) {
    return cell.status() + ": " + ForeignText.printable(reason);
  }

  private static List<String> notes(SortedMap<Place, Cell> cells, Differences<Place> differences) {
    List<String> missing =
        cells.keySet().stream()
            .filter(place -> !differences.names().contains(place))
            .map(DifferencesDocument::name)
            .map(ForeignText::printable)
            .toList();
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "Not compared, since they failed or have no value: "
                + String.join(", ", missing)
                + ".");
  }

  private static String name(Place place) {
    return place.mode() + " " + place.workers();
  }

  private Sheet pairs(Workload workload, Differences<Place> differences, DifferenceWords words) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Difference<Place> pair : differences.pairs()) {
      rows.add(
          List.of(
              Entry.of(name(pair.first())),
              Entry.of("/ " + name(pair.second())),
              Entry.of(DifferenceWords.ratio(pair.ratio())),
              Entry.of(DifferenceWords.p(pair)),
              Entry.of(words.verdict(pair))));
    }
    return new Sheet(
        "Every pair of " + workload.title(),
        List.of(
            new Column("first", false),
            new Column("second", false),
            new Column("first / second\n[95 % interval]", true),
            new Column("p", true),
            new Column("first is", false)),
        rows,
        List.of(),
        List.of());
  }

  private List<String> legend() {
    String threshold = DifferenceWords.percent(criteria.threshold());
    return List.of(
        "Geometric means of the fork means, from the best to the worst, with 95 % intervals (Student's"
            + " t on the log scale). letters: what shares a letter is not distinguishable at 5 %.",
        "p: Welch's test on the logarithms of the fork means, after Holm's correction over every pair"
            + " of the workload. ~: not distinguishable.",
        "same: two one-sided tests show a difference of less than "
            + threshold
            + ". maybe <"
            + threshold
            + ": the difference is there, but may be that small. undecided: with so many more forks a"
            + " difference of "
            + threshold
            + ", or the least in the interval, would be found in 80 % of runs.");
  }
}
