package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.flames.FlameFile;
import org.modebench.analysis.flames.Stacks;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.arguments.Arguments;
import org.modebench.cli.Launcher;
import org.modebench.fork.ForkOutcome;
import org.modebench.fork.Measured;
import org.modebench.plan.Case;
import org.modebench.plan.ProfileChoice;
import org.modebench.plan.ProfileEvent;
import org.modebench.plan.ProfiledCases;
import org.modebench.profile.ProfileFolder;
import org.modebench.profile.ProfileName;

/** Profiled runs on a platform without forks, whose forks leave no recordings. */
@Tag("any-jdk")
class ProfiledRunTest {
  private static final String NOT_SLOWED = "CpuBound,SEQUENTIAL,1,limit=5;profile=cpu";
  private static final String SLOWED = "CpuBound,THREADS,2,limit=5;profile=cpu";

  @TempDir Path folder;
  private final FakePlatform platform = new FakePlatform();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--output");
    all.add(folder.resolve("results.csv").toString());
    return new Launcher(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), platform)
        .run(all.toArray(String[]::new));
  }

  private List<Row> rows() throws Exception {
    return ResultsFile.read(folder.resolve("results.csv")).rows();
  }

  private static String place(Row row) {
    return "%s,%s,%d,%s".formatted(row.benchmark(), row.mode(), row.workers(), row.params());
  }

  private static ForkOutcome twiceAsSlowInThreads(Case of) {
    boolean slow = ProfiledCases.isProfiled(of) && of.mode().equals("THREADS");
    List<Measured> values = new ArrayList<>();
    for (int i = 1; i <= of.settings().iterations(); i++) {
      values.add(new Measured(i, "wall", slow ? 2 : 1, "s"));
    }
    return new ForkOutcome.Success(values, List.of(), Optional.empty());
  }

  /** The parameter keeps them apart in every table; what the profiler slows down is SUSPECT. */
  @Test
  void profiledForksAreCasesOfTheirOwn() throws Exception {
    platform.forks = ProfiledRunTest::twiceAsSlowInThreads;

    assertThat(
            run(
                "CpuBound",
                "-p",
                "mode=THREADS",
                "-p",
                "workers=2",
                "-p",
                "limit=5",
                "-f",
                "2",
                "-i",
                "2",
                "--profile"))
        .isZero();

    assertThat(platform.events).hasSize(8).filteredOn(e -> e.endsWith(" profiled")).hasSize(4);
    assertThat(rows()).hasSize(16).filteredOn(r -> r.params().contains("profile=")).hasSize(8);
    assertThat(rows())
        .filteredOn(r -> r.reason().contains("+100.0 %"))
        .hasSize(4)
        .allSatisfy(
            row -> {
              assertThat(place(row)).isEqualTo(SLOWED);
              assertThat(row.status()).isEqualTo(Status.SUSPECT);
              assertThat(row.reason()).satisfies(says("profiled", "median", "+100.0 %", "3 %"));
            });
    assertThat(rows()).filteredOn(r -> place(r).equals(NOT_SLOWED)).hasSize(4);
    assertThat(out.toString(UTF_8))
        .contains("Ten countdowns of 5 steps:")
        .doesNotContain("profile=cpu");
  }

  @Test
  void saysOnceWhatIsMissingAndGoesOn() {
    assertThat(run("CpuBound", "-p", "mode=SEQUENTIAL", "-f", "2", "--profile")).isZero();

    assertThat(out.toString(UTF_8)).doesNotContain("Flame graphs");
    assertThat(out.toString(UTF_8).lines().filter(line -> line.contains("missing")))
        .satisfiesExactly(
            says("fork", "no recording"),
            says("no graph", "CpuBound, SEQUENTIAL, 1 worker: CPU time", "2 forks"));
    assertThat(folder.resolve("profiles")).doesNotExist();
  }

  /** Whatever was in the way of the profiler, what was measured without it is not what it says. */
  @Test
  void rowsOfForksThatLeftNoProfileSaySo() throws Exception {
    assertThat(run("CpuBound", "-p", "mode=SEQUENTIAL", "-f", "1", "--profile")).isZero();

    assertThat(rows())
        .filteredOn(r -> r.params().contains("profile="))
        .isNotEmpty()
        .allMatch(r -> r.status() == Status.SUSPECT)
        .extracting(Row::reason)
        .allSatisfy(says("not profiled"));
    assertThat(rows())
        .filteredOn(r -> !r.params().contains("profile="))
        .allMatch(r -> r.status() == Status.VALID);
  }

  /** What a graph is drawn from is kept until it is drawn. */
  @Test
  void aGraphThatCannotBeWrittenIsDrawnOnceItCan() throws Exception {
    ProfileName name = new ProfileName("CpuBound", "SEQUENTIAL", 1, "", ProfileEvent.CPU);
    Path profiles = folder.resolve("profiles");
    Path graph = profiles.resolve(name.fileName());
    platform.forks =
        of -> {
          try {
            if (ProfiledCases.isProfiled(of)) {
              String run =
                  EnvironmentFile.beside(folder.resolve("results.csv")).records().get(0).run();
              new ProfileFolder(profiles, run).add(name, Stacks.parse("fork;a 7\n"));
              Files.createDirectory(graph);
            }
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          return FakePlatform.success(of);
        };

    assertThat(run("CpuBound", "-p", "mode=SEQUENTIAL", "-f", "1", "--profile"))
        .isEqualTo(ExitStatus.FAILED);

    assertThat(out.toString(UTF_8)).contains("--resume", " takes ");
    assertThat(out.toString(UTF_8).lines())
        .anySatisfy(says("\"" + graph + "\"", "file", "is a folder"));
    assertThat(err.size()).isZero();
    Files.delete(graph);
    platform.events.clear();
    assertThat(run("--resume")).isZero();
    assertThat(platform.events).isEmpty();
    assertThat(FlameFile.read(graph).toCollapsed()).isEqualTo("fork;a 7\n");
    assertThat(profiles).isDirectoryNotContaining("glob:**/.parts-*");
  }

  /** One event costs time that would be in the graph of another. */
  @Test
  void eachEventHasForksOfItsOwn() throws Exception {
    assertThat(
            run("CpuBound", "-p", "mode=SEQUENTIAL", "-f", "1", "--profile-events", "lock,alloc"))
        .isZero();

    assertThat(rows())
        .extracting(r -> r.params().replaceAll(".*profile=", "profile="))
        .containsOnly("limit=5000000", "profile=cpu", "profile=lock", "profile=alloc");
    assertThat(platform.events).hasSize(4);
  }

  /** The others are measured all the same. */
  @Test
  void onlyThoseCasesAreProfiledThatAreAskedFor() throws Exception {
    assertThat(
            run(
                "CpuBound",
                "-p",
                "mode=THREADS",
                "-p",
                "workers=2,3",
                "-f",
                "1",
                "--profile-only",
                "SEQUENTIAL|workers=3"))
        .isZero();

    assertThat(rows())
        .filteredOn(r -> !r.params().contains("profile="))
        .extracting(row -> row.mode() + " " + row.workers())
        .containsOnly("SEQUENTIAL 1", "THREADS 2", "THREADS 3");
    assertThat(rows())
        .filteredOn(r -> r.params().contains("profile="))
        .extracting(row -> row.mode() + " " + row.workers())
        .containsOnly("SEQUENTIAL 1", "THREADS 3");
  }

  @Test
  void aDifferenceNeedsTwoModesThatAreProfiled() {
    assertThat(
            run(
                "CpuBound",
                "-p",
                "mode=THREADS",
                "--profile-diff=SEQUENTIAL,THREADS",
                "--profile-only=SEQUENTIAL"))
        .isEqualTo(ExitStatus.UNUSABLE);

    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says("SEQUENTIAL and THREADS", "--profile-only", "leaves THREADS out"));
    assertThat(platform.events).isEmpty();
  }

  @Test
  void whatTheParametersOfARequestAreIsNoConcernOfTheRows() throws Exception {
    assertThat(run("IoBound", "-p", "mode=SEQUENTIAL", "-f", "1", "--profile=server")).isZero();

    assertThat(rows())
        .extracting(Row::params)
        .containsOnly(
            "delay=fixed;delaySeed=1;latencyMillis=100",
            "delay=fixed;delaySeed=1;latencyMillis=100;profile=wall");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--profile=all | --profile;--profile or --profile=server;\"--profile=all\"",
        "--profile-events=cpu | --profile-events;lock, alloc or lock,alloc;\"cpu\"",
        "--profile-only=( | --profile-only;regular expression;\"(\"",
        "--profile-only=workers=99 | --profile-only;--plan;\"workers=99\"",
        "--profile-diff=THREADS | --profile-diff;two different modes;SEQUENTIAL,PROCESS;\"THREADS\"",
        "--profile-diff=THREADS,FAST | --profile-diff;two different modes;SEQUENTIAL,PROCESS;\"THREADS,FAST\"",
        "--profile-diff=SEQUENTIAL,PROCESS | --profile-diff;SEQUENTIAL and PROCESS;not measure PROCESS;-p mode="
      })
  void refusalsNameTheOptionTheBoundAndTheValue(String option, String facts) {
    assertThat(run("CpuBound", "-p", "mode=THREADS", option)).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says(facts.split(";")));
    assertThat(platform.events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--profile,                         false, false",
    "--profile=server,                  true,  false",
    "--profile-jfr,                     false, true",
    "--profile-events=lock,             false, false",
    "--profile-only=workers,            false, false"
  })
  void eachOptionAsksForProfiles(String option, boolean others, boolean keep) throws Exception {
    ProfileChoice choice = Arguments.parse("CpuBound", option).profile().orElseThrow();

    assertThat(choice.others()).isEqualTo(others);
    assertThat(choice.keepRecordings()).isEqualTo(keep);
    assertThat(Arguments.parse("--profile", "CpuBound").jmh().getIncludes())
        .containsExactly("CpuBound");
    assertThat(Arguments.parse("CpuBound").profile()).isEmpty();
  }
}
