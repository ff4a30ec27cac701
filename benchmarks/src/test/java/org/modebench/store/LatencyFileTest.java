package org.modebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.SideFiles;
import org.modebench.measurement.LatencyResult;
import org.modebench.plan.Case;
import org.modebench.session.Cases;
import org.modebench.session.JmhResults;
import org.openjdk.jmh.results.BenchmarkResult;

@Tag("any-jdk")
class LatencyFileTest {
  private static final Case CASE =
      Cases.of(
          "Server",
          false,
          "server",
          "EVENT_LOOP",
          "workers",
          "1",
          "calls",
          "7",
          "concurrency",
          "4");

  @TempDir Path folder;

  private static BenchmarkResult fork(long... millis) {
    Histogram latencies = new Histogram(3);
    for (long each : millis) {
      latencies.recordValue(each * 1_000_000);
    }
    BenchmarkResult fork = JmhResults.fork(CASE, 0.1, 0.2);
    JmhResults.add(fork, 2, LatencyResult.of(latencies));
    return fork;
  }

  @Test
  void aForkIsALineWhoseHistogramCanBeRead() throws Exception {
    Path results = folder.resolve("r.csv");
    LatencyFile file = new LatencyFile(results, "run1");
    file.append(CASE, 1, fork(5));
    file.append(CASE, 2, JmhResults.fork(CASE, 0.1));
    // A crash in the middle of a line.
    Files.writeString(file.file(), "Server,EVENT_L", StandardOpenOption.APPEND);
    file.append(CASE, 3, fork(5, 6, 7));

    assertThat(file.file()).hasFileName("r.run1.latencies.csv");
    List<String> lines = new SideFiles(results).lines("run1", LatencyFile.KIND);
    assertThat(lines).hasSize(3).startsWith(LatencyFile.HEADER);
    assertThat(lines.get(1)).startsWith("Server,EVENT_LOOP,1,7,concurrency=4,1,");
    String[] last = lines.get(2).split(",", -1);
    assertThat(last[5]).isEqualTo("3");
    Histogram read =
        Histogram.decodeFromCompressedByteBuffer(
            ByteBuffer.wrap(Base64.getDecoder().decode(last[6])), 0);
    assertThat(read.getTotalCount()).isEqualTo(3);
    assertThat(read.getMaxValue() / 1_000_000).isEqualTo(7);
  }

  @Test
  void aForkWithoutLatenciesLeavesNoFile() throws Exception {
    LatencyFile file = new LatencyFile(folder.resolve("r.csv"), "run1");
    file.append(CASE, 1, JmhResults.fork(CASE, 0.1));
    assertThat(file.file()).doesNotExist();
  }
}
