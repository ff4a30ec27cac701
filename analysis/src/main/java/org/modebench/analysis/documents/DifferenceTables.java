package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.NodeRounds;
import org.modebench.analysis.cells.Samples;
import org.modebench.analysis.findings.steady.UnsteadyForks;
import org.modebench.analysis.prose.DifferenceWords;
import org.modebench.analysis.prose.NodeWords;
import org.modebench.analysis.prose.SpeedWords;
import org.modebench.analysis.prose.UnsteadyWords;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Differences;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.NodeBlocks;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Entry;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/** Which modes of each workload differ: from the best to the worst, with letters. */
public final class DifferenceTables {
  private final String metric;
  private final Criteria criteria;

  /**
   * Tables of one metric.
   *
   * @param criteria which values are wanted, the metric tells
   */
  public DifferenceTables(String metric, Criteria criteria) {
    this.metric = metric;
    this.criteria = criteria;
  }

  /** A mode between the best and the worst. */
  private record Ranked(
      CellKey place,
      Optional<Cell> cell,
      String letters,
      Optional<Difference<CellKey>> toBest,
      Optional<Estimate> measured,
      Optional<Estimate> elsewhere,
      List<String> doubts) {}

  /** Of every pair of modes of the workloads of runs, each in its words. */
  private record Worded(
      Difference<CellKey> pair, DifferenceWords words, Optional<Estimate> measured) {}

  private List<Column<Ranked>> ofRanking(DifferenceWords words, List<Ranked> ranking) {
    List<Column<Ranked>> columns = new ArrayList<>(ofRanking(words));
    if (ranking.stream().anyMatch(row -> row.measured().isPresent())) {
      columns.add(
          Column.<Ranked>figure(
                  "as measured" + DifferenceColumns.INTERVAL,
                  row -> row.measured().map(DifferenceWords::ratio).orElse(""))
              .legend("as measured: the same ratio at whatever speed the machine had."));
    }
    if (ranking.stream().anyMatch(row -> row.elsewhere().isPresent())) {
      columns.add(
          Column.<Ranked>figure(
                  "elsewhere" + DifferenceColumns.INTERVAL,
                  row -> row.elsewhere().map(DifferenceWords::ratio).orElse(""))
              .legend(
                  "elsewhere: the same ratio on another node of this kind (Student's t over the"
                      + " nodes)."));
    }
    return columns;
  }

  private List<Column<Ranked>> ofRanking(DifferenceWords words) {
    DifferenceColumns<Ranked> toBest = new DifferenceColumns<>(Ranked::toBest);
    boolean ranked = words.metric().better().isPresent();
    String best = ranked ? "best" : "least";
    return List.of(
        // Text takes a first column for sections, of which a ranking has none.
        Column.text("", row -> ""),
        Column.of(
            Parameters.MODE.name(), (Ranked row) -> new Entry(row.place().mode(), footnotes(row))),
        CommonColumns.workers(Ranked::place),
        Column.figure(metric + DifferenceColumns.INTERVAL, (Ranked row) -> value(row.cell(), words))
            .legend(
                ("Geometric means of the fork means, from the %s to the %s, with 95 %% intervals"
                        + " (Student's t on the log scale).")
                    .formatted(best, ranked ? "worst" : "greatest")),
        Column.text("letters", Ranked::letters)
            .legend("letters: entries that share a letter are not distinguishable at 5 %."),
        toBest.ratio("/ " + best, row -> "1 (" + best + ")"),
        toBest
            .p(row -> "")
            .legend(
                "p: Welch's test on the logarithms of the fork means, after Holm's correction over"
                    + " every pair of the workload. ~: not distinguishable."),
        toBest
            .verdict("than the " + best, (row, difference) -> words.verdict(difference), row -> "")
            .legend(DifferenceColumns.verdicts(criteria)));
  }

  private List<Column<Worded>> ofPairs() {
    DifferenceColumns<Worded> pair = new DifferenceColumns<>(row -> Optional.of(row.pair()));
    return List.of(
        Column.hidden(Field.text("metric", row -> metric)),
        Column.text("first", (Worded row) -> name(row.pair().first()))
            .as(
                List.of(
                    Field.text("first_mode", row -> row.pair().first().mode()),
                    Field.plain("first_workers", row -> row.pair().first().workers()))),
        Column.text("second", (Worded row) -> "/ " + name(row.pair().second()))
            .as(
                List.of(
                    Field.text("second_mode", row -> row.pair().second().mode()),
                    Field.plain("second_workers", row -> row.pair().second().workers()))),
        pair.ratio("first / second", row -> ""),
        Column.hidden(Field.estimate("ratio_measured", "", Worded::measured)),
        pair.p(row -> ""),
        pair.verdict("first is", (row, difference) -> row.words().verdict(difference), row -> ""),
        DifferenceColumns.criteria(criteria));
  }

