package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.shards.PlanFile;
import org.modebench.fork.ForkOutcome;

/** One plan measured in parts, on a platform without forks, and merged. */
@Tag("any-jdk")
class ShardTest extends ShardedPlan {
  private static Set<Integer> rounds(List<Row> rows) {
    return rows.stream().map(Row::fork).collect(Collectors.toSet());
  }

  private static List<Row> rows(Path file) throws Exception {
    return ResultsFile.readRows(file).rows();
  }

  @Test
  void aPlanIsWrittenWithoutMeasuringThisMachine() throws Exception {
    assertThat(plan("CpuBound", "-p", "mode=all", "-f", "10")).isZero();

    assertThat(platform.events).isEmpty();
    assertThat(platform.calibrations).isZero();
    RunRecord written = PlanFile.read(plan);
    assertThat(written.arguments()).containsExactly("CpuBound", "-p", "mode=all", "-f", "10");
    assertThat(written.seed()).isPresent();
    assertThat(written.order()).hasSize(10);
    assertThat(written.state()).isEmpty();
  }

  @Test
  void theShardsHaveEveryForkOfThePlanOnceAndWholeRounds() throws Exception {
    measure(3);

    assertThat(platform.events).hasSize(FORKS);
    assertThat(rounds(rows(attempt(1, 3, 1)))).containsExactlyInAnyOrder(1, 4);
    assertThat(rounds(rows(attempt(2, 3, 1)))).containsExactly(2);
    assertThat(rounds(rows(attempt(3, 3, 1)))).containsExactly(3);
    RunRecord record = EnvironmentFile.beside(attempt(1, 3, 1)).records().get(0);
    assertThat(record.isComplete()).isTrue();
    assertThat(record.run()).isEqualTo(PlanFile.read(plan).run());
    assertThat(record.forksPlanned()).hasValue(6);
    assertThat(ResultsFile.read(attempt(1, 3, 1)).gaps()).isEmpty();
  }

  /** The same forks in the same order as in a run of the whole plan. */
  @Test
  void mergedTheyAreTheRunThatOneMachineWouldHaveMeasured() throws Exception {
    measure(3);
    assertThat(merge()).isZero();

    assertThat(out.toString(UTF_8)).contains("4 of 4 rounds");
    assertThat(err.size()).isZero();
    Results results = ResultsFile.read(merged);
    assertThat(results.warnings()).isEmpty();
    assertThat(results.gaps()).isEmpty();
    assertThat(results.rows()).hasSize(FORKS * ROWS_OF_FORK);
    RunRecord record = results.record(results.newestRun()).orElseThrow();
    assertThat(record.state()).contains(RunState.COMPLETE);
    assertThat(record.attempts()).hasSize(3).allMatch(of -> of.host().cores() > 0);
    assertThat(record.noise()).hasSize(6);
    assertThat(record.timings()).hasSize(3);

    Path whole = folder.resolve("whole.csv");
    assertThat(run(with(CPU, "--output", whole.toString()))).isZero();
    assertThat(results.rows().stream().map(ShardTest::what).toList())
        .isEqualTo(rows(whole).stream().map(ShardTest::what).toList());
  }

  private static String what(Row row) {
    return row.fork() + " " + row.caseKey() + " " + row.iteration() + row.metric() + row.value();
  }

  @Test
  void mergingAgainGivesTheSameBytes() throws Exception {
    measure(2);
    assertThat(merge()).isZero();
    byte[] rows = Files.readAllBytes(merged);
    byte[] record = Files.readAllBytes(EnvironmentFile.besideOf(merged));

    assertThat(merge()).isZero();
    assertThat(merged).hasBinaryContent(rows);
    assertThat(EnvironmentFile.besideOf(merged)).hasBinaryContent(record);
  }

