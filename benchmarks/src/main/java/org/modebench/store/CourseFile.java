package org.modebench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.modebench.analysis.results.ForkCourses;
import org.modebench.analysis.results.SideFiles;
import org.modebench.measurement.Bin;
import org.modebench.measurement.CourseResult;
import org.modebench.plan.Case;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/**
 * The course of each fork, beside the rows, which have the means of its iterations only: {@code
 * FILE.RUN.course.csv}, a line for each bin, those of a fork together. A fork that is measured
 * again is appended again.
 */
public final class CourseFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private static final double NANOS_PER_SECOND = 1e9;

  private final SideFiles files;
  private final Path file;
  private final String run;

  /**
   * @param results the results file
   * @param run its identifier
   */
  public CourseFile(Path results, String run) {
    this.files = new SideFiles(results);
    this.file = files.file(run, ForkCourses.KIND);
    this.run = run;
  }

  /** Where it is, or would be. */
  public Path file() {
    return file;
  }

  /** Appends the course of a fork, where it has one. */
  public void append(Case of, int fork, BenchmarkResult raw) throws IOException {
    List<Bin> bins = bins(raw);
    if (bins.isEmpty()) {
      return;
    }
    boolean begun = Files.exists(file) && Files.size(file) > ForkCourses.HEADER.length();
    StringBuilder lines = new StringBuilder(begun ? "" : ForkCourses.HEADER + '\n');
    for (Bin bin : bins) {
      lines
          .append(
              FORMAT.format(
                  of.benchmark(),
                  of.mode(),
                  of.workers(),
                  of.calls(),
                  of.otherParams(),
                  fork,
                  bin.iteration(),
                  seconds((double) bin.startNanos()),
                  bin.batches(),
                  seconds((double) bin.nanos() / bin.batches())))
          .append('\n');
    }
    files.append(run, ForkCourses.KIND, lines.toString());
  }

  private static String seconds(double nanos) {
    return String.format(Locale.ROOT, "%.6g", nanos / NANOS_PER_SECOND);
  }

  private static List<Bin> bins(BenchmarkResult raw) {
    for (Result<?> result : raw.getSecondaryResults().values()) {
      if (result instanceof CourseResult course) {
        return course.bins();
      }
    }
    return List.of();
  }
}
