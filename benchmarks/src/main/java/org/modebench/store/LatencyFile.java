package org.modebench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.modebench.analysis.results.SideFiles;
import org.modebench.measurement.LatencyResult;
import org.modebench.plan.Case;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/**
 * The latencies of all requests of each fork, beside the rows, which have percentiles of them only:
 * {@code FILE.RUN.latencies.csv}, a line for each fork. Of the lines of one fork the last counts.
 */
public final class LatencyFile {
  /** What is in the file, as its name says. */
  static final String KIND = "latencies.csv";

  /** The first line, without its end. */
  static final String HEADER = "benchmark,mode,workers,calls,params,fork,histogram";

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final SideFiles files;
  private final Path file;
  private final String run;

  /**
   * @param results the results file
   * @param run its identifier
   */
  public LatencyFile(Path results, String run) {
    this.files = new SideFiles(results);
    this.file = files.file(run, KIND);
    this.run = run;
  }

  /** Where it is, or would be. */
  public Path file() {
    return file;
  }

  /** Appends what a fork has of latencies, which most have not. */
  public void append(Case of, int fork, BenchmarkResult raw) throws IOException {
    Optional<String> histogram = histogram(raw);
    if (histogram.isEmpty()) {
      return;
    }
    String line =
        FORMAT.format(
            of.benchmark(),
            of.mode(),
            of.workers(),
            of.calls(),
            of.otherParams(),
            fork,
            histogram.get());
    boolean begun = Files.exists(file) && Files.size(file) > HEADER.length();
    files.append(run, KIND, (begun ? "" : HEADER + '\n') + line + '\n');
  }

  private static Optional<String> histogram(BenchmarkResult raw) {
    for (Result<?> result : raw.getSecondaryResults().values()) {
      if (result instanceof LatencyResult latencies) {
        return Optional.of(latencies.histogram());
      }
    }
    return Optional.empty();
  }
}
