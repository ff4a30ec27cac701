package org.modebench.benchmark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.load.Load;
import org.modebench.load.LoadResult;
import org.modebench.measurement.LatencyResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

@Tag("any-jdk")
class LoadRecordTest {
  private static final double THREE_DIGITS = 1e-3;

  private final LoadRecord record =
      new LoadRecord(
          new Load(
              URI.create("http://127.0.0.1:1"),
              100,
              number -> "/",
              new Load.Closed(1),
              false,
              Duration.ofSeconds(1)),
          false,
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /** A batch of a hundred requests of so many milliseconds each. */
  private void batch(long millis) {
    Histogram latencies = LoadResult.emptyHistogram();
    latencies.recordValueWithCount(millis * 1_000_000, 100);
    double seconds = millis / 1e3;
    record.add(
        new LoadResult(
            100 * seconds,
            100,
            0,
            0,
            0,
            0,
            List.of(),
            seconds,
            seconds,
            seconds,
            seconds,
            seconds,
            seconds,
            1,
            1,
            0.01,
            latencies));
  }

  private static Result<?> result(List<Result<?>> results, String label) {
    return results.stream()
        .filter(result -> result.getLabel().equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** Nine batches of 10 ms and one of 500 ms: the median is 10 ms, the mean of medians 59. */
  @Test
  void percentilesAreOfAllRequestsOfTheFork() {
    record.begin(IterationType.WARMUP);
    batch(9_000);
    record.begin(IterationType.MEASUREMENT);
    for (int i = 0; i < 9; i++) {
      batch(10);
    }
    List<Result<?>> first = record.results(2);
    assertThat(first)
        .extracting(Result::getLabel)
        .contains("throughput")
        .doesNotContain("latency_p50", "latencies");

    record.begin(IterationType.MEASUREMENT);
    batch(500);
    List<Result<?>> last = record.results(2);
    assertThat(result(last, "latency_p50").getScore()).isCloseTo(0.01, within(THREE_DIGITS));
    assertThat(result(last, "latency_p99").getScore()).isCloseTo(0.5, within(THREE_DIGITS));
    assertThat(result(last, "latency_max").getScore()).isCloseTo(0.5, within(THREE_DIGITS));
    assertThat(result(last, "latency_mean").getScore()).isCloseTo(0.059, within(THREE_DIGITS));
  }

  /** What HdrHistogram wrote, HdrHistogram reads. */
  @Test
  void theHistogramOfTheForkIsTold() throws Exception {
    record.begin(IterationType.MEASUREMENT);
    batch(10);
    batch(20);
    LatencyResult told = (LatencyResult) result(record.results(1), "latencies");
    Histogram read =
        Histogram.decodeFromCompressedByteBuffer(
            ByteBuffer.wrap(Base64.getDecoder().decode(told.histogram())), 0);
    assertThat(read.getTotalCount()).isEqualTo(200);
    assertThat(read.getValueAtPercentile(50) / 1e6).isCloseTo(10, within(0.02));
    assertThat(read.getMaxValue() / 1e6).isCloseTo(20, within(0.02));
  }
}