  @Test
  void anotherRunIsNotOverwritten() throws Exception {
    measure(1);
    assertThat(run(with(CPU, "--output", merged.toString()))).isZero();
    byte[] before = Files.readAllBytes(merged);

    assertThat(merge()).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says(merged.toString(), "-o"));
    assertThat(merged).hasBinaryContent(before);
  }

  /** Each benchmark of each round is a shard, and no mode, workers or size is divided. */
  @Test
  void moreShardsThanRoundsAreDividedByBenchmark() throws Exception {
    String[] two = {"CpuBound", "IoBound", "-p", "workers=1,2", "-f", "2", "--seed", "1"};
    assertThat(plan(two)).isZero();
    Set<String> parts = new HashSet<>();
    for (int shard = 1; shard <= 4; shard++) {
      assertThat(shard(shard + "/4")).isZero();
      Set<String> own =
          rows(attempt(shard, 4, 1)).stream()
              .map(row -> row.fork() + row.benchmark())
              .collect(Collectors.toSet());
      assertThat(own).hasSize(1);
      parts.addAll(own);
    }
    assertThat(parts).hasSize(4);
    assertThat(merge()).isZero();

    assertThat(shard("5/5")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says("at most 4 shards", "5"));
  }

  /** The second round is begun anew, and the first is not measured again. */
  @Test
  void anAttemptAfterAKillWritesItsOwnFileAndBeginsTheUnfinishedRoundAnew() throws Exception {
    assertThat(plan(CPU)).isZero();
    platform.forks =
        of -> {
          if (platform.events.size() > 4) {
            throw new OutOfMemoryError("killed");
          }
          return FakePlatform.success(of);
        };
    try {
      shard("1/2");
    } catch (OutOfMemoryError killed) {
      // As a node that is gone.
    }
    byte[] first = Files.readAllBytes(attempt(1, 2, 1));
    assertThat(rows(attempt(1, 2, 1))).hasSize(4 * ROWS_OF_FORK);
    platform.forks = FakePlatform::success;

    assertThat(shard("1/2")).isZero();
    assertThat(attempt(1, 2, 1)).hasBinaryContent(first);
    assertThat(rounds(rows(attempt(1, 2, 2)))).containsExactly(3);
    assertThat(rows(attempt(1, 2, 2))).hasSize(3 * ROWS_OF_FORK);
    assertThat(shard("1/2")).isZero();
    assertThat(out.toString(UTF_8)).contains("nothing left");
    assertThat(shard("2/2")).isZero();
    assertThat(merge()).isZero();
    assertThat(ResultsFile.read(merged).rows()).hasSize(FORKS * ROWS_OF_FORK);
  }

  /** What failed is measured again, and the attempt that did not fail counts. */
  @Test
  void ofTheAttemptsAtARoundTheBestCounts() throws Exception {
    assertThat(plan(CPU)).isZero();
    platform.forks = of -> new ForkOutcome.Failure("no luck");
    assertThat(shard("1/1")).isEqualTo(1);
    assertThat(merge()).isZero();
    assertThat(ResultsFile.read(merged).rows()).allMatch(row -> row.reason().equals("no luck"));
    platform.forks = FakePlatform::success;

    assertThat(shard("1/1")).isZero();
    assertThat(merge()).isZero();
    assertThat(ResultsFile.read(merged).rows())
        .hasSize(FORKS * ROWS_OF_FORK)
        .allMatch(row -> row.reason().isEmpty());
  }

  @Test
  void aTornTailMakesItsRoundMissing() throws Exception {
    measure(2);
    edit(attempt(2, 2, 1), text -> text.substring(0, text.length() - 40));

    assertThat(merge()).isEqualTo(3);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(
            says(attempt(2, 2, 1).toString(), "incomplete"),
            says("Shard 2/2", "round 4 (2 of 3 forks are whole)", "--shard 2/2"));
    assertThat(rounds(ResultsFile.read(merged).rows())).containsExactly(1, 2, 3);
  }

  @Test
  void aMissingShardIsNamedAndTheOthersAreMerged() throws Exception {
    assertThat(plan(CPU)).isZero();
    assertThat(shard("1/4")).isZero();
    assertThat(shard("3/4")).isZero();

    assertThat(merge()).isEqualTo(3);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says("Shard 2/4", "round 2"), says("Shard 4/4", "round 4"));
    Results results = ResultsFile.read(merged);
    assertThat(rounds(results.rows())).containsExactly(1, 3);
    assertThat(results.record(results.newestRun()).orElseThrow().isComplete()).isFalse();

    assertThat(shard("2/4")).isZero();
    assertThat(shard("4/4")).isZero();
    assertThat(merge()).isZero();
    assertThat(ResultsFile.read(merged).rows()).hasSize(FORKS * ROWS_OF_FORK);
  }

  @Test
  void aFolderWithoutShardsOrPlanIsRefused() {
    assertThat(merge()).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says(plan.toString(), "plan"));
    assertThat(plan(CPU)).isZero();
    assertThat(merge()).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says(folder.toString(), "none"));
    assertThat(merged).doesNotExist();
  }

  @Test
  void aShardCopiedToTheFolderOfAnotherIsRefused() throws Exception {
    measure(2);
    copy(attempt(1, 2, 1), attempt(2, 2, 2));

    assertThat(merge()).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says(attempt(2, 2, 2).toString(), "shard 2/2", "shard 1/2"));
    assertThat(merged).doesNotExist();
  }

  /** Whatever the folder is called, a fork counts once. */
  @Test
  void aBackupOfAShardCountsOnce() throws Exception {
    measure(2);
    Files.createDirectories(folder.resolve("shard-backup"));
    copy(attempt(1, 2, 1), folder.resolve("shard-backup").resolve("attempt-1.csv"));

    assertThat(merge()).isZero();
    assertThat(ResultsFile.read(merged).rows()).hasSize(FORKS * ROWS_OF_FORK);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    Files.copy(EnvironmentFile.besideOf(from), EnvironmentFile.besideOf(to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "seed", "arguments", "forks", "commit", "shard", "host"})
  void whatIsOfAnotherPlanBuildOrMachineIsRefused(String field) throws Exception {
    measure(2);
    int cores = Runtime.getRuntime().availableProcessors();
    edit(
        EnvironmentFile.besideOf(attempt(2, 2, 1)),
        text ->
            switch (field) {
              case "run" -> text.replace(run(text), "20000101T000000Z-0000");
              case "seed" -> text.replace("\"seed\": 1", "\"seed\": 2");
              case "arguments" -> text.replace("\"--seed\",", "\"--sead\",");
              case "forks" -> text.replace("17.0.1", "17.0.2");
              case "commit" -> text.replaceAll("\"commit\": \"[^\"]*\"", "\"commit\": \"0000000\"");
              case "shard" -> text.replace("\"shard\": \"2/2\"", "\"shard\": \"2/4\"");
              default -> text.replace("\"cores\": " + cores, "\"cores\": " + (cores + 1));
            });

    assertThat(merge()).isEqualTo(2);
    String named =
        switch (field) {
          case "arguments" -> "another plan";
          case "forks" -> "Java 17.0.2";
          case "commit" -> "commit 0000000";
          case "host" -> (cores + 1) + " cores";
          default -> field;
        };
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says(attempt(2, 2, 1).toString(), named));
    assertThat(merged).doesNotExist();
  }

  private static String run(String record) {
    return record.replaceAll("(?s).*\"run\": \"([^\"]*)\".*", "$1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "memory"})
  void machinesOfAnotherKindOnlyIfThatIsSaid(String fact) throws Exception {
    measure(2);
    edit(
        EnvironmentFile.besideOf(attempt(2, 2, 1)),
        text -> text.replaceAll("\"" + fact + "\": \"[^\"]*\"", "\"" + fact + "\": \"12 kB\""));

    assertThat(merge()).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says("12 kB", "--mixed-nodes"));
    assertThat(merge("--mixed-nodes")).isZero();
  }

  @Test
  void rowsThatAreThereTwiceCountOnce() throws Exception {
    measure(2);
    assertThat(merge()).isZero();
    byte[] before = Files.readAllBytes(merged);
    edit(
        attempt(2, 2, 1),
        text -> {
          int end = text.indexOf('\n') + 1;
          return text.substring(0, end)
              + text.substring(end)
                  .lines()
                  .map(line -> line + "\n" + line + "\n")
                  .collect(Collectors.joining());
        });

    assertThat(merge()).isZero();
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says("24 rows twice"));
    assertThat(merged).hasBinaryContent(before);
  }

  @Test
  void aForkWhoseRowsWereChangedIsNotWhole() throws Exception {
    measure(2);
    edit(attempt(2, 2, 1), text -> text.replaceFirst("cpu,0\\.[0-9]+", "cpu,0.7"));

    assertThat(merge()).isEqualTo(3);
    assertThat(err.toString(UTF_8)).contains("Shard 2/2", "round 2 (2 of 3 forks are whole)");
  }

  @Test
  void aRoundOfAnotherShardIsRefused() throws Exception {
    measure(2);
    Files.writeString(
        attempt(2, 2, 1),
        Files.readString(attempt(2, 2, 1))
            + Files.readString(attempt(1, 2, 1))
                .lines()
                .skip(1)
                .map(line -> line + "\n")
                .collect(Collectors.joining()));

    assertThat(merge()).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says(attempt(2, 2, 1).toString(), "shard 2/2", "round 1"));
  }

  @Test
  void whatTheMachineDecidesDoesNotGoWithAPlanForSeveral() {
    List<List<String>> refused = new ArrayList<>();
    refused.add(List.of("--until-decided"));
    refused.add(List.of("--budget", "1m"));
    refused.add(List.of("--profile"));
    refused.add(List.of("-rf", "json"));
    for (List<String> words : refused) {
      assertThat(plan(with(new String[] {"CpuBound"}, words.toArray(String[]::new)))).isEqualTo(2);
      assertThat(err.toString(UTF_8)).contains(words.get(0), "--plan-file").hasLineCount(1);
    }
    assertThat(plan).doesNotExist();
    assertThat(plan("CpuBound", "-f", "2")).isZero();
    assertThat(shard("1/2", "--until-decided")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--until-decided");
    assertThat(shard("1/2", "-f", "9")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("-f 9");
    assertThat(shard("3/2")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--shard", "3/2");
    assertThat(run("--shard", "1/2")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--plan-file");
    assertThat(platform.events).isEmpty();
  }

  /** As on a machine that shares the results of another. */
  @Test
  void aRoundThatAnotherHostBeganIsNotResumed() throws Exception {
    Path file = folder.resolve("one.csv");
    platform.forks =
        of -> {
          if (platform.events.size() > 4) {
            throw new OutOfMemoryError("killed");
          }
          return FakePlatform.success(of);
        };
    try {
      run(with(CPU, "--output", file.toString()));
    } catch (OutOfMemoryError killed) {
      // It has one round, and the first fork of the next.
    }
    platform.forks = FakePlatform::success;
    String here = rows(file).get(0).host();
    edit(file, text -> text.replace("," + here + ",", ",elsewhere,"));
    byte[] before = Files.readAllBytes(file);

    assertThat(run("--resume", "--output", file.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says("Round 2", "elsewhere", here, "--resume"));
    assertThat(file).hasBinaryContent(before);
    // Rounds that are whole may be anybody's.
    String[] lines = Files.readString(file).split("(?<=\n)", -1);
    Files.writeString(
        file,
        IntStream.range(0, 1 + 3 * ROWS_OF_FORK)
            .mapToObj(i -> lines[i])
            .collect(Collectors.joining()));
    assertThat(run("--resume", "--output", file.toString())).isZero();
  }
}
