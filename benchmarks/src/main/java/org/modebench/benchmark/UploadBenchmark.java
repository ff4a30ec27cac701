package org.modebench.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.benchmark.server.ServerCosts;
import org.modebench.host.MeasurementPhase;
import org.modebench.host.ProcessStatus;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
import org.modebench.server.common.ServerProcess;
import org.modebench.upload.Body;
import org.modebench.upload.Content;
import org.modebench.upload.OtherClient;
import org.modebench.upload.Receipt;
import org.modebench.upload.StoreMain;
import org.modebench.upload.UploadClient;
import org.modebench.upload.UploadMain;
import org.modebench.upload.UploadModel;
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
 * How much memory does a server need for bodies that it streams, or holds whole?
 *
 * <p>A batch is one body that goes from the client through a server to a store, which tells number
 * and digest of the bytes that it got; another number or digest fails it. Then the same body comes
 * back, outside of the batch's time. Another client asks for next to nothing meanwhile. Before each
 * body the server collects, so that what it held before is not counted again.
 *
 * <p>It does not show a network, TLS, a disk, or what the kernel's buffers hold.
 *
 * <pre>java -jar benchmarks.jar Upload</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 2, timeUnit = TimeUnit.SECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class UploadBenchmark {

  /** A store, a server before it, and two clients. */
  @State(Scope.Benchmark)
  public static class Uploading {
    private static final long BYTES_PER_MB = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    /** So many that the compilers, which need memory too, have little left to do. */
    private static final int SMALL_BODIES = 400;

    private static final int REQUESTS_BETWEEN = 10;

    private static final Content SMALL = new Content(BYTES_PER_MB);

    /** Beside what a slow store takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Param public UploadModel server;

    @Param public Body body;

    @Param("16")
    public int megabytes;

    @Param("0")
    public int storeMegabytesPerSecond;

    private Content content;
    private Receipt expected;
    private ServerProcess store;
    private ServerProcess process;
    private UploadClient client;
    private OtherClient other;
    private ServerCosts costs;
    private OptionalLong peakOfSmall = OptionalLong.empty();

    private int batches;
    private long upNanos;
    private long downNanos;

    @Setup
    public void open() throws IOException, InterruptedException {
      RunnerWatch.start();
      content = new Content(megabytes * BYTES_PER_MB);
      expected = content.receipt();
      store = StoreMain.launch();
      process = UploadMain.launch(server, body, store.address().getPort());
      costs = new ServerCosts(List.of(ProcessHandle.of(process.pid()).orElseThrow()), false);
      Duration patience =
          storeMegabytesPerSecond == 0
              ? PATIENCE
              : PATIENCE.plusSeconds((long) megabytes / storeMegabytesPerSecond);
      client = UploadClient.of(process, patience);
      other = OtherClient.of(process, patience);
      warmUp();
      peakOfSmall = ProcessStatus.of(process.pid()).peakBytes();
    }

    /** What classes, compilers, threads and buffers take is not what a body takes. */
    private void warmUp() throws IOException, InterruptedException {
      other.begin();
      for (int bodies = 0; bodies < SMALL_BODIES; bodies++) {
        client.upload(SMALL, 0);
        client.download(SMALL, 0);
        for (int requests = 0; requests < REQUESTS_BETWEEN; requests++) {
          client.hello();
        }
      }
      other.end();
      process.collect();
    }

    @TearDown
    public void close() {
      MeasurementPhase.MEASURED.reached();
      other.close();
      client.close();
      process.close();
      store.close();
    }

    @Setup(Level.Iteration)
    public void beginIteration() throws IOException, InterruptedException {
      process.takeMostThreads();
      other.takeLatencies();
      batches = 0;
      upNanos = 0;
      downNanos = 0;
      costs.begin();
      IterationCosts.ofThisFork().begin();
    }

    @Setup(Level.Invocation)
    public void beginUpload() throws IOException, InterruptedException {
      process.collect();
      other.begin();
    }

    Receipt upload() throws IOException, InterruptedException {
      long begin = System.nanoTime();
      try {
        Receipt received = client.upload(content, bytesPerSecond());
        check("store", received);
        upNanos += System.nanoTime() - begin;
        return received;
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @TearDown(Level.Invocation)
    public void download() throws IOException, InterruptedException {
      try {
        other.end();
        process.collect();
        other.begin();
        long begin = System.nanoTime();
        check("client", client.download(content, bytesPerSecond()));
        downNanos += System.nanoTime() - begin;
        other.end();
        batches++;
      } catch (IOException e) {
        throw failed(e);
      }
    }

    private long bytesPerSecond() {
      return storeMegabytesPerSecond * BYTES_PER_MB;
    }

    private void check(String who, Receipt received) {
      if (!received.equals(expected)) {
        throw new IllegalStateException(
            "The %s must get %s, but has got %s.".formatted(who, expected, received));
      }
    }

    /** A server that is gone says why. */
    private IllegalStateException failed(IOException failure) throws InterruptedException {
      String why = failure.getMessage();
      try {
        process.takeMostThreads();
      } catch (IOException gone) {
        why = gone.getMessage();
      }
      return new IllegalStateException(
          "A body of %d MB must go through the server, but did not: %s".formatted(megabytes, why),
          failure);
    }

    @TearDown(Level.Iteration)
    public void endIteration() throws IOException, InterruptedException {
      List<Result<?>> results = new ArrayList<>(costs.results(batches));
      OptionalLong peak = ProcessStatus.of(process.pid()).peakBytes();
      if (peak.isPresent() && peakOfSmall.isPresent()) {
        double grown = (double) (peak.getAsLong() - peakOfSmall.getAsLong());
        results.add(MetricResults.of(Metrics.SERVER_GROWTH, Math.max(0, grown)));
      }
      double bytes = (double) batches * content.bytes();
      results.add(MetricResults.of(Metrics.UPLOAD_RATE, bytes / upNanos * NANOS_PER_SECOND));
      results.add(MetricResults.of(Metrics.DOWNLOAD_RATE, bytes / downNanos * NANOS_PER_SECOND));
      Histogram others = other.takeLatencies();
      results.add(
          MetricResults.of(Metrics.OTHERS_P50, others.getValueAtPercentile(50) / NANOS_PER_SECOND));
      results.add(
          MetricResults.of(Metrics.OTHERS_P99, others.getValueAtPercentile(99) / NANOS_PER_SECOND));
      IterationCosts.ofThisFork().end(results, costs.footprint(process.takeMostThreads()));
    }
  }

  @Benchmark
  public Receipt upload(Uploading uploading) throws IOException, InterruptedException {
    return uploading.upload();
  }
}
