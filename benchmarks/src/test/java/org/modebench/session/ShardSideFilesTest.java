package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.ForkCourses;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.SideFiles;
import org.modebench.analysis.shards.PlanFile;
import org.modebench.fork.ForkOutcome;
import org.modebench.measurement.Bin;
import org.modebench.measurement.CourseResult;
import org.modebench.measurement.LatencyResult;
import org.modebench.plan.Case;
import org.openjdk.jmh.results.BenchmarkResult;

/** What stands beside the rows of shards, and beside those of the merged run. */
@Tag("any-jdk")
class ShardSideFilesTest extends ShardedPlan {
  private static final String LATENCIES = "latencies.csv";
  private static final int LINES_OF_COURSE = 2;

  @BeforeEach
  void measureCourses() {
    platform.forks = this::fork;
  }

  /** Each fork that was measured has another course, and other latencies. */
  private ForkOutcome fork(Case of) {
    int number = platform.events.size();
    BenchmarkResult raw = JmhResults.fork(of, 0.1, 0.2);
    long nanos = 1_000_000L * number;
    JmhResults.add(
        raw, 2, new CourseResult(List.of(new Bin(0, 1, nanos, 0), new Bin(nanos, 3, nanos, 1))));
    Histogram latencies = new Histogram(3);
    latencies.recordValue(nanos);
    JmhResults.add(raw, 2, LatencyResult.of(latencies));
    ForkOutcome.Success success = (ForkOutcome.Success) FakePlatform.success(of);
    return new ForkOutcome.Success(success.values(), List.of(), Optional.of(raw));
  }

  private String id() throws Exception {
    return PlanFile.read(plan).run();
  }

  private Path beside(Path rows, String kind) throws Exception {
    return new SideFiles(rows).file(id(), kind);
  }

  private List<String> lines(Path rows, String kind) throws Exception {
    return new SideFiles(rows).lines(id(), kind);
  }

  private Map<ForkKey, List<ForkCourses.Bin>> courses(Path rows) throws Exception {
    return ForkCourses.of(rows, id()).byFork();
  }

  @Test
  void theMergedRunHasTheCoursesAndTheLatenciesOfEveryFork() throws Exception {
    measure(3);
    assertThat(merge()).isZero();

    assertThat(err.size()).isZero();
    assertThat(courses(merged)).hasSize(FORKS);
    for (int shard = 1; shard <= 3; shard++) {
      assertThat(courses(merged)).containsAllEntriesOf(courses(attempt(shard, 3, 1)));
      assertThat(lines(merged, LATENCIES)).containsAll(lines(attempt(shard, 3, 1), LATENCIES));
    }
    assertThat(lines(merged, LATENCIES)).hasSize(1 + FORKS).doesNotHaveDuplicates();
    assertThat(analyse("steady", merged.toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("time to peak").doesNotContain("by iterations");
  }

  @Test
  void mergingAgainGivesTheSameBytesAndTakesAwayWhatIsGone() throws Exception {
    measure(2);
    assertThat(merge()).isZero();
    byte[] courses = Files.readAllBytes(beside(merged, ForkCourses.KIND));
    assertThat(merge()).isZero();
    assertThat(beside(merged, ForkCourses.KIND)).hasBinaryContent(courses);

    for (int shard = 1; shard <= 2; shard++) {
      Files.delete(beside(attempt(shard, 2, 1), ForkCourses.KIND));
    }
    assertThat(merge()).isZero();
    assertThat(err.size()).isZero();
    assertThat(beside(merged, ForkCourses.KIND)).doesNotExist();
    assertThat(beside(merged, LATENCIES)).exists();
  }

  /** The first attempt has a fork of the round that the second has whole. */
  @Test
  void aForkThatTwoAttemptsHaveIsThatOfTheAttemptThatCounts() throws Exception {
    assertThat(plan(CPU)).isZero();
    platform.forks =
        of -> {
          if (platform.events.size() > 4) {
            throw new OutOfMemoryError("killed");
          }
          return fork(of);
        };
    try {
      shard("1/2");
    } catch (OutOfMemoryError killed) {
      // As a node that is gone.
    }
    assertThat(courses(attempt(1, 2, 1))).hasSize(4);
    platform.forks = this::fork;
    assertThat(shard("1/2")).isZero();
    assertThat(err.size()).isZero();
    assertThat(courses(attempt(1, 2, 2))).hasSize(3);
    assertThat(shard("2/2")).isZero();

    assertThat(merge()).isZero();
    assertThat(err.size()).isZero();
    assertThat(courses(merged)).hasSize(FORKS).containsAllEntriesOf(courses(attempt(1, 2, 2)));
    assertThat(lines(merged, ForkCourses.KIND)).hasSize(1 + FORKS * LINES_OF_COURSE);
    assertThat(lines(merged, LATENCIES)).hasSize(1 + FORKS);
  }

  @Test
  void aShardWithoutAFileIsNamedAndItsRowsAreMerged() throws Exception {
    measure(2);
    Files.delete(beside(attempt(2, 2, 1), ForkCourses.KIND));

    assertThat(merge()).isZero();
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says(attempt(2, 2, 1).toString(), ForkCourses.KIND, "without"));
    assertThat(courses(merged)).isEqualTo(courses(attempt(1, 2, 1))).hasSize(FORKS / 2);
    assertThat(lines(merged, LATENCIES)).hasSize(1 + FORKS);
  }

  @Test
  void aTornLineIsLeftOutAndOnesThatCannotBeReadAreCounted() throws Exception {
    measure(2);
    Path file = beside(attempt(2, 2, 1), ForkCourses.KIND);
    append(file, "CpuBound,THREADS,two,10,,2,0,0.1,1,0.1\n\"CpuBound,\nCpuBound,THREADS,2,10,,");

    assertThat(merge()).isZero();
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(says(file.toString(), "2 lines", "left out"));
    assertThat(courses(merged)).hasSize(FORKS);
    assertThat(lines(merged, ForkCourses.KIND)).hasSize(1 + FORKS * LINES_OF_COURSE);
  }

  @Test
  void linesThatAreThereTwiceCountOnce() throws Exception {
    measure(2);
    assertThat(merge()).isZero();
    byte[] before = Files.readAllBytes(beside(merged, ForkCourses.KIND));
    Path file = beside(attempt(2, 2, 1), ForkCourses.KIND);
    edit(file, text -> text.replaceAll("(?m)^(CpuBound.*\n)", "$1$1"));

    Map<ForkKey, List<ForkCourses.Bin>> doubled = courses(attempt(2, 2, 1));
    assertThat(merge()).isZero();
    assertThat(beside(merged, ForkCourses.KIND)).hasBinaryContent(before);
    assertThat(courses(merged)).containsAllEntriesOf(doubled);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
