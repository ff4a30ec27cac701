package org.modebench.benchmark.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.host.Footprint;
import org.modebench.host.ProcessStatus;
import org.modebench.measurement.MetricResults;
import org.modebench.server.common.LoopLag;
import org.modebench.server.common.TreeUse;
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
public final class ServerCosts {
  private final List<ProcessHandle> servers;
  private final Processes processes;
  private final boolean processesEnd;
  private OptionalDouble before = OptionalDouble.empty();

  /** Processes with all that descend from them, on whatever machine. */
  interface Processes {
    void resetPeaks();

    TreeUse use();
  }

  private record Here(List<ProcessHandle> servers) implements Processes {
    @Override
    public void resetPeaks() {
      servers.forEach(TreeUse::resetPeaks);
    }

    @Override
    public TreeUse use() {
      return servers.stream().map(TreeUse::of).reduce(NOTHING, TreeUse::plus);
    }
  }

  static final TreeUse NOTHING = new TreeUse(0, 0);

  /**
   * @param servers its process and that of a proxy before it, from which others descend
   * @param processesEnd whether those that serve are gone when an iteration ends
   */
  public ServerCosts(List<ProcessHandle> servers, boolean processesEnd) {
    this(servers, new Here(List.copyOf(servers)), processesEnd);
  }

  private ServerCosts(List<ProcessHandle> servers, Processes processes, boolean processesEnd) {
    this.servers = List.copyOf(servers);
    this.processes = processes;
    this.processesEnd = processesEnd;
  }

  /** Those of servers on another machine, whose footprint is not known here. */
  static ServerCosts elsewhere(Processes processes, boolean processesEnd) {
    return new ServerCosts(List.of(), processes, processesEnd);
  }

  /** Begins an iteration. */
  public void begin() {
    processes.resetPeaks();
    before = processes.use().cpu();
  }

  /**
   * What its processes took at most in the iteration; empty where some are gone, so that it is
   * unknown.
   *
   * @param mostThreads of the processes given, whose threads may have ended with their connections
   */
  public Optional<Footprint> footprint(int mostThreads) {
    return processesEnd
        ? Optional.empty()
        : Optional.of(
            servers.stream()
                .flatMap(ProcessHandle::descendants)
                .map(process -> ProcessStatus.of(process.pid()).footprint())
                .reduce(new Footprint(0, mostThreads), Footprint::plus));
  }

  /**
   * Returns what the iteration has cost so far.
   *
   * @param batches how many it had
   */
  public List<Result<?>> results(int batches) {
    List<Result<?>> results = new ArrayList<>();
    TreeUse use = processes.use();
    OptionalDouble after = use.cpu();
    if (batches > 0 && before.isPresent() && after.isPresent()) {
      results.add(
          MetricResults.of(
              Metrics.SERVER_CPU, (after.getAsDouble() - before.getAsDouble()) / batches));
    }
    if (use.peakBytes() > 0 && !processesEnd) {
      results.add(MetricResults.of(Metrics.SERVER_RSS, (double) use.peakBytes()));
    }
    return results;
  }

  static List<Result<?>> of(LoopLag lag) {
    return List.of(
        MetricResults.of(Metrics.LOOP_LAG_MEAN, lag.meanSeconds()),
        MetricResults.of(Metrics.LOOP_LAG_P99, lag.p99Seconds()),
        MetricResults.of(Metrics.LOOP_LAG_MAX, lag.maxSeconds()));
  }
}
