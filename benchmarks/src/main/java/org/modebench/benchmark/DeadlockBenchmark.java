package org.modebench.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.deadlock.LockOrder;
import org.modebench.deadlock.TransferMain;
import org.modebench.deadlock.TransferReport;
import org.modebench.host.Footprint;
import org.modebench.host.MeasurementPhase;
import org.modebench.host.ReportingJvm;
import org.modebench.host.ServingJvm;
import org.modebench.measurement.IterationCosts;
import org.modebench.measurement.MetricResults;
import org.modebench.mode.ExecutionMode;
import org.modebench.task.shared.LockKind;
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
import org.openjdk.jmh.results.TextResult;

/**
 * Does an order of locks prevent deadlocks, and who sees one?
 *
 * <p>A batch is the life of a JVM in which workers do {@code calls} transfers between two accounts,
 * half of them in each direction, each with a lock on both accounts and {@code held} steps of a
 * countdown between the two; it is killed when all are done or none can go on. Its time is that of
 * a JVM's life more than that of transfers. ORDERED or TRY_LOCK that deadlocks fails the fork.
 *
 * <pre>java -jar benchmarks.jar Deadlock -p experiment=orders</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 2, time = 1, timeUnit = TimeUnit.SECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms64m", "-Xmx64m"})
public class DeadlockBenchmark {

  /** JVMs that may deadlock, one after another. */
  @State(Scope.Benchmark)
  public static class Transferring {
    private static final String NAME = "The JVM of the transfers";
    private static final int PATIENCE_SECONDS = 60;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double THOUSAND = 1e3;

    @Param({Mechanisms.OPPOSITE, Mechanisms.ORDERED, Mechanisms.TRY_LOCK})
    public LockOrder order;

    @Param(Mechanisms.SYNCHRONIZED)
    public LockKind lock;

    @Param(Modes.THREADS)
    public ExecutionMode mode;

    @Param("2")
    public int workers;

    @Param("1000")
    public int calls;

    @Param("600")
    public int held;

    private final List<TransferReport> reports = new ArrayList<>();

    @Setup
    public void open() {
      RunnerWatch.start();
    }

    @TearDown
    public void close() throws IOException {
      MeasurementPhase.MEASURED.reached();
    }

    @Setup(Level.Iteration)
    public void beginIteration() {
      reports.clear();
      IterationCosts.ofThisFork().begin();
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
      IterationCosts.ofThisFork().end(results(reports), Optional.of(Footprint.NONE));
    }

    int live() throws IOException, InterruptedException {
      List<String> command =
          ServingJvm.command(
              TransferMain.class,
              List.of("-Xms32m", "-Xmx32m"),
              TransferMain.arguments(
                  order, lock, mode == ExecutionMode.VIRTUAL_THREADS, workers, calls, held));
      TransferReport report =
          TransferReport.parse(
              ReportingJvm.line(NAME, command, TransferReport.PREFIX, PATIENCE_SECONDS));
      check(report);
      reports.add(report);
      return report.done();
    }

    /** Holds a JVM to what its order of locks promises. */
    void check(TransferReport report) {
      if (order != LockOrder.OPPOSITE && report.deadlock().isPresent()) {
        throw new IllegalStateException(
            "%s must not deadlock, but did after %d transfers: %s."
                .formatted(order, report.done(), report.deadlock().get().words()));
      }
      if (report.deadlock().isEmpty() && report.done() != calls) {
        throw new IllegalStateException(
            "%d transfers must be done, but %d were.".formatted(calls, report.done()));
      }
    }

    /** What an iteration found; the last cycle in words. */
    static List<Result<?>> results(List<TransferReport> of) {
      List<Result<?>> results = new ArrayList<>();
      List<TransferReport.Deadlock> found =
          of.stream().flatMap(report -> report.deadlock().stream()).toList();
      if (of.isEmpty()) {
        return results;
      }
      // The transfer that ended in it counts, too.
      double begun = of.stream().mapToInt(TransferReport::done).sum() + found.size();
      results.add(MetricResults.of(Metrics.DEADLOCKS, THOUSAND * found.size() / begun));
      results.add(MetricResults.of(Metrics.DEADLOCKED, (double) found.size() / of.size()));
      if (!found.isEmpty()) {
        results.add(
            MetricResults.of(
                Metrics.DETECTION,
                found.stream()
                        .mapToLong(TransferReport.Deadlock::detectionNanos)
                        .average()
                        .orElseThrow()
                    / NANOS_PER_SECOND));
        results.add(
            MetricResults.of(
                Metrics.SEEN_BY_JVM,
                (double) found.stream().filter(TransferReport.Deadlock::seenByJvm).count()
                    / found.size()));
        results.add(
            MetricResults.of(
                Metrics.CYCLE,
                found.stream().mapToInt(TransferReport.Deadlock::workers).average().orElseThrow()));
        results.add(new TextResult(found.get(found.size() - 1).words() + '\n', "deadlock"));
      }
      return results;
    }
  }

  @Benchmark
  public int transfers(Transferring jvm) throws IOException, InterruptedException {
    return jvm.live();
  }
}
