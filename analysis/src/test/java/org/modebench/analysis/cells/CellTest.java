package org.modebench.analysis.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.Status;

class CellTest {
  private static final Rows ROW = Rows.CPU;

  /** Guards against pooling: three iterations of one fork must not outweigh one of another. */
  @Test
  void theForkIsTheSample() {
    Cell cell =
        Cell.of(
            List.of(
                ROW.iteration(1).wall(1),
                ROW.iteration(2).wall(2),
                ROW.iteration(3).wall(3),
                ROW.fork(2).wall(8)));
    assertThat(cell.sample("wall").orElseThrow().n()).isEqualTo(2);
    assertThat(cell.sample("wall").orElseThrow().geometricMean()).isCloseTo(4, within(1e-12));
    assertThat(cell.mean("wall").orElseThrow()).isEqualTo(5);
  }

  @Test
  void oneFailedForkFailsTheCell() {
    Cell cell =
        Cell.of(
            List.of(ROW.wall(1), ROW.fork(2).iteration(0).failed("crash"), ROW.fork(3).wall(1)));
    assertThat(cell.status()).isEqualTo(Status.FAILED);
    assertThat(cell.reasons()).containsExactly("crash");
    assertThat(cell.forks()).isEqualTo(3);
    assertThat(cell.failedForks()).isEqualTo(1);
    assertThat(cell.sample("wall")).isEmpty();
    assertThat(cell.mean("wall")).isEmpty();
  }

  /** A table prints the number of forks, of which a sample of fewer would be another. */
  @Test
  void aMetricThatAForkLacksHasNoSample() {
    Cell cell =
        Cell.of(
            List.of(
                ROW.wall(1),
                ROW.fork(2).wall(1),
                ROW.metric("latency_p99", 0.1),
                ROW.fork(3).wall(1),
                ROW.fork(3).metric("latency_p99", 0.1)));
    assertThat(cell.forks()).isEqualTo(3);
    assertThat(cell.sample("wall")).isPresent();
    assertThat(cell.sample("latency_p99")).isEmpty();
  }

  @Test
  void oneSuspectRowMakesTheCellSuspect() {
    Cell cell = Cell.of(List.of(ROW.wall(1), ROW.fork(2).suspect(1.1, "busy")));
    assertThat(cell.status()).isEqualTo(Status.SUSPECT);
    assertThat(cell.reasons()).containsExactly("busy");
    assertThat(cell.sample("wall")).isPresent();
  }

  @Test
  void aMissingReasonIsSaid() {
    assertThat(Cell.of(List.of(ROW.suspect(1, ""))).reasons())
        .containsExactly("no reason is given");
  }

  /** A resumed run measures a fork again that failed, or that a crash cut short. */
  @Test
  void theLaterMeasurementOfAForkCounts() {
    Rows later = ROW.start("2026-11-01T13:00:00Z");
    Cell cell =
        Cell.of(List.of(later.wall(2), ROW.iteration(0).failed("crash"), ROW.iteration(2).wall(9)));
    assertThat(cell.status()).isEqualTo(Status.VALID);
    assertThat(cell.mean("wall").orElseThrow()).isEqualTo(2);
    assertThat(cell.measuredTwice()).isTrue();
  }

  @Test
  void theLaterOfTwoRowsForOneIterationCounts() {
    Cell cell = Cell.of(List.of(ROW.wall(9), ROW.wall(2)));
    assertThat(cell.mean("wall").orElseThrow()).isEqualTo(2);
    assertThat(cell.measuredTwice()).isTrue();
  }

  @Test
  void aTimeOfZeroHasNoLogarithm() {
    Cell cell = Cell.of(List.of(ROW.wall(0), ROW.fork(2).wall(1)));
    assertThat(cell.sample("wall")).isEmpty();
    assertThat(cell.mean("wall").orElseThrow()).isEqualTo(0.5);
    assertThat(cell.measuredTwice()).isFalse();
  }

  @Test
  void theMeanOfHugeValuesDoesNotOverflow() {
    Cell cell =
        Cell.of(List.of(ROW.wall(Double.MAX_VALUE), ROW.iteration(2).wall(Double.MAX_VALUE)));
    assertThat(cell.mean("wall").orElseThrow()).isEqualTo(Double.MAX_VALUE);
  }
}
