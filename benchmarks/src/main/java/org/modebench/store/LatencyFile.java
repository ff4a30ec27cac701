package org.modebench.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.results.ForkLines;
import org.modebench.measurement.LatencyResult;
import org.modebench.plan.Case;
import org.openjdk.jmh.results.BenchmarkResult;

/**
 * The latencies of all requests of each fork, beside the rows, which have percentiles of them only:
 * {@code FILE.RUN.latencies.csv}, a line for each fork. Of the lines of one fork the last counts.
 */
public final class LatencyFile {
  /** What is in the file, as its name says. */
  static final String KIND = "latencies.csv";

  /** The first line, without its end. */
  static final String HEADER = ForkLines.COLUMNS + ",histogram";

  private final ForkFile file;

  /**
   * @param results the results file
   * @param run its identifier
   */
  public LatencyFile(Path results, String run) {
    this.file = new ForkFile(results, run, KIND, HEADER);
  }

  /** Where it is, or would be. */
  public Path file() {
    return file.path();
  }

  /** Appends what a fork has of latencies, which most have not. */
  public void append(Case of, int fork, BenchmarkResult raw) throws IOException {
    Optional<LatencyResult> latencies = ForkFile.told(raw, LatencyResult.class);
    if (latencies.isPresent()) {
      file.append(of, fork, List.of(List.of(latencies.get().histogram())));
    }
  }
}
