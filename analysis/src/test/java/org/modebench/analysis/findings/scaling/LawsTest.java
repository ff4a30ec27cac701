package org.modebench.analysis.findings.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.prose.ScalingWords;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

class LawsTest {
  private final List<Row> rows = new ArrayList<>();

  /** Three forks that spread by 1 %. */
  private void add(Rows cell, double seconds) {
    double[] factors = {0.99, 1, 1.01};
    for (int i = 0; i < factors.length; i++) {
      rows.add(cell.fork(i + 1).wall(seconds * factors[i]));
    }
  }

  private void addMode(Rows workload, String mode, int... workers) {
    for (int n : workers) {
      add(workload.mode(mode, n), 1 / Law.amdahl(0.95, 0.1).predict(n));
    }
  }

  private Scaling scaling() {
    Map.Entry<MeasuredWorkload, SortedMap<CellKey, Cell>> only =
        Measurements.of(rows, Catalogue.STANDARD).workloads().entrySet().iterator().next();
    List<Scaling> scalings = Laws.of(only.getKey(), only.getValue());
    assertThat(scalings).hasSize(1);
    return scalings.get(0);
  }

  @Test
  void speedupOverSequentialIsFitted() {
    add(Rows.IO, 1);
    addMode(Rows.IO, "THREADS", 1, 2, 3, 4, 6, 8);
    Scaling scaling = scaling();
    assertThat(scaling.mode()).isEqualTo("THREADS");
    assertThat(scaling.overSequential()).isTrue();
    assertThat(scaling.noLaw()).isEmpty();
    LawFit fit = scaling.chosen().orElseThrow();
    assertThat(fit.form()).isEqualTo(LawForm.AMDAHL);
    assertThat(fit.parameters().get(0).estimate().value()).isCloseTo(0.95, within(1e-6));
    assertThat(fit.parameters().get(1).estimate().value()).isCloseTo(0.1, within(1e-6));
    assertThat(scaling.caveats()).containsExactly(Caveat.BEST_IS_A_GUESS);
  }

  /** Ten calls of 1/0.95 s with one worker. */
  @Test
  void withoutSequentialCallsASecondAreFitted() {
    addMode(Rows.IO, "THREADS", 1, 2, 3, 4, 6, 8);
    Scaling scaling = scaling();
    assertThat(scaling.overSequential()).isFalse();
    assertThat(scaling.chosen().orElseThrow().parameters().get(0).estimate().value())
        .isCloseTo(9.5, within(1e-3));
    // The mode with one worker stands in for SEQUENTIAL.
    assertThat(scaling.serialFractions().get(0).serialFraction().value())
        .isCloseTo(0.1, within(1e-3));
  }

  @Test
  void fiveNumbersOfWorkersAreTooFew() {
    add(Rows.IO, 1);
    addMode(Rows.IO, "THREADS", 1, 2, 3, 5, 10);
    assertThat(scaling().noLaw()).contains(NoLaw.TOO_FEW_WORKER_COUNTS);
    assertThat(scaling().chosen()).isEmpty();
    assertThat(scaling().points()).hasSize(5);
    assertThat(scaling().serialFractions()).hasSize(4);
  }

  @Test
  void computingOnTwoCoresTellsNothing() {
    add(Rows.CPU, 1);
    addMode(Rows.CPU, "THREADS", 1, 2, 3, 4, 5, 6, 8, 10);
    assertThat(scaling().noLaw()).contains(NoLaw.TOO_FEW_CORES);
  }

  @Test
  void computingUpToTheCoresIsFitted() {
    add(Rows.CPU.cores(8), 1);
    addMode(Rows.CPU.cores(8), "THREADS", 1, 2, 3, 4, 6, 8, 16);
    Scaling scaling = scaling();
    assertThat(scaling.chosen().orElseThrow().residuals())
        .extracting(Residual::workers)
        .containsExactly(1, 2, 3, 4, 6, 8);
    assertThat(scaling.points()).hasSize(7);
    assertThat(scaling.caveats()).contains(Caveat.BEYOND_CORES_LEFT_OUT);
    assertThat(scaling.serialFractions().get(5)).extracting(KarpFlatt::processors).isEqualTo(8);
  }

  @Test
  void fewNumbersOfWorkersOnManyCores() {
    add(Rows.CPU.cores(8), 1);
    addMode(Rows.CPU.cores(8), "THREADS", 1, 4, 8, 16, 32, 64);
    assertThat(scaling().noLaw()).contains(NoLaw.TOO_FEW_WORKER_COUNTS);
  }