  /**
   * One document for each run.
   *
   * @param everyPair whether a table lists every pair, and not only those with the best
   */
  public List<Document> documents(Results results, boolean everyPair) {
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results)
        .forEach((run, measurements) -> documents.add(document(run, measurements, everyPair)));
    return documents;
  }

  private Document document(String run, Measurements measurements, boolean everyPair) {
    List<Table<?>> tables = new ArrayList<>();
    measurements
        .workloads()
        .forEach((workload, cells) -> tables.addAll(tables(workload, cells, everyPair)));
    return new Document(
        "Differences in " + metric + ", run " + run,
        tables.isEmpty() ? List.of("This metric was not measured.") : List.of(),
        tables,
        List.of());
  }

  /** Every pair of modes of every workload of each run, one after the other. */
  public String csv(Results results) {
    return InRun.csv(ofPairs(), results, (run, workload, cells) -> worded(workload, cells));
  }

  private List<Worded> worded(MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    DifferenceWords words = words(workload, cells);
    return differences(cells, words).pairs().stream()
        .map(p -> new Worded(p, words, measured(cells, p.first(), p.second())))
        .toList();
  }

  /** A ratio at whatever speed the machine had; empty if that is the one that is told anyway. */
  private Optional<Estimate> measured(
      SortedMap<CellKey, Cell> cells, CellKey first, CellKey second) {
    Optional<Cell> one = Optional.ofNullable(cells.get(first));
    Optional<Cell> other = Optional.ofNullable(cells.get(second));
    return one.filter(cell -> cell.isAdjusted(metric))
        .or(() -> other.filter(cell -> cell.isAdjusted(metric)))
        .flatMap(
            adjusted ->
                one.flatMap(cell -> cell.sample(metric))
                    .flatMap(
                        numerator ->
                            other
                                .flatMap(cell -> cell.sample(metric))
                                .map(
                                    denominator ->
                                        Ratio.of(numerator, denominator, criteria.confidence()))));
  }

  private Differences<CellKey> differences(SortedMap<CellKey, Cell> cells, DifferenceWords words) {
    return Differences.of(Samples.of(cells, metric), criteria.with(words.metric().better()));
  }

  private DifferenceWords words(MeasuredWorkload workload, SortedMap<CellKey, Cell> cells) {
    Metric entry = workload.entry().metric(metric, Samples.unit(cells, metric));
    return new DifferenceWords(entry, criteria);
  }

  private List<Table<?>> tables(
      MeasuredWorkload workload, SortedMap<CellKey, Cell> cells, boolean everyPair) {
    DifferenceWords words = words(workload, cells);
    Differences<CellKey> differences = differences(cells, words);
    if (differences.names().isEmpty()) {
      return List.of();
    }
    CellKey best = differences.best();
    Optional<NodeBlocks<CellKey>> blocks = NodeRounds.of(cells, metric);
    int pairs = differences.names().size() - 1;
    List<Ranked> ranking = new ArrayList<>();
    differences
        .letters()
        .forEach(
            (place, letters) ->
                ranking.add(
                    new Ranked(
                        place,
                        Optional.ofNullable(cells.get(place)),
                        letters,
                        differences.between(place, best),
                        place.equals(best) ? Optional.empty() : measured(cells, place, best),
                        blocks
                            .filter(nodes -> !place.equals(best))
                            .flatMap(nodes -> nodes.elsewhere(place, best, criteria.confidence())),
                        blocks.stream()
                            .filter(nodes -> !place.equals(best))
                            .map(
                                nodes ->
                                    nodes.disagreement(
                                        place,
                                        best,
                                        criteria.level() / pairs,
                                        criteria.threshold()))
                            .filter(ratios -> !ratios.isEmpty())
                            .map(NodeWords::disagreement)
                            .toList())));
    List<String> notes = new ArrayList<>(notes(cells, differences));
    blocks.map(NodeWords::describe).ifPresent(notes::add);
    if (ranking.stream().anyMatch(row -> row.measured().isPresent())) {
      SpeedWords.describe(cells).ifPresent(notes::add);
    }
    List<Table<?>> tables = new ArrayList<>();
    tables.add(new Table<>(workload.title(), ofRanking(words, ranking), ranking, notes));
    List<Worded> every = worded(workload, cells);
    if (everyPair && !every.isEmpty()) {
      tables.add(new Table<>("Every pair of " + workload.title(), ofPairs(), every));
    }
    return tables;
  }

  private String value(Optional<Cell> cell, DifferenceWords words) {
    return cell.flatMap(known -> known.sample(metric))
        .map(sample -> words.value(sample.estimate(criteria.confidence())))
        .orElse(Figures.NONE);
  }

  private static List<String> footnotes(Ranked row) {
    List<String> footnotes = new ArrayList<>(row.doubts());
    row.cell()
        .ifPresent(
            known -> {
              known
                  .reasons()
                  .forEach(
                      reason ->
                          footnotes.add(known.status() + ": " + ForeignText.printable(reason)));
              UnsteadyWords.of(UnsteadyForks.of(known))
                  .map(
                      words ->
                          words + " while measured, so the value is not that of a steady state.")
                  .ifPresent(footnotes::add);
            });
    return footnotes;
  }

  private static List<String> notes(
      SortedMap<CellKey, Cell> cells, Differences<CellKey> differences) {
    List<String> missing =
        cells.keySet().stream()
            .filter(place -> !differences.names().contains(place))
            .map(DifferenceTables::name)
            .map(ForeignText::printable)
            .toList();
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "Not compared because they failed or have no value: "
                + String.join(", ", missing)
                + ".");
  }

  private static String name(CellKey place) {
    return place.mode() + " " + place.workers();
  }
}
