package org.modebench.analysis.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.documents.DifferenceTables;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.TextForm;

/** Forks of a machine whose speed wanders by far more than modes differ. */
@Tag("any-jdk")
class MachineSpeedsTest {
  private static final CellKey POOL = new CellKey("THREAD_POOL", 2);

  /** How long everything takes in each fork, as a share of what it usually does. */
  private static final double[][] SLOW = {
    {1.00, 1.06, 0.97, 1.03, 0.99, 1.05}, {1.04, 0.98, 1.07, 1.01, 1.02, 0.96}
  };

  /** What else adds to a fork's time. */
  private static final double[] CHANCE = {1.0005, 0.9995, 1.0010, 0.9990, 1.0004, 0.9996};

  /** Forks of which the second mode is slower by 3 %. */
  private static List<Row> forks(double unitsASecond, boolean complete) {
    List<Row> rows = new ArrayList<>();
    for (int mode = 0; mode < 2; mode++) {
      for (int fork = 1; fork <= CHANCE.length; fork++) {
        double slow = SLOW[mode][fork - 1];
        Rows at = mode == 0 ? Rows.CPU : Rows.CPU.mode(POOL.mode(), POOL.workers());
        rows.add(at.fork(fork).wall(0.05 * (1 + 0.03 * mode) * slow * CHANCE[fork - 1]));
        if (mode == 0 || fork < CHANCE.length || complete) {
          rows.add(at.fork(fork).metric(Metrics.SPEED.name(), unitsASecond / slow));
        }
      }
    }
    return rows;
  }

  private static SortedMap<CellKey, Cell> cells(List<Row> rows) {
    return Measurements.of(rows, Catalogue.STANDARD).workloads().values().iterator().next();
  }

  private static ModeRanking ranking(List<Row> rows) {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return ModeRanking.of(measurements.workloads().firstKey(), cells(rows));
  }

  private static Cell cell(List<Row> rows, CellKey place) {
    return Objects.requireNonNull(cells(rows).get(place));
  }

  @Test
  void whatTheMachineDoesToBothIsNoDifference() {
    ModeRanking ranking = ranking(forks(8_000, true));
    assertThat(ranking.toFastest(POOL).orElseThrow().verdict()).isEqualTo(Verdict.SLOWER);
    Estimate ratio = ranking.ratio(Metrics.WALL, POOL, CellKey.BASELINE).orElseThrow();
    assertThat(ratio.value()).isCloseTo(1.03, within(0.001));
    assertThat(ratio.interval().orElseThrow().high()).isLessThan(1.034);
  }

  @Test
  void timesAreShownAsMeasured() {
    List<Row> with = forks(8_000, true);
    List<Row> without =
        with.stream().filter(row -> !row.metric().equals(Metrics.SPEED.name())).toList();
    assertThat(cell(with, POOL).sample(Metrics.WALL).orElseThrow().estimate(0.95))
        .isEqualTo(cell(without, POOL).sample(Metrics.WALL).orElseThrow().estimate(0.95));
    assertThat(ranking(without).toFastest(POOL).orElseThrow().verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  /** Only how the speed changes counts, not what it is measured in. */
  @Test
  void theUnitOfSpeedDoesNotMatter() {
    assertThat(MachineSpeeds.of(cells(forks(1, true))).orElseThrow().slope(0.95).value())
        .isCloseTo(1, within(0.02))
        .isCloseTo(
            MachineSpeeds.of(cells(forks(8_000, true))).orElseThrow().slope(0.95).value(),
            within(1e-9));
  }

  @Test
  void aModeOfWhichAForkLacksTheSpeedIsComparedAsMeasured() {
    List<Row> rows = forks(8_000, false);
    assertThat(MachineSpeeds.of(cells(rows))).isEmpty();
    assertThat(cell(rows, POOL).isAdjusted(Metrics.WALL.name())).isFalse();
  }

  @Test
  void theTableHasBothRatiosAndHowTimesFollowTheSpeed() {
    String with =
        TextForm.of(
            new DifferenceTables(Metrics.WALL.name(), Criteria.STANDARD)
                .documents(Results.of(forks(8_000, true)), false)
                .get(0));
    assertThat(with).contains("as measured", "at equal speed", "1.00 % [");
    String without =
        TextForm.of(
            new DifferenceTables(Metrics.WALL.name(), Criteria.STANDARD)
                .documents(Results.of(forks(8_000, false)), false)
                .get(0));
    assertThat(without).doesNotContain("as measured", "at equal speed");
  }
}
