package org.modebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ForkCourses;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.measurement.Bin;
import org.modebench.measurement.CourseResult;
import org.modebench.plan.Case;
import org.modebench.session.Cases;
import org.modebench.session.JmhResults;
import org.openjdk.jmh.results.BenchmarkResult;

@Tag("any-jdk")
class CourseFileTest {
  private static final Case CASE =
      Cases.of("CpuBound", false, "mode", "THREADS", "workers", "2", "calls", "7", "n", "4");

  private static final CaseKey KEY = new CaseKey("CpuBound", "THREADS", 2, 7, "n=4");

  @TempDir Path folder;

  private static BenchmarkResult fork(Bin... bins) {
    BenchmarkResult fork = JmhResults.fork(CASE, 0.1, 0.2);
    JmhResults.add(fork, 2, new CourseResult(List.of(bins)));
    return fork;
  }

  @Test
  void ofTheCoursesOfAForkTheLastIsReadAndATornOneIsNot() throws Exception {
    Path results = folder.resolve("r.csv");
    CourseFile file = new CourseFile(results, "run1");
    file.append(CASE, 1, fork(new Bin(0, 1, 9_000_000, 0), new Bin(9_000_000, 4, 2_000_000, 1)));
    file.append(CASE, 2, JmhResults.fork(CASE, 0.1));
    file.append(CASE, 3, fork(new Bin(0, 1, 1_000_000, 0), new Bin(1_000_000, 1, 1_000_000, 1)));
    // A crash in the middle of a line, after which the fork is measured again.
    Files.writeString(file.file(), "CpuBound,THR", StandardOpenOption.APPEND);
    file.append(CASE, 3, fork(new Bin(0, 1, 5_000_000, 0), new Bin(5_000_000, 3, 3_000_001, 2)));

    assertThat(file.file()).hasFileName("r.run1.course.csv");
    assertThat(Files.readAllLines(file.file()))
        .startsWith(ForkCourses.HEADER, "CpuBound,THREADS,2,7,n=4,1,0,0.00000,1,0.00900000")
        .hasSize(7);
    assertThat(ForkCourses.of(results, "run1").byFork())
        .containsOnlyKeys(new ForkKey(KEY, 1), new ForkKey(KEY, 3))
        .containsEntry(
            new ForkKey(KEY, 1),
            List.of(new ForkCourses.Bin(0, 0, 1, 0.009), new ForkCourses.Bin(1, 0.009, 4, 0.0005)))
        .containsEntry(
            new ForkKey(KEY, 3),
            List.of(new ForkCourses.Bin(0, 0, 1, 0.005), new ForkCourses.Bin(2, 0.005, 3, 0.001)));
  }

  @Test
  void aForkWithoutACourseLeavesNoFile() throws Exception {
    Path results = folder.resolve("r.csv");
    CourseFile file = new CourseFile(results, "run1");
    file.append(CASE, 1, JmhResults.fork(CASE, 0.1));
    assertThat(file.file()).doesNotExist();
    assertThat(ForkCourses.of(results, "run1").byFork()).isEmpty();
  }

  /** A number, a fork, a bin and quotes that are none; the lines around them count. */
  @Test
  void linesThatCannotBeReadAreLeftOutAndCounted() throws Exception {
    Path results = folder.resolve("r.csv");
    CourseFile file = new CourseFile(results, "run1");
    Files.writeString(
        file.file(),
        ForkCourses.HEADER
            + """

            CpuBound,THREADS,2,7,n=4,1,0,0.0,1,0.5
            CpuBound,THREADS,2,7,n=4,1,0,x,1,0.5
            CpuBound,THREADS,two,7,n=4,1,0,0.6,1,0.5
            CpuBound,THREADS,2,7,n=4,1,0,0.7,1,-0.5
            "CpuBound,THREADS,2,7,n=4,1,0,0.7,1,0.5
            CpuBound,THREADS,2
            CpuBound,THREADS,2,7,n=4,1,1,0.5,2,0.4
            """);
    ForkCourses read = ForkCourses.of(results, "run1");
    assertThat(read.byFork())
        .containsExactly(
            Map.entry(
                new ForkKey(KEY, 1),
                List.of(new ForkCourses.Bin(0, 0, 1, 0.5), new ForkCourses.Bin(1, 0.5, 2, 0.4))));
    assertThat(read.remarks()).satisfiesExactly(says(file.file().toString(), "5 lines"));
  }
}
