package org.modebench.analysis.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.documents.DifferenceTables;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.table.TextForm;

/** What cells make of rows of several nodes. */
@Tag("any-jdk")
class NodeRoundsTest {
  private static final Path REFERENCE = Path.of("..", "results.csv");

  private static List<Row> reference() throws Exception {
    Results results = ResultsFile.read(REFERENCE);
    return results.ofRun(results.newestRun()).rows();
  }

  private static List<Row> changed(List<Row> rows, UnaryOperator<Row> change) {
    return rows.stream().map(change).toList();
  }

  private static Measurements measured(List<Row> rows) {
    return Measurements.of(rows, Catalogue.STANDARD);
  }

  private static List<Estimate> estimates(Measurements of) {
    List<Estimate> estimates = new ArrayList<>();
    for (SortedMap<CellKey, Cell> cells : of.workloads().values()) {
      Cell first = cells.values().iterator().next();
      for (Cell cell : cells.values()) {
        for (String metric : cell.metrics()) {
          cell.sample(metric).ifPresent(sample -> estimates.add(sample.estimate(0.95)));
        }
        estimates.add(
            Ratio.of(
                cell.sample(Metrics.WALL).orElseThrow(),
                first.sample(Metrics.WALL).orElseThrow(),
                0.95));
      }
    }
    return estimates;
  }

  private static double half(Estimate estimate) {
    Interval interval = estimate.interval().orElseThrow();
    return interval.high() / interval.low();
  }

  /** To the last bit, whatever the node is called. */
  @Test
  void withOneNodeNothingChanges() throws Exception {
    List<Row> rows = reference();
    List<Estimate> plain = new ArrayList<>();
    measured(rows)
        .workloads()
        .values()
        .forEach(
            cells ->
                cells
                    .values()
                    .forEach(
                        cell -> {
                          assertThat(cell.nodes()).isEmpty();
                          assertThat(cell.lost("wall")).isZero();
                          assertThat(cell.centredMeans("wall"))
                              .isEqualTo(cell.forkMeans(Metrics.WALL));
                          plain.add(cell.sample("wall").orElseThrow().estimate(0.95));
                        }));
    assertThat(plain).hasSizeGreaterThan(50);
    assertThat(estimates(measured(changed(rows, row -> Rows.on(row, "another", 1)))))
        .isEqualTo(estimates(measured(rows)));
  }

  /** As if a node at 60 % had measured every other round. */
  @Test
  void aSlowNodeChangesNoRatioAndNoInterval() throws Exception {
    List<Row> rows = reference();
    UnaryOperator<Row> fast = row -> Rows.on(row, row.fork() % 2 == 0 ? "n2" : "n1", 1);
    UnaryOperator<Row> slow =
        row -> row.fork() % 2 == 0 ? Rows.on(row, "n2", 1 / 0.6) : Rows.on(row, "n1", 1);
    List<Estimate> equal = estimates(measured(changed(rows, fast)));
    List<Estimate> throttled = estimates(measured(changed(rows, slow)));

    List<Double> ratios = equal.stream().map(NodeRoundsTest::half).toList();
    assertThat(throttled).hasSameSizeAs(equal);
    for (int i = 0; i < ratios.size(); i++) {
      assertThat(half(throttled.get(i))).isCloseTo(ratios.get(i), within(1e-9));
    }
  }

  private static List<Row> rounds(int count, UnaryOperator<Row> change) {
    List<Row> rows = new ArrayList<>();
    for (int round = 1; round <= count; round++) {
      double noise = 1 + 0.001 * (round * 7 % 5);
      rows.add(change.apply(Rows.CPU.fork(round).wall(0.1 * noise)));
      rows.add(
          change.apply(
              Rows.CPU.mode("THREADS", 2).fork(round).wall(0.06 * (1 + 0.001 * (round * 3 % 7)))));
    }
    return rows;
  }

  @Test
  void roundsThatAreNotWholeAreComparedAsTheyAreAndSaySo() {
    List<Row> rows =
        rounds(
            6,
            row ->
                Rows.on(
                    row,
                    row.fork() == 3 && row.mode().equals("THREADS") ? "n2" : "n" + row.fork() % 2,
                    1));
    SortedMap<CellKey, Cell> cells = measured(rows).workloads().values().iterator().next();

    assertThat(cells.values())
        .allSatisfy(
            cell -> {
              assertThat(cell.status()).isEqualTo(Status.SUSPECT);
              assertThat(cell.reasons()).singleElement().asString().contains("not whole");
              assertThat(cell.lost("wall")).isZero();
            });
    assertThat(NodeRounds.of(cells, "wall")).isEmpty();
  }

  private static String differences(List<Row> rows) {
    return TextForm.of(
        new DifferenceTables("wall", Criteria.STANDARD).documents(Results.of(rows), false).get(0));
  }

  @Test
  void theTableTellsTheNodesAndWhatAnotherOneWouldShow() {
    String four =
        differences(rounds(8, row -> Rows.on(row, "n" + row.fork() % 4, 1 + row.fork() % 4)));
    assertThat(four).contains("4 nodes", "n1 ", "on these nodes", "5 are needed");
    assertThat(four).doesNotContain("elsewhere", "SUSPECT");

    String five =
        differences(rounds(10, row -> Rows.on(row, "n" + row.fork() % 5, 1 + row.fork() % 5)));
    assertThat(five).contains("5 nodes", "elsewhere").doesNotContain("are needed", "SUSPECT");
  }

  /** The answer of a report and of a run's end, too, says what its intervals hold for. */
  @Test
  void theAnswerTellsTheNodes() {
    List<Row> rows = rounds(8, row -> Rows.on(row, "n" + row.fork() % 4, 1 + row.fork() % 4));
    var workload = measured(rows).workloads().entrySet().iterator().next();

    assertThat(Caveats.of(ModeRanking.of(workload.getKey(), workload.getValue())))
        .filteredOn(caveat -> caveat.contains("4 nodes"))
        .hasSize(1);
    workload = measured(rounds(8, row -> row)).workloads().entrySet().iterator().next();
    assertThat(Caveats.of(ModeRanking.of(workload.getKey(), workload.getValue())))
        .noneMatch(caveat -> caveat.contains("node"));
  }

  @Test
  void nodesThatDisagreeAreNamedAndThePairIsSuspect() {
    String table =
        differences(
            rounds(
                9,
                row -> {
                  boolean odd = row.fork() % 3 == 0 && row.mode().equals("THREADS");
                  return Rows.on(row, "n" + row.fork() % 3, odd ? 1.2 : 1);
                }));
    assertThat(table).contains("SUSPECT", "nodes disagree", "n0 ");
  }
}
