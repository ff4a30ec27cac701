package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.record.CaseSettings;
import org.modebench.analysis.results.record.RecordedCase;
import org.modebench.analysis.results.record.RunRecord;

class AttemptsTest {
  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  /** A run of one case, whose forks measure two iterations. */
  static RunRecord record(String run) {
    RunRecord record = RunRecord.of(run);
    record.setPlan(
        List.of(
            new RecordedCase(
                "org.CpuBoundBenchmark.measured",
                "CpuBound",
                Map.of("mode", "THREADS", "workers", "2", "calls", "10", "limit", "5"),
                new CaseSettings(0, 0, 0, 2, 0, 0),
                false,
                "CpuBound THREADS")),
        2,
        2,
        List.of("0", "0"));
    return record;
  }

  static Row row(
      String run, int fork, int second, int iteration, String metric, Status status, String why) {
    return new Row(
        run,
        START.plusSeconds(second),
        "CpuBound",
        "THREADS",
        2,
        10,
        "limit=5",
        fork,
        iteration,
        metric,
        status == Status.FAILED ? Double.NaN : 1,
        "s",
        status,
        why,
        "h",
        2,
        "17",
        "abc");
  }

  /** What a fork writes: each metric of each iteration, time last. */
  static List<Row> fork(String run, int fork, int second, Status status) {
    String why = status == Status.VALID ? "" : "slow";
    if (status == Status.FAILED) {
      return List.of(row(run, fork, second, 0, "wall", status, "It broke."));
    }
    return List.of(
        row(run, fork, second, 1, "cpu", status, why),
        row(run, fork, second, 1, "wall", status, why),
        row(run, fork, second, 2, "cpu", status, why),
        row(run, fork, second, 2, "wall", status, why));
  }

  private static List<Row> fork(int fork, int second, Status status) {
    return fork("r", fork, second, status);
  }

  private static Attempts attempts(List<List<Row>> forks) {
    List<Row> rows = forks.stream().flatMap(List::stream).toList();
    return new Attempts(RowList.of(rows), record("r"));
  }

  private static ForkKey key(int fork) {
    return new ForkKey(fork(fork, 0, Status.VALID).get(0).caseKey(), fork);
  }

  @Test
  void aForkIsWholeWithTheTimeOfItsLastIteration() {
    for (int written = 1; written < 4; written++) {
      List<Row> whole = fork(1, 0, Status.VALID);
      List<Row> torn = fork(2, 10, Status.VALID).subList(0, written);
      Attempts attempts = attempts(List.of(whole, torn));

      assertThat(attempts.status(key(1))).contains(Status.VALID);
      assertThat(attempts.status(key(2))).isEmpty();
      assertThat(attempts.counting()).isEqualTo(whole);
      assertThat(attempts.attempts()).isEqualTo(2);
      assertThat(attempts.measured()).isEqualTo(1);
    }
  }

  /** A fork whose time was torn off must be measured again, whatever else it has. */
  @Test
  void noOtherMetricClosesAFork() {
    List<Row> torn = new ArrayList<>(fork(1, 0, Status.VALID).subList(0, 3));
    torn.add(row("r", 1, 0, 2, "throughput", Status.VALID, ""));

    assertThat(attempts(List.of(torn)).counting()).isEmpty();
  }

  @Test
  void aForkThatFailedIsWholeButNotMeasured() {
    Attempts attempts = attempts(List.of(fork(1, 0, Status.FAILED)));

    assertThat(attempts.status(key(1))).contains(Status.FAILED);
    assertThat(attempts.measured()).isZero();
    assertThat(attempts.counting()).hasSize(1);
  }

  @Test
  void theLastValidAttemptCountsAndElseTheLastOfTheBest() {
    List<Row> valid = fork(1, 20, Status.VALID);
    assertThat(
            attempts(
                    List.of(
                        fork(1, 0, Status.VALID),
                        fork(1, 10, Status.FAILED),
                        valid,
                        fork(1, 30, Status.SUSPECT),
                        fork(1, 40, Status.VALID).subList(0, 3)))
                .counting())
        .isEqualTo(valid);
    List<Row> suspect = fork(1, 20, Status.SUSPECT);
    assertThat(
            attempts(List.of(fork(1, 0, Status.SUSPECT), suspect, fork(1, 30, Status.FAILED)))
                .counting())
        .isEqualTo(suspect);
    List<Row> failed = fork(1, 20, Status.FAILED);
    assertThat(attempts(List.of(fork(1, 0, Status.FAILED), failed)).counting()).isEqualTo(failed);
  }

  @Test
  void ofACaseThatIsNotOnRecordEveryAttemptIsWhole() {
    List<Row> torn = fork(1, 0, Status.VALID).subList(0, 1);

    assertThat(new Attempts(RowList.of(torn), RunRecord.of("r")).counting()).isEqualTo(torn);
  }
}
