package org.modebench.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.modebench.host.ProcessStatus;
import org.modebench.server.LoopLag;
import org.modebench.server.ServerProcess;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an iteration costs the server and its processes, without the client that {@code cpu} and
 * {@code rss} include.
 *
 * <ul>
 *   <li>{@code server_cpu}: user and system CPU time of a batch in seconds, known to 10 ms an
 *       iteration and process.
 *   <li>{@code server_rss}: sum of the peak resident memory of its processes in bytes.
 *   <li>{@code loop_lag_mean}, {@code loop_lag_p99}, {@code loop_lag_max}: how late an event loop
 *       ran what was due, in seconds.
 * </ul>
 */
final class ServerCosts {
  private final ProcessHandle server;
  private double before;

  ServerCosts(ServerProcess server) {
    this.server = ProcessHandle.of(server.pid()).orElseThrow();
  }

  void begin() {
    processes().forEach(ProcessStatus::resetPeak);
    before = cpuSeconds();
  }

  /**
   * @param batches how many the iteration had
   */
  List<Result<?>> results(int batches) {
    List<Result<?>> results = new ArrayList<>();
    if (batches > 0) {
      results.add(IterationCosts.seconds("server_cpu", (cpuSeconds() - before) / batches));
    }
    long peak = processes().mapToLong(process -> process.peakBytes().orElse(0)).sum();
    if (peak > 0) {
      results.add(new ScalarResult("server_rss", peak, "bytes", AggregationPolicy.MAX));
    }
    return results;
  }

  static List<Result<?>> of(LoopLag lag) {
    return List.of(
        IterationCosts.seconds("loop_lag_mean", lag.meanSeconds()),
        IterationCosts.seconds("loop_lag_p99", lag.p99Seconds()),
        IterationCosts.seconds("loop_lag_max", lag.maxSeconds()));
  }

  /** What ended processes used is counted by the process that started them. */
  private double cpuSeconds() {
    return processes()
        .mapToDouble(process -> process.cpuSeconds() + process.endedChildrenCpuSeconds())
        .sum();
  }

  private Stream<ProcessStatus> processes() {
    return Stream.concat(Stream.of(server), server.descendants())
        .map(process -> ProcessStatus.of(process.pid()));
  }
}
