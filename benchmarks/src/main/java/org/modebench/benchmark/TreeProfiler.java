package org.modebench.benchmark;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.modebench.host.ProcessStatus;
import org.modebench.mode.TaskRunner;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What a batch costs the fork and all its worker processes, by iteration.
 *
 * <ul>
 *   <li>{@code cpu}: user and system CPU time of one batch in seconds. That of worker processes is
 *       known to 10 ms an iteration and process.
 *   <li>{@code rss}: the sum of the peak resident memory of the fork and of the worker processes
 *       that lived at the same time, in bytes: an upper bound of the peak of the sum. Pages that
 *       processes share count for each.
 *   <li>{@code compile}, {@code gc}: time the fork's JIT compiled and collected, in seconds an
 *       iteration: a measurement in which either is large was no steady state.
 *   <li>what the mode tells of itself, {@link TaskRunner#takePhases()}.
 *   <li>{@code ideal}: the time the batch would take if handing over cost nothing, in seconds,
 *       where it does not follow from the parameters.
 * </ul>
 */
public final class TreeProfiler implements InternalProfiler {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final ProcessStatus self = ProcessStatus.of(ProcessHandle.current().pid());
  private Usage before = new Usage(0, 0, 0);

  /** What has been used since the fork started, in seconds. */
  private record Usage(double cpu, double compile, double gc) {}

  @Override
  public String getDescription() {
    return "CPU time and memory of the fork and its worker processes";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    self.resetPeak();
    workers().forEach(ProcessStatus::resetPeak);
    BatchState state = BatchState.current();
    if (state != null) {
      state.runner().takePhases();
      state.runner().takeEndedProcessesPeakBytes();
    }
    before = usage();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Usage after = usage();
    List<Result<?>> costs = new ArrayList<>();
    long batches = result.getMetadata().getAllOps();
    if (batches > 0) {
      costs.add(mean("cpu", (after.cpu - before.cpu) / batches));
    }
    costs.add(mean("compile", after.compile - before.compile));
    costs.add(mean("gc", after.gc - before.gc));
    BatchState state = BatchState.current();
    OptionalLong own = self.peakBytes();
    if (own.isPresent()) {
      long workers = workers().stream().mapToLong(w -> w.peakBytes().orElse(0)).sum();
      long ended = state == null ? 0 : state.runner().takeEndedProcessesPeakBytes();
      double peak = own.getAsLong() + Math.max(workers, ended);
      costs.add(new ScalarResult("rss", peak, "bytes", AggregationPolicy.MAX));
    }
    if (state != null) {
      state.runner().takePhases().forEach((phase, seconds) -> costs.add(mean(phase, seconds)));
      state.idealSeconds().ifPresent(ideal -> costs.add(mean("ideal", ideal)));
    }
    return costs;
  }

  private static ScalarResult mean(String metric, double seconds) {
    return new ScalarResult(metric, seconds, "s", AggregationPolicy.AVG);
  }

  private static List<ProcessStatus> workers() {
    return ProcessHandle.current()
        .descendants()
        .map(process -> ProcessStatus.of(process.pid()))
        .toList();
  }

  private Usage usage() {
    double cpu = self.endedChildrenCpuSeconds();
    for (ProcessStatus worker : workers()) {
      cpu += worker.cpuSeconds();
    }
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      cpu += system.getProcessCpuTime() / NANOS_PER_SECOND;
    }
    double gc = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      gc += collector.getCollectionTime() / MILLIS_PER_SECOND;
    }
    double compile =
        ManagementFactory.getCompilationMXBean().getTotalCompilationTime() / MILLIS_PER_SECOND;
    return new Usage(cpu, compile, gc);
  }
}
