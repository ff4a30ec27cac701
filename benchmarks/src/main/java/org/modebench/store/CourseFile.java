package org.modebench.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.results.ForkCourses;
import org.modebench.measurement.Bin;
import org.modebench.measurement.CourseResult;
import org.modebench.plan.Case;
import org.openjdk.jmh.results.BenchmarkResult;

/**
 * The course of each fork, beside the rows, which have the means of its iterations only: {@code
 * FILE.RUN.course.csv}, a line for each bin, those of a fork together. A fork that is measured
 * again is appended again.
 */
public final class CourseFile {
  private static final double NANOS_PER_SECOND = 1e9;

  private final ForkFile file;

  /**
   * @param results the results file
   * @param run its identifier
   */
  public CourseFile(Path results, String run) {
    this.file = new ForkFile(results, run, ForkCourses.KIND, ForkCourses.HEADER);
  }

  /** Where it is, or would be. */
  public Path file() {
    return file.path();
  }

  /** Appends the course of a fork, where it has one. */
  public void append(Case of, int fork, BenchmarkResult raw) throws IOException {
    Optional<CourseResult> course = ForkFile.told(raw, CourseResult.class);
    if (course.isPresent()) {
      file.append(of, fork, course.get().bins().stream().map(CourseFile::fields).toList());
    }
  }

  private static List<Object> fields(Bin bin) {
    return List.of(
        bin.iteration(),
        seconds((double) bin.startNanos()),
        bin.batches(),
        seconds((double) bin.nanos() / bin.batches()));
  }

  private static String seconds(double nanos) {
    return String.format(Locale.ROOT, "%.6g", nanos / NANOS_PER_SECOND);
  }
}
