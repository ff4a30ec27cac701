package org.modebench.analysis.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.results.Row;

class IdealTest {
  private static Optional<Ideal> ideal(Row row, Optional<Cell> baseline) {
    return ideal(List.of(row), baseline);
  }

  private static Optional<Ideal> ideal(List<Row> rows, Optional<Cell> baseline) {
    Row row = rows.get(0);
    CellKey place = new CellKey(row.mode(), row.workers());
    SortedMap<CellKey, Cell> cells = new TreeMap<>();
    baseline.ifPresent(sequential -> cells.put(CellKey.BASELINE, sequential));
    cells.put(place, Cell.of(rows));
    return Ideal.of(MeasuredWorkload.of(row, Catalogue.STANDARD), place, cells, 0.95);
  }

  private static Optional<Cell> sequential(double... seconds) {
    List<Row> rows = new ArrayList<>();
    for (double value : seconds) {
      rows.add(Rows.CPU.fork(rows.size() + 1).wall(value));
    }
    return Optional.of(Cell.of(rows));
  }

  @Test
  void workThatComputesAndWaitsIsItsOwnIdealWhereItRunsAlone() {
    Rows own = Rows.CPU.benchmark("Own").params("check=results;task=X");
    List<Row> rows = List.of(own.wall(1), own.metric("cpu", 1.2));

    Ideal alone = ideal(rows, Optional.empty()).orElseThrow();

    assertThat(alone.seconds()).isEqualTo(1);
    assertThat(alone.byDefinition()).isTrue();
  }

  /** Ten calls of 0.1 s each in two threads on two cores. */
  @Test
  void nativeCodeThatReleasesTheGlobalLockUsesAllCores() {
    Rows released = Rows.CPU.params("gil=released;limit=5000000").cores(2);

    assertThat(ideal(released.mode("GIL_THREADS", 2).wall(1), sequential(1, 1)).orElseThrow())
        .extracting(Ideal::seconds)
        .isEqualTo(0.5);
    assertThat(ideal(released.mode("EVENT_LOOP", 1).wall(1), sequential(1, 1)).orElseThrow())
        .extracting(Ideal::seconds)
        .isEqualTo(1.0);
  }

  /** SEQUENTIAL takes 1 s: the ideal is the share of it that the rounds are of the calls. */
  @ParameterizedTest
  @CsvSource({
    // Ten calls on four workers take three rounds, on five to nine two.
    "THREADS, 10, 4, 64, 0.3",
    "THREADS, 10, 5, 64, 0.2",
    "THREADS, 10, 9, 64, 0.2",
    "THREADS, 10, 10, 64, 0.1",
    "THREADS, 10, 100, 64, 0.1",
    // Cores bound what workers can do.
    "THREAD_POOL, 10, 10, 2, 0.5",
    "FORK_JOIN, 10, 10, 3, 0.4",
    "PROCESS, 1, 10, 2, 1",
    // Its own time.
    "SEQUENTIAL, 10, 1, 2, 2",
    // One thread, or one lock, does all of it.
    "EVENT_LOOP, 10, 10, 64, 1",
    "GIL_THREADS, 10, 10, 64, 1",
    "THREADS, 2147483647, 2147483646, 2147483647, 9.313225750491594e-10"
  })
  void computing(String mode, int calls, int workers, int cores, double seconds) {
    Row row = Rows.CPU.mode(mode, workers).calls(calls).cores(cores).wall(2);
    Ideal ideal = ideal(row, sequential(1, 1)).orElseThrow();
    assertThat(ideal.seconds()).isCloseTo(seconds, within(1e-15));
  }

