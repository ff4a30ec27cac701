package org.modebench.analysis.findings.breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.results.Row;

class SweepTest {
  private static List<Sweep> sweeps(String... params) {
    List<Row> rows = new ArrayList<>();
    for (String param : params) {
      rows.add(Rows.IO.params(param).wall(1));
      rows.add(Rows.IO.params(param).mode("THREADS", 10).wall(1));
    }
    return Sweep.in(Measurements.of(rows, Catalogue.STANDARD));
  }

  @Test
  void workloadsThatDifferInTheirSizeAloneAreOneSweep() {
    List<Sweep> sweeps =
        sweeps(
            "delay=fixed;latencyMillis=1",
            "delay=fixed;latencyMillis=10",
            "delay=lognormal;latencyMillis=1",
            "delay=lognormal;latencyMillis=30",
            "delay=fixed;latencyMillis=3");
    assertThat(sweeps)
        .extracting(Sweep::title)
        .containsExactly(
            "IoBound, 10 calls, delay=fixed, by latencyMillis",
            "IoBound, 10 calls, delay=lognormal, by latencyMillis");
    assertThat(sweeps.get(0).curves().get(0).times()).containsOnlyKeys(1.0, 3.0, 10.0);
  }

  @Test
  void oneSizeIsNoSweep() {
    assertThat(sweeps("limit=5000000")).isEmpty();
  }

  @Test
  void oneModeIsNoSweep() {
    assertThat(
            Sweep.in(
                Measurements.of(
                    List.of(Rows.CPU.params("limit=1").wall(1), Rows.CPU.params("limit=2").wall(1)),
                    Catalogue.STANDARD)))
        .isEmpty();
  }

  /** Among them other forms of 5, which would be a second workload of the same size. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=",
        "limit=NaN",
        "limit=-5",
        "limit=1e3",
        "limit=05",
        "limit=5.0",
        "limit=99999999999999999999",
        "limit==5",
        "limits=7",
        "xlimit=7"
      })
  void aSizeIsAPlainNumber(String param) {
    assertThat(sweeps("limit=5", param)).isEmpty();
  }

  private static List<String> pairs(Costly costly) {
    return costly.sweep().breakEvens(0.95).stream()
        .map(
            b ->
                b.place().mode()
                    + b.place().workers()
                    + " "
                    + b.against().mode()
                    + b.against().workers())
        .toList();
  }

  @Test
  void modesAreComparedAtTheSameNumberOfWorkers() {
    assertThat(
            pairs(
                new Costly(2, 0, 1, 1, 10, 100)
                    .mode("SEQUENTIAL", 1, x -> x)
                    .mode("THREADS", 2, x -> x / 2)
                    .mode("PROCESS", 2, x -> 5 + x / 2)
                    .mode("THREADS", 4, x -> x / 4)
                    .mode("PROCESS", 4, x -> 5 + x / 4)))
        .containsExactly(
            "THREADS2 SEQUENTIAL1",
            "THREADS4 SEQUENTIAL1",
            "PROCESS2 SEQUENTIAL1",
            "PROCESS4 SEQUENTIAL1",
            "THREADS2 PROCESS2",
            "THREADS4 PROCESS4");
  }

  /** An event loop computes with one worker: it has no other number to be compared at. */
  @Test
  void aModeOfASingleNumberOfWorkersIsComparedWithAllNumbers() {
    assertThat(
            pairs(
                new Costly(2, 0, 1, 1, 10, 100)
                    .mode("EVENT_LOOP", 1, x -> x)
                    .mode("THREADS", 1, x -> x)
                    .mode("THREADS", 2, x -> x / 2)))
        .containsExactly("THREADS1 EVENT_LOOP1", "THREADS2 EVENT_LOOP1");
  }

  @Test
  void modesWithoutACommonNumberOfWorkersAreComparedAtAll() {
    assertThat(
            pairs(
                new Costly(2, 0, 1, 1, 10, 100)
                    .mode("THREADS", 2, x -> x / 2)
                    .mode("THREADS", 3, x -> x / 3)
                    .mode("PROCESS", 4, x -> x / 4)
                    .mode("PROCESS", 5, x -> x / 5)))
        .hasSize(4);
  }

  /** Each of eight sizes of four pairs has its chance of a false alarm, so they are one family. */
  @Test
  void equalModesAreRarelyToldApartInAnyPair() {
    int wrong = 0;
    for (int i = 0; i < 200; i++) {
      wrong +=
          new Costly(5, 0.1, 100 + i, Costly.series(10, 3, 8))
                      .mode("SEQUENTIAL", 1, x -> x)
                      .mode("THREADS", 2, x -> x)
                      .mode("PROCESS", 2, x -> x)
                      .mode("EVENT_LOOP", 1, x -> x)
                      .sweep()
                      .breakEvens(0.95)
                      .stream()
                      .allMatch(
                          found ->
                              found.outcome() == Outcome.SAME || found.outcome() == Outcome.OPEN)
              ? 0
              : 1;
    }
    assertThat(wrong).isLessThanOrEqualTo(18);
  }

  @Test
  void theModeThatWinsInTheEndComesFirst() {
    BreakEven pair =
        new Costly(8, 0, 1, 1, 10, 100)
            .mode("THREADS", 2, x -> x)
            .mode("PROCESS", 2, x -> 5 + x / 2)
            .first();
    assertThat(pair.place().mode()).isEqualTo("PROCESS");
    assertThat(pair.outcome()).isEqualTo(Outcome.FROM);
    assertThat(pair.crossings().get(0).callSeconds()).isEmpty();
  }
}
