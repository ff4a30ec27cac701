package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;

class EnvironmentFileTest {
  @TempDir private Path folder;

  private EnvironmentFile read(String json) throws IOException, ResultsFileException {
    Files.writeString(folder.resolve("results.environment.json"), json);
    return EnvironmentFile.beside(folder.resolve("results.csv"));
  }

  @Test
  void whatIsOnRecordIsFound() throws Exception {
    RunRecord run =
        read("""
            {"runs": {"r1": {"state": "COMPLETE", "seed": 7, "dirty": true, "commit": "abc",
              "arguments": ["-f", "3"], "host": {"cpu": "AMD", "cgroupQuota": "max 100000"}, "forks": {"version": "17"},
              "mockChecks": [{"trusted": true}, {"trusted": false}],
              "dependencies": {"jmh": "1.37"}}}}
            """)
            .run("r1")
            .orElseThrow();
    assertThat(run.state()).contains(RunState.COMPLETE);
    assertThat(run.seed()).hasValue(7);
    assertThat(run.isDirty()).isTrue();
    assertThat(run.commit()).hasValue("abc");
    assertThat(run.arguments()).containsExactly("-f", "3");
    assertThat(run.host().cpu()).isEqualTo("AMD");
    assertThat(run.forks().version()).isEqualTo("17");
    assertThat(run.host().cgroupQuota()).isEqualTo("max 100000");
    assertThat(run.mockTrusted()).hasValue(false);
    assertThat(run.dependencies()).containsEntry("jmh", "1.37");
  }

  /** Other versions record other things. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"state\": [], \"seed\": {}, \"arguments\": 7, \"host\": \"box\", \"commit\": \"\"}",
        "{\"arguments\": [null, {}], \"mockChecks\": [1], \"host\": null, \"cases\": {}, \"doubts\": 7}"
      })
  void whatIsMissingOrOfAnotherKindIsEmpty(String record) throws Exception {
    RunRecord run = read("{\"runs\": {\"r1\": " + record + "}}").run("r1").orElseThrow();
    assertThat(run.state()).isEmpty();
    assertThat(run.seed()).isEmpty();
    assertThat(run.arguments()).isEmpty();
    assertThat(run.commit()).isEmpty();
    assertThat(run.host().cpu()).isEmpty();
    assertThat(run.cases()).isEmpty();
    assertThat(run.doubts()).isEmpty();
    assertThat(run.mockTrusted()).isEmpty();
    assertThat(run.isDirty()).isFalse();
  }

  @Test
  void aFileThatIsNotThereHasNoRun() throws Exception {
    assertThat(EnvironmentFile.beside(folder.resolve("results.csv")).run("r1")).isEmpty();
    assertThat(EnvironmentFile.beside(folder.resolve("results.csv")).runs()).isEmpty();
  }

  @Test
  void aRunThatIsNoObjectIsNotOnRecord() throws Exception {
    assertThat(read("{\"runs\": {\"r1\": 7}}").run("r1")).isEmpty();
    assertThat(read("{\"runs\": {\"r1\": 7}}").run("r2")).isEmpty();
  }

  @Test
  void aForeignFileIsRefused() {
    assertThatThrownBy(() -> read("[1, 2]"))
        .isInstanceOf(ResultsFileException.class)
        .hasMessageContainingAll("results.environment.json", "no object \"runs\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"runs\": {", "\u0000", "{\"runs\": 7}", "null"})
  void aTornFileIsRefusedInOneSentence(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ResultsFileException.class)
        .hasMessageContaining("results.environment.json")
        .message()
        .hasLineCount(1);
  }

  /** Such as a bomb of brackets would do to a parser that recurses. */
  @Test
  void aDeeplyNestedFileIsRefused() {
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(ResultsFileException.class);
  }
}
