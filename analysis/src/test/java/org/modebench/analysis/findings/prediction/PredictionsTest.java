package org.modebench.analysis.findings.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.statistics.Estimate;

/** A call of 0.1 s that computes for half of its time, ten of them in a batch, on two cores. */
class PredictionsTest {
  private static final Rows OWN =
      Rows.CPU.benchmark("Own").params("argument=;check=results;stages=false;task=X");
  private static final Rows FLOOR = Rows.CPU.benchmark("Baseline").params("").calls(1);

  private final List<Row> rows = new ArrayList<>();

  private PredictionsTest() {
    add(OWN, 1, 0.5);
    add(FLOOR, 1e-9, 0);
    add(FLOOR.mode("THREADS", 1), 0.001, 0);
    add(FLOOR.mode("PROCESS", 1), 0.05, 0.06);
  }

  private void add(Rows cell, double wall, double cpu) {
    for (int fork = 1; fork <= 2; fork++) {
      rows.add(cell.fork(fork).wall(wall));
      if (cpu > 0) {
        rows.add(cell.fork(fork).metric("cpu", cpu));
      }
    }
  }

  private void add(Rows cell, double wall, double cpu, double cpuWait) {
    add(cell, wall, cpu);
    for (int fork = 1; fork <= 2; fork++) {
      rows.add(cell.fork(fork).metric("cpu_wait", cpuWait));
    }
  }

