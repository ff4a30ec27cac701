package org.modebench.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.host.Footprint;
import org.modebench.host.ProcessStatus;
import org.modebench.server.common.LoopLag;
import org.openjdk.jmh.results.Result;

/**
 * What an iteration costs the server and its processes, without the client that {@code cpu} and
 * {@code rss} include.
 *
 * <ul>
 *   <li>{@code server_cpu}: user and system CPU time of a batch in seconds, known to 10 ms an
 *       iteration and process.
 *   <li>{@code server_rss}: sum of the peak resident memory of its processes in bytes. A server
 *       with a process for each request has none, and no {@code rss} or {@code threads} either:
 *       these processes are gone when the iteration ends, and without them the costliest model
 *       would look cheap.
 *   <li>{@code loop_lag_mean}, {@code loop_lag_p99}, {@code loop_lag_max}: how late an event loop
 *       ran what was due, in seconds.
 * </ul>
 */
final class ServerCosts {
  private final ProcessHandle server;
  private final boolean processesEnd;
  private OptionalDouble before = OptionalDouble.empty();

  /**
   * @param server its process, from which its others descend
   * @param processesEnd whether those that serve are gone when an iteration ends
   */
  ServerCosts(ProcessHandle server, boolean processesEnd) {
    this.server = server;
    this.processesEnd = processesEnd;
  }

  void begin() {
    processes().forEach(ProcessStatus::resetPeak);
    before = ProcessStatus.treeCpuSeconds(server);
  }

  /** What its processes took that ended in the iteration: nothing, or it is unknown. */
  Optional<Footprint> endedProcesses() {
    return processesEnd ? Optional.empty() : Optional.of(Footprint.NONE);
  }

  /**
   * @param batches how many the iteration had
   */
  List<Result<?>> results(int batches) {
    List<Result<?>> results = new ArrayList<>();
    OptionalDouble after = ProcessStatus.treeCpuSeconds(server);
    if (batches > 0 && before.isPresent() && after.isPresent()) {
      results.add(
          MetricResults.of(
              Metrics.SERVER_CPU, (after.getAsDouble() - before.getAsDouble()) / batches));
    }
    long peak = processes().mapToLong(process -> process.peakBytes().orElse(0)).sum();
    if (peak > 0 && endedProcesses().isPresent()) {
      results.add(MetricResults.of(Metrics.SERVER_RSS, (double) peak));
    }
    return results;
  }

  static List<Result<?>> of(LoopLag lag) {
    return List.of(
        MetricResults.of(Metrics.LOOP_LAG_MEAN, lag.meanSeconds()),
        MetricResults.of(Metrics.LOOP_LAG_P99, lag.p99Seconds()),
        MetricResults.of(Metrics.LOOP_LAG_MAX, lag.maxSeconds()));
  }

  private Stream<ProcessStatus> processes() {
    return Stream.concat(Stream.of(server), server.descendants())
        .map(process -> ProcessStatus.of(process.pid()));
  }
}
