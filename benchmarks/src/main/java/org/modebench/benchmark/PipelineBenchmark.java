package org.modebench.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.host.Footprint;
import org.modebench.host.MeasurementPhase;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
import org.modebench.pipeline.Bursts;
import org.modebench.pipeline.DatabaseFolder;
import org.modebench.pipeline.KilledPipeline;
import org.modebench.pipeline.MessageQueue;
import org.modebench.pipeline.Passage;
import org.modebench.pipeline.Pipeline;
import org.modebench.pipeline.PipelineException;
import org.modebench.pipeline.RawSync;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.Result;

/**
 * When does a queue before a database need a bound, and what do batches gain?
 *
 * <p>A batch of messages that come in bursts, each of which is acknowledged when SQLite has it on
 * the disk. The fork measures what a commit takes and lets messages come at {@code loadPercent} of
 * that. Another JVM does the same, and is killed when half of its messages are acknowledged. It
 * does not show a database on another machine, or consumers that do more than write.
 *
 * <pre>java -jar benchmarks.jar Pipeline</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"},
    jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class PipelineBenchmark {

  /** The pipeline, and what its messages saw. */
  @State(Scope.Benchmark)
  public static class Messages {
    private static final int COMMITS_TO_WARM_UP = 200;
    private static final int COMMITS_TO_MEASURE = 200;
    private static final int RAW_SYNCS = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;
    private static final int DIGITS = 3;

    @Param public MessageQueue queue;

    @Param("1")
    public int workers;

    @Param("200")
    public int calls;

    @Param("70")
    public int loadPercent;

    @Param("20")
    public int burst;

    private DatabaseFolder folder;
    private Pipeline pipeline;
    private long[] due;
    private long sent;
    private long rawNanos;
    private KilledPipeline killed;
    private final List<Passage> passages = new ArrayList<>();

    @Setup
    public void open() throws IOException, PipelineException, InterruptedException {
      RunnerWatch.start();
      folder = DatabaseFolder.make();
      rawNanos = RawSync.medianNanos(folder.file("raw"), RAW_SYNCS);
      pipeline = new Pipeline(queue, workers, folder.file("messages.db"));
      pipeline.commitNanos(COMMITS_TO_WARM_UP);
      double commitNanos = pipeline.commitNanos(COMMITS_TO_MEASURE);
      double pauseNanos = burst * commitNanos * PERCENT / loadPercent;
      due = Bursts.dueNanos(calls, burst, pauseNanos);
      killed = kill(pauseNanos);
      sent = COMMITS_TO_WARM_UP + COMMITS_TO_MEASURE;
    }

    /** JMH does not tear down what fails. */
    private KilledPipeline kill(double pauseNanos)
        throws IOException, PipelineException, InterruptedException {
      try {
        return KilledPipeline.of(queue, workers, folder.path(), calls, burst, pauseNanos);
      } catch (IOException | PipelineException | InterruptedException | IllegalStateException e) {
        pipeline.close();
        folder.close();
        throw e;
      }
    }

    @TearDown
    public void close() throws IOException, PipelineException {
      MeasurementPhase.MEASURED.reached();
      long stored = pipeline.stored();
      pipeline.close();
      folder.close();
      if (stored != sent) {
        throw new IllegalStateException(
            "The database must have all %d messages that were acknowledged, but has %d."
                .formatted(sent, stored));
      }
    }

    @Setup(Level.Iteration)
    public void beginIteration() {
      passages.clear();
      IterationCosts.ofThisFork().begin();
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
      IterationCosts.ofThisFork().end(results(), Optional.of(Footprint.NONE));
    }

    private List<Result<?>> results() {
      Histogram seen = new Histogram(DIGITS);
      Histogram calculated = new Histogram(DIGITS);
      for (Passage passage : passages) {
        record(seen, passage.messages());
        record(calculated, pipeline.calculated(passage));
      }
      int batches = Math.max(1, passages.size());
      return List.of(
          MetricResults.of(Metrics.LATENCY_P50, seconds(seen.getValueAtPercentile(50))),
          MetricResults.of(Metrics.LATENCY_P99, seconds(seen.getValueAtPercentile(99))),
          MetricResults.of(
              Metrics.LATENCY_P99_EXPECTED, seconds(calculated.getValueAtPercentile(99))),
          MetricResults.of(
              Metrics.QUEUE_PEAK, passages.stream().mapToInt(Passage::peak).max().orElse(0)),
          MetricResults.of(
              Metrics.BLOCKED,
              seconds(passages.stream().mapToLong(Passage::blockedNanos).sum()) / batches),
          MetricResults.of(
              Metrics.COMMITS,
              passages.stream().mapToInt(Passage::commits).sum() / (double) batches),
          MetricResults.of(Metrics.LOST_AT_A_KILL, (double) killed.lost()),
          MetricResults.of(Metrics.DISK_SYNC, seconds(rawNanos)));
    }

    private static void record(Histogram histogram, List<Passage.Message> messages) {
      messages.forEach(message -> histogram.recordValue(message.delay()));
    }

    private static double seconds(long nanos) {
      return nanos / NANOS_PER_SECOND;
    }

    /** JMH does not tear down what fails. */
    long pass() throws IOException, PipelineException, InterruptedException {
      try {
        Passage passage = pipeline.pass(due);
        passages.add(passage);
        sent += calls;
        return passage.commits();
      } catch (PipelineException e) {
        pipeline.close();
        folder.close();
        throw e;
      }
    }
  }

  @Benchmark
  public long messages(Messages pipeline) throws Exception {
    return pipeline.pass();
  }
}
