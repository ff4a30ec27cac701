package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.results.AttemptsTest.fork;
import static org.modebench.analysis.results.AttemptsTest.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;

/** Two rounds of one case, of two iterations each: what of them is there, as it was written. */
class PlanCheckTest {
  private static final List<Row> FIRST = fork("r", 1, 0, Status.VALID);
  private static final List<Row> SECOND = fork("r", 2, 10, Status.VALID);

  @TempDir private Path folder;

  private List<String> gaps(RunRecord record, String rows) throws Exception {
    Path file = folder.resolve("results.csv");
    Files.writeString(file, ResultsCsv.HEADER + "\n" + rows);
    EnvironmentFile.beside(file).write(record);
    return ResultsFile.read(file).gaps();
  }

  private static String csv(List<Row> rows) {
    return rows.stream().map(ResultsCsv::format).collect(Collectors.joining());
  }

  private static String both() {
    return csv(FIRST) + csv(SECOND);
  }

  private static RunRecord complete() {
    RunRecord record = record("r");
    record.setState(RunState.COMPLETE);
    return record;
  }

  private static RunRecord withDigests() {
    RunRecord record = complete();
    record.setDigests(List.of(ForkDigest.of(FIRST).toString(), ForkDigest.of(SECOND).toString()));
    return record;
  }

  private void assertGap(RunRecord record, String rows, String named) throws Exception {
    assertThat(gaps(record, rows))
        .singleElement()
        .asString()
        .contains("run \"r\"", named)
        .hasLineCount(1);
  }

  @Test
  void whatWasWrittenIsNotBlamed() throws Exception {
    assertThat(gaps(complete(), both())).isEmpty();
    assertThat(gaps(withDigests(), both())).isEmpty();
    assertThat(gaps(withDigests(), csv(SECOND) + csv(FIRST))).as("in another order").isEmpty();
    assertThat(gaps(withDigests(), both().replace(",1.0,", ",1,"))).as("other digits").isEmpty();
  }

  @Test
  void aDeletedForkIsMissed() throws Exception {
    for (RunRecord record : List.of(complete(), withDigests())) {
      assertGap(
          record, csv(FIRST), "of 2 forks 1 is missing (\"CpuBound THREADS 2 limit=5, fork 2\")");
    }
  }

  /** An iteration that somebody thought an outlier. */
  @Test
  void aDeletedIterationIsMissed() throws Exception {
    List<Row> without = SECOND.subList(2, 4);
    for (RunRecord record : List.of(complete(), withDigests())) {
      assertGap(record, csv(FIRST) + csv(without), "1 is without some of the rows");
    }
  }

  @Test
  void aDeletedRowIsMissed() throws Exception {
    List<Row> withoutItsLast = SECOND.subList(0, 3);
    for (RunRecord record : List.of(complete(), withDigests())) {
      assertGap(record, csv(FIRST) + csv(withoutItsLast), "1 is without some of the rows");
    }
    List<Row> withoutCpu = new ArrayList<>(SECOND);
    withoutCpu.remove(0);
    assertGap(withDigests(), csv(FIRST) + csv(withoutCpu), "1 is without some of the rows");
  }

  @Test
  void anotherValueIsNoticed() throws Exception {
    String changed = csv(FIRST) + csv(SECOND).replaceFirst(",1\\.0,", ",1.5,");
    assertGap(
        withDigests(), changed, "1 is not as measured (\"CpuBound THREADS 2 limit=5, fork 2\")");
    String trusted = both().replace("VALID", "SUSPECT");
    assertGap(withDigests(), trusted, "2 are not as measured");
  }

  @Test
  void rowsThatWereAddedAreNoticed() throws Exception {
    assertGap(withDigests(), both() + csv(SECOND), "1 is not as measured");
    String third = csv(fork("r", 3, 20, Status.VALID));
    assertGap(complete(), both() + third, "1 is not in the plan");
  }

  /** A case that failed is not run in later rounds. */
  @Test
  void aForkThatWasNotRunIsNotMissed() throws Exception {
    List<Row> failed = fork("r", 1, 0, Status.FAILED);
    assertThat(gaps(complete(), csv(failed))).isEmpty();
    RunRecord record = complete();
    record.setDigests(List.of(ForkDigest.of(failed).toString(), RunRecord.NOT_RUN));
    assertThat(gaps(record, csv(failed))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = RunState.class, names = "COMPLETE", mode = EnumSource.Mode.EXCLUDE)
  void aRunThatIsNotCompleteIsNotBlamed(RunState state) throws Exception {
    RunRecord record = record("r");
    record.setState(state);
    assertThat(gaps(record, csv(FIRST))).isEmpty();
  }

  /** Of the runs that are shown only. */
  @Test
  void eachRunHasItsOwn() throws Exception {
    String other = csv(fork("s", 1, 0, Status.VALID));
    assertThat(gaps(complete(), csv(FIRST) + other)).hasSize(1);
    Results results = ResultsFile.read(folder.resolve("results.csv"));
    assertThat(results.ofRun("r").gaps()).hasSize(1);
    assertThat(results.ofRun("s").gaps()).isEmpty();
  }
}
