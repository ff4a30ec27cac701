package org.modebench.arguments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.command.DefaultResults;
import org.modebench.analysis.results.record.RecordedWorkload;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.plan.UsageException;

@Tag("any-jdk")
class DecidingWordsTest {
  private static RunRecord record(int rounds) {
    RunRecord record = RunRecord.of("r1");
    record.setWorkloads(
        List.of(workload("CpuBound", "limit"), workload("IoBound", "latencyMillis")));
    record.setPlan(List.of(), rounds, rounds, List.of());
    return record;
  }

  private static RecordedWorkload workload(String name, String parameter) {
    return new RecordedWorkload(
        name,
        "mode",
        List.of(
            new RecordedWorkload.Parameter("workers", "2"),
            new RecordedWorkload.Parameter(parameter, "100")),
        List.of());
  }

  private static String command(String words, Map<String, Integer> moreForks)
      throws UsageException {
    Arguments arguments = Arguments.parse(words.isEmpty() ? new String[0] : words.split(" "));
    List<String> command =
        DecidingWords.of(arguments).command(moreForks, record(5), DefaultResults.FILE);
    assertThat(command.subList(0, 3)).containsExactly("java", "-jar", "benchmarks.jar");
    return String.join(" ", command.subList(3, command.size()));
  }

  /** What is open here is of CpuBound. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CpuBound IoBound -p workers=2,4             | CpuBound -p workers=2,4 --until-decided
          .*Bound -e x                                | CpuBound -e x --until-decided
          CpuBound IoBound -p limit=9                 | CpuBound -p limit=9 --until-decided
          CpuBound IoBound -p latencyMillis=5         | CpuBound --until-decided
          CpuBound IoBound -f 5 --seed 3 -wi 2        | CpuBound -wi 2 --until-decided
          CpuBound IoBound --budget=20m --output x    | CpuBound --until-decided
          CpuBound IoBound -rf json -rff x -o y       | CpuBound --until-decided
          CpuBound IoBound --preset standard          | CpuBound --preset standard --until-decided
          CpuBound IoBound --profile=server -v SILENT | CpuBound --until-decided
          CpuBound IoBound --profile-events lock      | CpuBound --until-decided
          CpuBound IoBound --profile-only SEQ         | CpuBound --until-decided
          CpuBound IoBound -p experiment=lab          | CpuBound IoBound -p experiment=lab --until-decided
          IoBound CpuBound --sweep                    | IoBound CpuBound --sweep --until-decided
          -p workers=2                                | -p workers=2 --until-decided
          ''                                          | --until-decided
          """)
  void theSameCasesAreMeasured(String words, String command) throws Exception {
    assertThat(command(words, Map.of("CpuBound", 3))).isEqualTo(command);
  }

  @Test
  void whereAllIsOpenTheWordsStayAsTheyWere() throws Exception {
    assertThat(command(".*Bound -p latencyMillis=5", Map.of("CpuBound", 3, "IoBound", 4)))
        .isEqualTo(".*Bound -p latencyMillis=5 --until-decided");
  }

  /** A case has 40 forks at most unless more are asked for. */
  @Test
  void whatNeedsManyForksIsGivenThem() throws Exception {
    assertThat(command("CpuBound", Map.of("CpuBound", 35))).isEqualTo("CpuBound --until-decided");
    assertThat(command("CpuBound", Map.of("CpuBound", 36)))
        .isEqualTo("CpuBound --until-decided -f 41");
  }

  @Test
  void rowsGoWhereThoseOfTheRunAre() throws Exception {
    assertThat(
            DecidingWords.of(Arguments.parse("CpuBound", "--output", "x.csv"))
                .command(Map.of("CpuBound", 3), record(5), Path.of("x.csv")))
        .endsWith("--until-decided", "--output", "x.csv");
  }

  @Test
  void nothingThatMayBeASecretIsShown() throws Exception {
    Arguments arguments =
        Arguments.parse("Own", "-p", "url=http://localhost/", "--header", "Token: hunter2");
    assertThat(
            DecidingWords.of(arguments)
                .command(Map.of("Own", 3), RunRecord.of("r1"), DefaultResults.FILE))
        .contains("--header", "Token: …")
        .noneMatch(word -> word.contains("hunter2"));
  }
}
