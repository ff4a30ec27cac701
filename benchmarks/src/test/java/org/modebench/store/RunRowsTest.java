package org.modebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.Status;
import org.modebench.fork.Measured;
import org.modebench.plan.Case;
import org.modebench.session.Cases;

/** A fork of two iterations, and what a crash may leave of it. */
class RunRowsTest {
  private static final String RUN = "20261101T120000Z-beef";
  private static final Case CASE = Cases.cpu("THREADS", 2);
  private static final RowFactory ROWS = new RowFactory(RUN, "h", 2, "17", "abc");

  private static List<String> fork(int number) {
    List<Measured> values =
        List.of(
            new Measured(1, "cpu", 1, "s"),
            new Measured(1, "wall", 1, "s"),
            new Measured(2, "cpu", 1, "s"),
            new Measured(2, "wall", 1, "s"));
    return ROWS.measured(CASE, number, Instant.EPOCH, values, Status.VALID, "").stream()
        .map(ResultsCsv::format)
        .toList();
  }

  private static RunRows read(List<String> lines) {
    return new RunRows(RUN, List.of(CASE), lines);
  }

  @Test
  void aForkIsWholeWithThePrimaryMetricOfItsLastIteration() {
    RunRows rows = read(fork(1));

    assertThat(rows.has(CASE, 1)).isTrue();
    assertThat(rows.has(CASE, 2)).isFalse();
    assertThat(rows.torn()).isEmpty();
    assertThat(rows.forks()).isEqualTo(1);
  }

  @Test
  void aForkCutAnywhereIsTorn() {
    for (int whole = 1; whole < 4; whole++) {
      List<String> lines = new ArrayList<>(fork(1));
      lines.addAll(fork(2).subList(0, whole));
      RunRows rows = read(lines);

      assertThat(rows.has(CASE, 1)).isTrue();
      assertThat(rows.has(CASE, 2)).isFalse();
      assertThat(rows.torn()).containsExactlyInAnyOrderElementsOf(fork(2).subList(0, whole));
    }
  }

  @Test
  void aForkWhoseLastLineHasNoEndIsTorn() {
    List<String> lines = new ArrayList<>(fork(1));
    String last = lines.remove(3);
    lines.add(last.substring(0, last.length() - 1));

    assertThat(read(lines).has(CASE, 1)).isFalse();
    assertThat(read(lines).torn()).hasSize(4);
  }

  @Test
  void aFailedForkIsWholeAndItsCaseHasFailed() {
    List<String> lines =
        ROWS.failed(CASE, 1, Instant.EPOCH, "No, \"really\".").stream()
            .map(ResultsCsv::format)
            .toList();

    assertThat(read(lines).has(CASE, 1)).isTrue();
    assertThat(read(lines).failed(CASE)).isTrue();
    assertThat(read(fork(1)).failed(CASE)).isFalse();
  }

  /** A fork whose wall time was torn off must be measured again, whatever else it has. */
  @Test
  void throughputDoesNotCloseAFork() {
    List<String> torn = new ArrayList<>(fork(1));
    torn.replaceAll(line -> line.replace(",wall,", ",throughput,"));

    assertThat(read(torn).forks()).isZero();
    assertThat(read(torn).torn()).containsExactlyInAnyOrderElementsOf(torn);
  }

  @Test
  void linesOfOtherRunsAreNotLookedAt() {
    List<String> others = fork(1).stream().map(l -> l.replace("beef", "cafe")).toList();

    assertThat(read(others).forks()).isZero();
    assertThat(read(others.subList(0, 2)).torn()).isEmpty();
  }

  @Test
  void suspicionChangesTheValidRowsOfItsCasesAndNothingElse() {
    Suspicion suspicion = new Suspicion(RUN, Set.of(CASE.key()), "the mock, it was \"slow\"");
    String valid = fork(1).get(0);

    assertThat(suspicion.apply(valid))
        .isEqualTo(valid.replace(",VALID,,", ",SUSPECT,\"the mock, it was \"\"slow\"\"\","));
    assertThat(suspicion.apply(valid.replace("beef", "cafe"))).contains(",VALID,,");
    String twice =
        new Suspicion(RUN, Set.of(CASE.key()), "it is profiled").apply(suspicion.apply(valid));
    assertThat(RunRows.field(RunRows.parse(twice).orElseThrow(), "reason"))
        .isEqualTo("the mock, it was \"slow\"; it is profiled");
    assertThat(suspicion.apply(twice)).as("a reason that it has").isEqualTo(twice);
    assertThat(new Suspicion(RUN, Set.of(Cases.io("THREADS", 2).key()), "x").apply(valid))
        .isEqualTo(valid);
    String failed = ResultsCsv.format(ROWS.failed(CASE, 1, Instant.EPOCH, "No.").get(0));
    assertThat(suspicion.apply(failed)).isEqualTo(failed);
  }
}