  /** The interval is that of the ratio to SEQUENTIAL, times calls over rounds. */
  @Test
  void computingCarriesTheUncertaintyOfSequential() {
    Rows threads = Rows.CPU.mode("THREADS", 2);
    Ideal ideal =
        ideal(
                List.of(threads.wall(0.1012), threads.fork(2).wall(0.1034)),
                sequential(0.2051, 0.2012))
            .orElseThrow();
    // R 4.2.2: 2 * exp(t.test(log(c(.1012,.1034)), log(c(.2051,.2012)))$conf.int)
    assertThat(ideal.ofMeasured().value()).isCloseTo(2 * 0.503562878304799, within(1e-12));
    assertThat(ideal.ofMeasured().interval().orElseThrow().low())
        .isCloseTo(2 * 0.472918560464515, within(1e-8));
    assertThat(ideal.ofMeasured().interval().orElseThrow().high())
        .isCloseTo(2 * 0.536192895786419, within(1e-8));
  }

  @Test
  void computingWithoutSequentialHasNone() {
    assertThat(ideal(Rows.CPU.mode("THREADS", 2).wall(1), Optional.empty())).isEmpty();
  }

  @Test
  void computingOnACellOfSeveralMachinesHasNone() {
    Rows threads = Rows.CPU.mode("THREADS", 2);
    List<Row> rows = List.of(threads.wall(1), threads.fork(2).cores(4).wall(1));
    assertThat(ideal(rows, sequential(1, 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SEQUENTIAL, 10, 1, latencyMillis=100, 1.0",
    "THREADS, 10, 4, latencyMillis=100, 0.3",
    "THREADS, 10, 9, latencyMillis=100, 0.2",
    "EVENT_LOOP, 10, 10, latencyMillis=100, 0.1",
    "GIL_THREADS, 10, 5, latencyMillis=2.5, 0.005",
    "THREADS, 10, 10, delay=fixed;latencyMillis=100, 0.1"
  })
  void waiting(String mode, int calls, int workers, String params, double seconds) {
    Row row = Rows.IO.mode(mode, workers).calls(calls).params(params).wall(0.3);
    Ideal ideal = ideal(row, Optional.empty()).orElseThrow();
    assertThat(ideal.seconds()).isCloseTo(seconds, within(1e-15));
    assertThat(ideal.ofMeasured().value()).isCloseTo(0.3 / seconds, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "delay=lognormal;latencyMillis=100",
        "latencyMillis=",
        "latencyMillis=fast",
        "latencyMillis=0",
        "latencyMillis=-5",
        "latencyMillis=NaN",
        "latencyMillis=1e999",
        "latencyMillis=1e-320",
        ";;==;"
      })
  void waitingWithoutAKnownLatencyHasNone(String params) {
    assertThat(ideal(Rows.IO.mode("THREADS", 2).params(params).wall(1), Optional.empty()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"IoBound, delay=lognormal;latencyMillis=100", "Server, latencyMillis=100"})
  void aMeasuredIdealIsTakenWhereNoFormulaHolds(String benchmark, String params) {
    Rows threads = Rows.IO.benchmark(benchmark).params(params).mode("THREADS", 2);
    Ideal ideal =
        ideal(List.of(threads.wall(0.6), threads.metric("ideal", 0.4)), Optional.empty())
            .orElseThrow();
    assertThat(ideal.seconds()).isEqualTo(0.4);
    assertThat(ideal.ofMeasured().value()).isCloseTo(1.5, within(1e-12));
  }

  /** Ten requests of 100 ms, four at a time, at a server that any number can wait in, or one. */
  @ParameterizedTest
  @CsvSource({"EVENT_LOOP, 0.3", "SYNC_WORKER, 1.0"})
  void serving(String server, double seconds) {
    Rows rows = Rows.IO.benchmark("Server").params("concurrency=4;latencyMillis=100");
    Ideal ideal = ideal(rows.mode(server, 1).wall(0.6), Optional.empty()).orElseThrow();
    assertThat(ideal.seconds()).isCloseTo(seconds, within(1e-15));
  }

  @Test
  void anUnknownWorkloadHasNone() {
    assertThat(ideal(Rows.IO.benchmark("Gateway").mode("THREADS", 2).wall(1), sequential(1, 1)))
        .isEmpty();
  }
}