  private Predictions predictions() {
    List<Predictions> all = Predictions.in(Measurements.of(rows, Catalogue.STANDARD), 0.95);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static Circumstances under(int workers, int calls, int cores) {
    return new Circumstances(workers, calls, cores, 0, 1);
  }

  /** max(k · c / P, ⌈k / W⌉ · t), and a hand-off for each round or start. */
  @ParameterizedTest
  @CsvSource({
    // Five rounds of 0.1 s.
    "THREADS, 2, 0.505",
    "THREADS, 4, 0.303",
    // Ten times 0.05 s on two cores.
    "THREADS, 10, 0.251",
    // Nothing is known of what it costs to hand over.
    "THREAD_POOL, 4, 0.3",
    // One after another.
    "EVENT_LOOP, 10, 1",
    "GIL_THREADS, 10, 1",
    // Four JVMs start on two cores, and need 0.06 s of CPU time each.
    "PROCESS, 4, 0.42",
    "PROCESS, 1, 1.05"
  })
  void aBatchIsPredictedFromACallAlone(String mode, int workers, double seconds) {
    add(OWN.mode(mode, workers), 2 * seconds, 0.5);
    Prediction only = predictions().measured().get(0);

    assertThat(only.predicted()).isCloseTo(seconds, within(1e-12));
    assertThat(only.ofPredicted().value()).isCloseTo(2, within(1e-12));
    assertThat(predictions().measured()).hasSize(1);
  }

  private void newProcesses() {
    for (int fork = 1; fork <= 2; fork++) {
      Rows alone = OWN.fork(fork);
      rows.add(alone.metric("one_call_process", 0.4));
      rows.add(alone.metric("one_call_process_cpu", 0.5));
      rows.add(alone.metric("all_calls_process", 1.8));
      rows.add(alone.metric("all_calls_process_cpu", 1.5));
      rows.add(alone.metric("one_call_processes", 0.6));
      rows.add(alone.metric("one_call_processes_cpu", 0.55));
    }
  }

  /**
   * A process with one call takes 0.4 s, each of two side by side 0.6 s; nine calls more take 1.4 s
   * and 1 s of CPU time, which is 0.5 s and 0.55 s more than warm ones.
   */
  @ParameterizedTest
  @CsvSource({
    // All of them in one process, as was measured.
    "1, 1.8",
    // Five calls in each, of which four come to the first: 0.4 s and 0.5 s · log 5 / log 10.
    "2, 1.349485002168",
    // Three calls in each of four processes, of which two come to the first: 2 · (2 · 0.05 s + 0.55
    // s
    // · log 3 / log 10) of CPU time are more than their time; the start takes 2 · 0.55 s.
    "4, 1.824833379847",
    // One call in each of ten processes.
    "10, 2.75"
  })
  void aBatchOfProcessesTakesWhatNewProcessesTake(int workers, double seconds) {
    newProcesses();
    add(OWN.mode("PROCESS", workers), 2, 0.5);
    assertThat(predictions().measured().get(0).predicted()).isCloseTo(seconds, within(1e-9));
  }

  @Test
  void newProcessesAreForecastOnOtherCoresAndWithLongerCalls() {
    newProcesses();
    add(OWN.mode("PROCESS", 2), 1.349485002168, 0.5);
    add(OWN.mode("PROCESS_POOL", 2), 0.5, 0.5);
    // Half a second of waiting more in each of five calls.
    assertThat(predictions().forecast("PROCESS", new Circumstances(2, 10, 2, 0.5, 1)).value())
        .isCloseTo(1.349485002168 + 2.5, within(1e-9));
    // Ten processes on ten cores do as one on one.
    assertThat(predictions().forecast("PROCESS", under(10, 10, 20)).value())
        .isCloseTo(0.4, within(1e-9));
    assertThat(predictions().forecast("PROCESS_POOL", under(2, 10, 2)).value())
        .isCloseTo(0.5, within(1e-9));
  }

  private void sideBySide(double processes, double threads, double newThreads) {
    for (int fork = 1; fork <= 2; fork++) {
      rows.add(OWN.fork(fork).metric("calls_in_processes", processes));
      rows.add(OWN.fork(fork).metric("calls_in_threads", threads));
      rows.add(OWN.fork(fork).metric("calls_in_new_threads", newThreads));
    }
  }

  /**
   * On two cores, five rounds of 0.1 s took 0.6 s in two processes, twice as long in threads of
   * one, and 0.2 s more in new ones.
   */
  @ParameterizedTest
  @CsvSource({
    "PROCESS_POOL, 1, 1",
    "PROCESS_POOL, 2, 0.6",
    "THREAD_POOL, 1, 1",
    "THREAD_POOL, 2, 1",
    "VIRTUAL_THREADS, 2, 1",
    // No more than twice as long as its three rounds.
    "THREAD_POOL, 4, 0.6",
    // A start beside the factor, none, and two and a half.
    "THREADS, 1, 1.001",
    "THREADS, 2, 1.2",
    "THREADS, 4, 0.6925",
    // They do not run at once.
    "EVENT_LOOP, 2, 1",
    "GIL_THREADS, 2, 1"
  })
  void callsThatWereSlowerSideBySideAreSlowerInABatch(String mode, int workers, double seconds) {
    sideBySide(0.6, 1, 1.2);
    add(OWN.mode(mode, workers), seconds, 0.5);
    assertThat(predictions().measured().get(0).predicted()).isCloseTo(seconds, within(1e-12));
  }

  /** All ten at once take six times what their CPU time needs, two at once twice: four do three. */
  @ParameterizedTest
  @CsvSource({
    "THREAD_POOL, 2, 1",
    "THREAD_POOL, 4, 0.9",
    // A quarter of the way from 2.4 to 6 times 0.3 s, and two and a half starts.
    "THREADS, 4, 0.9925",
    "THREAD_POOL, 10, 1.5",
    "THREAD_POOL, 20, 1.5",
    "PROCESS_POOL, 10, 0.3",
    "THREADS, 10, 1.51"
  })
  void moreCallsAtOnceMayBeSlowerStill(String mode, int workers, double seconds) {
    sideBySide(0.6, 1, 1.2);
    rows.add(OWN.fork(1).metric("calls_all_at_once", 1.5));
    add(OWN.mode(mode, workers), seconds, 0.5);
    assertThat(predictions().measured().get(0).predicted()).isCloseTo(seconds, within(1e-12));
  }

  /** Those of a process need 0.2 s of CPU time each, those of a batch 0.1 s for each core. */
  @Test
  void collectorsBesideACallAreInWhatCallsNeedSideBySide() {
    rows.clear();
    add(OWN, 1, 2);
    sideBySide(1, 1, 1);
    add(OWN.mode("PROCESS_POOL", 2), 1, 2);
    add(OWN.mode("THREAD_POOL", 2), 1, 2);
    assertThat(predictions().measured())
        .extracting(Prediction::predicted)
        .containsExactly(1.0, 1.0);
  }

  @Test
  void workIsOfTheKindThatItDoesAlmostAlways() {
    rows.clear();
    add(OWN, 1, 0.95);
    add(OWN.mode("THREADS", 2), 0.5, 1);
    assertThat(Accuracy.of(List.of(predictions())))
        .containsExactly(new Accuracy(Kind.COMPUTES, "THREADS", 1, 1, 0));
  }

  @Test
  void theWorkIsToldAndHowManyWorkersAreOfUse() {
    assertThat(predictions().call().computing()).isCloseTo(0.5, within(1e-12));
    // Two rounds of 0.1 s take no longer than ten times 0.05 s on two cores.
    assertThat(predictions().mostUsefulWorkers()).isEqualTo(5);
  }

  /** With two workers 0.505 s are predicted. */
  @ParameterizedTest
  @CsvSource({
    "0.55, 0.5, 0, NONE",
    "0.4, 0.5, 0, FASTER",
    // 0.4 s more of CPU time on two cores are two thirds of the difference.
    "0.8, 0.9, 0, COMPUTES_MORE",
    "0.8, 0.5, 0.4, WAITS_FOR_CPU",
    "0.8, 0.6, 0.1, WAITS_FOR_OTHERS",
    "0.8, 0, 0.4, UNEXPLAINED"
  })
  void metricsShowWhyABatchTookAnotherTime(
      double wall, double cpu, double cpuWait, Departure departure) {
    add(OWN.mode("THREADS", 2), wall, cpu, cpuWait);

    assertThat(predictions().measured().get(0).departure()).isEqualTo(departure);
  }

  /** Threads that end in a batch take what they waited for a CPU with them. */
  @ParameterizedTest
  @CsvSource({"0.5, WAITS", "0.9, COMPUTES_MORE"})
  void whatThreadsWaitedForIsOpenWhereItWasNotMeasured(double cpu, Departure departure) {
    add(OWN.mode("THREADS", 2), 0.8, cpu);

    assertThat(predictions().measured().get(0).departure()).isEqualTo(departure);
  }

  /** Of 0.295 s too many, 0.2 s are collections that calls alone do not need. */
  @Test
  void collectionsAreNamedWhereTheyAreMostOfADeparture() {
    add(OWN.mode("THREADS", 2), 0.8, 0.9);
    for (int fork = 1; fork <= 2; fork++) {
      rows.add(OWN.fork(fork).metric("gc_per_batch", 0.05));
      rows.add(OWN.mode("THREADS", 2).fork(fork).metric("gc_per_batch", 0.25));
    }
    assertThat(predictions().measured().get(0).departure()).isEqualTo(Departure.COLLECTS_GARBAGE);
  }

  @Test
  void aModeThatHandsOverToSeveralWorkersAloneIsPredictedByThem() {
    add(FLOOR.mode("THREAD_POOL", 2), 0.002, 0);
    add(FLOOR.mode("THREAD_POOL", 4), 0.02, 0);
    add(OWN.mode("THREAD_POOL", 4), 0.3, 0.5);
    assertThat(predictions().measured().get(0).predicted()).isCloseTo(0.306, within(1e-12));
  }

  /**
   * One is near, one is not, one is as wide as anything, and one has neither workers nor a start.
   */
  @Test
  void cellsThatAreNearTheirPredictionsAreCounted() {
    add(OWN.mode("THREADS", 1), 1.01, 0.5);
    add(OWN.mode("THREADS", 2), 0.51, 0.5);
    add(OWN.mode("THREADS", 4), 0.6, 0.5);
    rows.add(OWN.mode("THREADS", 10).fork(1).wall(0.2));
    rows.add(OWN.mode("THREADS", 10).fork(2).wall(0.3));
    add(OWN.mode("PROCESS", 1), 1.06, 0.5);

    assertThat(Accuracy.of(List.of(predictions())))
        .containsExactlyInAnyOrder(
            new Accuracy(Kind.MIXED, "THREADS", 1, 2, 1),
            new Accuracy(Kind.MIXED, "PROCESS", 1, 1, 0));
  }

  /** As far off as the one that was measured. */
  @Test
  void whatWasNotMeasuredHasTheRangeOfWhatWas() {
    add(OWN.mode("THREADS", 2), 1.2 * 0.505, 0.5);
    Estimate four = predictions().forecast("THREADS", under(4, 10, 2));
    assertThat(four.value()).isCloseTo(0.303, within(1e-9));
    assertThat(four.interval().orElseThrow().low()).isCloseTo(0.303 / 1.2, within(1e-9));
    assertThat(four.interval().orElseThrow().high()).isCloseTo(0.303 * 1.2, within(1e-9));

    assertThat(predictions().forecast("THREADS", under(10, 10, 10)).value())
        .isCloseTo(0.101, within(1e-9));
    assertThat(predictions().forecast("THREADS", under(10, 100, 2)).value())
        .isCloseTo(2.51, within(1e-9));
  }

  @Test
  void aWaitIsAddedAndASizeMultiplied() {
    rows.clear();
    add(Rows.IO, 1.02, 0.02);
    add(Rows.IO.mode("THREADS", 5), 0.204, 0.02);
    assertThat(predictions().forecast("THREADS", new Circumstances(10, 10, 2, 0.1, 1)).value())
        .isCloseTo(0.202, within(1e-9));
    rows.clear();
    add(Rows.CPU, 0.1, 0.11);
    add(Rows.CPU.mode("THREADS", 2), 0.05, 0.1);
    assertThat(predictions().forecast("THREADS", new Circumstances(4, 10, 4, 0, 3)).value())
        .isCloseTo(0.09, within(1e-9));
  }

  @Test
  void withoutTheBaselineOrItsCpuTimeThereIsNothingToPredictFrom() {
    rows.clear();
    add(OWN, 1, 0);
    add(OWN.mode("THREADS", 2), 1, 0.5);
    assertThat(Predictions.in(Measurements.of(rows, Catalogue.STANDARD), 0.95)).isEmpty();
  }
}