  @Test
  void oneThreadThatComputesDoesNotScale() {
    add(Rows.CPU.cores(64), 1);
    addMode(Rows.CPU.cores(64), "EVENT_LOOP", 1, 2, 3, 4, 6, 8);
    assertThat(scaling().noLaw()).contains(NoLaw.ONE_CALL_AT_A_TIME);
  }

  @Test
  void rowsOfSeveralMachines() {
    add(Rows.CPU.cores(8), 1);
    addMode(Rows.CPU.cores(8), "THREADS", 1, 2, 3, 4, 6);
    addMode(Rows.CPU.cores(16), "THREADS", 8);
    assertThat(scaling().noLaw()).contains(NoLaw.DIFFERENT_CORES);
  }

  /** A benchmark of unknown name computes if its worker is busy for most of the time. */
  @Test
  void otherBenchmarksComputeIfTheyUseTheCpu() {
    Rows other = Rows.IO.benchmark("Sorting");
    addMode(other, "THREADS", 1, 2, 3, 4, 6, 8);
    assertThat(scaling().chosen()).isPresent();
    rows.add(other.mode("THREADS", 1).metric("cpu", 1));
    assertThat(scaling().noLaw()).contains(NoLaw.TOO_FEW_CORES);
  }

  @Test
  void aFailedForkLeavesItsNumberOfWorkersOut() {
    add(Rows.IO, 1);
    addMode(Rows.IO, "THREADS", 1, 2, 3, 4, 6, 8);
    rows.add(Rows.IO.mode("THREADS", 5).iteration(0).failed("crash"));
    Scaling scaling = scaling();
    assertThat(scaling.points()).extracting(Point::workers).containsExactly(1, 2, 3, 4, 6, 8);
    assertThat(scaling.caveats().get(0)).isEqualTo(Caveat.FAILED_LEFT_OUT);
  }

  @Test
  void suspectRowsAreSaid() {
    add(Rows.IO, 1);
    addMode(Rows.IO, "THREADS", 1, 2, 3, 4, 6);
    rows.add(Rows.IO.mode("THREADS", 8).suspect(0.2, "busy"));
    assertThat(scaling().caveats()).contains(Caveat.SUSPECT_ROWS);
    assertThat(ScalingWords.caveats(scaling())).anySatisfy(says("THREADS", "some", "SUSPECT"));
  }

  @Test
  void oneForkHasNoIntervals() {
    rows.add(Rows.IO.wall(1));
    for (int n : new int[] {1, 2, 3, 4, 6, 8, 10}) {
      rows.add(Rows.IO.mode("THREADS", n).wall(Math.ceil(10.0 / n) / 10));
    }
    Scaling scaling = scaling();
    LawFit fit = scaling.chosen().orElseThrow();
    assertThat(fit.form()).isEqualTo(LawForm.STAIRCASE);
    assertThat(fit.parameters().get(0).estimate().interval()).isEmpty();
    assertThat(fit.bestWorkers()).isEqualTo(new Estimate(10, Optional.empty(), 1));
    assertThat(scaling.caveats()).containsExactly(Caveat.NO_INTERVALS);
  }

  @Test
  void speedsThatNoLawDescribes() {
    add(Rows.IO, 1);
    double[] times = {1, 0.5, 2, 0.3, 1.5, 0.25};
    for (int i = 0; i < times.length; i++) {
      add(Rows.IO.mode("THREADS", i + 1), times[i]);
    }
    assertThat(scaling().noLaw()).contains(NoLaw.NONE_HOLDS);
    assertThat(ScalingWords.noLaw(scaling())).containsPattern("off by up to \\d+ %.* 20 %");
  }

  /** S = 1.95 on two processors: (1 / 1.95 − 1 / 2) / (1 − 1 / 2). */
  @Test
  void karpFlatt() {
    Estimate fraction =
        KarpFlatt.fraction(2, new Estimate(1 / 1.95, Optional.of(new Interval(0.5, 1)), 3));
    assertThat(fraction.value()).isCloseTo(0.025641, within(1e-6));
    // As fast as two, and as slow as one.
    assertThat(fraction.interval()).contains(new Interval(0, 1));
    assertThatThrownBy(() -> new KarpFlatt(2, 1, fraction))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("at least 2 processors", "1 for 2 workers"));
  }
}
