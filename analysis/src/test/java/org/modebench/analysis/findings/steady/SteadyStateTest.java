package org.modebench.analysis.findings.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.prose.SteadyWords;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.statistics.Tolerance;

class SteadyStateTest {
  private static List<Row> fork(int fork, int iterations, int changeAt, double before) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < iterations; i++) {
      double level = (i < changeAt ? before : 0.1) + 0.0002 * Math.sin((i + 1.0) * (i + 1));
      rows.add(Rows.CPU.fork(fork).iteration(i + 1).wall(level));
    }
    return rows;
  }

  @SafeVarargs
  private static Cell cell(List<Row>... forks) {
    List<Row> rows = new ArrayList<>();
    for (List<Row> fork : forks) {
      rows.addAll(fork);
    }
    return Cell.of(rows);
  }

  /** Of rows that do not tell how long an iteration was. */
  private static SteadyState state(Cell cell) {
    return SteadyState.of(cell, OptionalDouble.empty(), Tolerance.DEFAULT);
  }

  @Test
  void forksThatAgree() {
    SteadyState state = state(cell(fork(1, 20, 0, 0), fork(2, 20, 0, 0)));
    assertThat(state.agreed()).contains(Classification.FLAT);
    assertThat(SteadyWords.of(state)).isEqualTo("flat");
    assertThat(state.isUnsettled()).isFalse();
  }

  /** A fork that never settles is shown, not averaged away. */
  @Test
  void forksThatDiffer() {
    SteadyState state =
        state(
            cell(fork(1, 40, 0, 0), fork(2, 40, 10, 0.2), fork(3, 40, 0, 0), fork(4, 40, 35, 0.2)));
    assertThat(state.agreed()).isEmpty();
    assertThat(SteadyWords.of(state)).satisfies(says("2 flat", "1 warm-up", "1 no steady state"));
    assertThat(state.isUnsettled()).isTrue();
    assertThat(state.counts())
        .isEqualTo(
            Map.of(
                Classification.FLAT, 2,
                Classification.WARM_UP, 1,
                Classification.NO_STEADY_STATE, 1));
    assertThat(state.forks()).extracting(ForkState::fork).containsExactly(1, 2, 3, 4);
  }

  /** Which kind of unsettled decides what to do: a drift need not end with a longer warm-up. */
  @Test
  void driftingForksAreSaidToDrift() {
    List<Row> drifting = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      drifting.add(Rows.CPU.fork(2).iteration(i + 1).wall(0.1 + 0.001 * i));
    }
    Cell steady = cell(fork(1, 40, 0, 0), drifting);
    assertThat(SteadyWords.of(state(steady)))
        .satisfies(says("1 flat", "1 no steady state", "drifting"));
    assertThat(state(steady).isUnsettled()).isTrue();
    assertThat(SteadyWords.of(state(cell(drifting)))).satisfies(says("no steady state", "drift"));
    assertThat(SteadyWords.of(state(cell(fork(1, 40, 35, 0.2), drifting))))
        .satisfies(says("1 no steady state", "1 no steady state", "drifting"));
  }

  @Test
  void fewIterationsAreNotClassified() {
    assertThat(SteadyWords.of(state(cell(fork(1, 2, 0, 0), fork(2, 2, 0, 0)))))
        .satisfies(says("too few", "2", "10"));
    assertThat(SteadyWords.of(state(cell(fork(1, 2, 0, 0), fork(2, 9, 0, 0)))))
        .satisfies(says("too few", "2", "9", "10"));
    assertThat(SteadyWords.of(state(Cell.of(List.of(Rows.CPU.failed("crash"))))))
        .isEqualTo("not measured");
  }

  /**
   * Iterations of at least 0.25 s hold three batches of 0.1 s, 0.3 s in all, and one of 0.4 s: 0.7
   * s in which 0.07 s were compilation.
   */
  @Test
  void compilationAndCollectionAreSharesOfTheMeasuredTime() {
    Cell cell =
        Cell.of(
            List.of(
                Rows.CPU.wall(0.1),
                Rows.CPU.metric("compile", 0.05),
                Rows.CPU.metric("gc", 0.014),
                Rows.CPU.iteration(2).wall(0.4),
                Rows.CPU.iteration(2).metric("compile", 0.02),
                Rows.CPU.iteration(2).metric("gc", 0)));
    SteadyState state = SteadyState.of(cell, OptionalDouble.of(0.25), Tolerance.DEFAULT);
    assertThat(state.compileShare().orElseThrow()).isCloseTo(0.1, within(1e-12));
    assertThat(state.gcShare().orElseThrow()).isCloseTo(0.02, within(1e-12));
    assertThat(state.forks().get(0).compileShare().orElseThrow()).isCloseTo(0.1, within(1e-12));
    SteadyState unknown = state(cell);
    assertThat(unknown.compileShare()).isEmpty();
    assertThat(unknown.compileSeconds().orElseThrow()).isCloseTo(0.035, within(1e-12));
    assertThat(unknown.gcSeconds().orElseThrow()).isCloseTo(0.007, within(1e-12));
  }

  @Test
  void withoutCompilationOnRecordThereIsNoShare() {
    SteadyState state =
        SteadyState.of(cell(fork(1, 2, 0, 0)), OptionalDouble.of(0.3), Tolerance.DEFAULT);
    assertThat(state.compileShare()).isEmpty();
    assertThat(state.compileSeconds()).isEmpty();
    assertThat(state.gcShare()).isEmpty();
  }

  @Test
  void aToleranceOutsideItsDomain() {
    assertThatThrownBy(() -> new Tolerance(1))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("tolerance", "at least 0", "less than 1", "1.0"));
  }
}
