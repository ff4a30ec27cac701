package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.results.AttemptsTest.fork;
import static org.modebench.analysis.results.AttemptsTest.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.record.Doubt;
import org.modebench.analysis.results.record.RunRecord;

/** Rows and records of a file, joined. */
class RecordedRowsTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("results.csv");
  }

  private void write(List<Row> rows, RunRecord... records) throws Exception {
    Files.writeString(
        file,
        ResultsCsv.HEADER
            + "\n"
            + rows.stream().map(ResultsCsv::format).collect(Collectors.joining()));
    EnvironmentFile environment = EnvironmentFile.beside(file);
    for (RunRecord record : records) {
      environment.write(record);
    }
  }

  private static List<Row> both(List<Row> first, List<Row> second) {
    List<Row> rows = new ArrayList<>(first);
    rows.addAll(second);
    return rows;
  }

  @Test
  void whatWasLearntAfterwardsMakesRowsSuspectAndTheFileStaysAsItIs() throws Exception {
    RunRecord record = record("r");
    List<Row> valid = fork("r", 1, 0, Status.VALID);
    record.add(new Doubt("the mock was slow", List.of(valid.get(0).caseKey())));
    List<Row> all =
        both(both(valid, fork("r", 2, 10, Status.SUSPECT)), fork("s", 1, 20, Status.VALID));
    write(all, record);

    RowList joined = ResultsFile.read(file).rows();

    assertThat(joined).hasSize(all.size());
    assertThat(joined.get(0)).isEqualTo(valid.get(0).with(Status.SUSPECT, "the mock was slow"));
    assertThat(joined.get(4).reason()).isEqualTo("slow; the mock was slow");
    assertThat(joined.get(8)).as("of another run").isEqualTo(all.get(8));
    assertThat(ResultsFile.readRows(file).rows()).isEqualTo(all);
  }

  @Test
  void aForkThatFailedStaysFailed() throws Exception {
    RunRecord record = record("r");
    List<Row> failed = fork("r", 1, 0, Status.FAILED);
    record.add(new Doubt("the mock was slow", List.of(failed.get(0).caseKey())));
    write(failed, record);

    assertThat(ResultsFile.read(file).rows()).isEqualTo(failed);
  }

  @Test
  void attemptsThatDoNotCountAreLeftOut() throws Exception {
    List<Row> torn = fork("r", 1, 0, Status.VALID).subList(0, 3);
    List<Row> whole = fork("r", 1, 10, Status.VALID);
    write(both(both(torn, fork("r", 2, 5, Status.FAILED)), whole), record("r"));

    assertThat(ResultsFile.read(file).rows())
        .isEqualTo(both(fork("r", 2, 5, Status.FAILED), whole));
  }

  @Test
  void withoutARecordEveryRowStays() throws Exception {
    List<Row> rows = fork("r", 1, 0, Status.VALID).subList(0, 3);
    write(rows);

    assertThat(ResultsFile.read(file).rows()).isEqualTo(rows);
    assertThat(ResultsFile.read(file).record("r")).isEmpty();
  }

  @Test
  void aRecordThatCannotBeReadIsSaidAndTheRowsAreThere() throws Exception {
    write(fork("r", 1, 0, Status.VALID));
    tear();

    Results results = ResultsFile.read(file);

    assertThat(results.rows()).hasSize(4);
    assertThat(results.warnings()).hasSize(1);
    assertThat(results.warnings().get(0))
        .contains("results.environment.json is not an environment");
  }

  private void tear() throws IOException {
    Files.writeString(EnvironmentFile.besideOf(file), "{\"runs\": {");
  }
}
