package org.modebench.benchmark;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.modebench.host.ProcessStatus;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an iteration costs this fork and its worker processes, from its beginning to its end.
 *
 * <p>JMH's profilers see an iteration from outside: the set-up of a fork is in its first iteration,
 * and its tear-down in the last. So the state under test, where it can, says itself when an
 * iteration begins and ends, in fixtures of that level; what it says comes later and counts.
 */
final class IterationCosts {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  /** The one of this fork. */
  private static final IterationCosts INSTANCE = new IterationCosts();

  private final ProcessStatus self = ProcessStatus.of(ProcessHandle.current().pid());
  private Usage before = new Usage(0, 0, 0);
  private Usage after = before;
  private OptionalLong peakBytes = OptionalLong.empty();
  private List<Result<?>> told = List.of();
  private boolean ended;

  /** What has been used since the fork started, in seconds. */
  private record Usage(double cpu, double compile, double gc) {}

  private IterationCosts() {}

  static IterationCosts ofThisFork() {
    return INSTANCE;
  }

  /** The iteration begins: what came before does not count. */
  synchronized void begin() {
    ended = false;
    told = List.of();
    self.resetPeak();
    workers().forEach(ProcessStatus::resetPeak);
    before = usage();
  }

  /** The iteration ends, unless the state has said so already. */
  synchronized void end() {
    if (!ended) {
      end(List.of(), 0);
    }
  }

  /**
   * The iteration ends.
   *
   * @param more what is to be told of it beside the costs, each in s, bytes, 1/s or 1
   * @param endedProcessesPeakBytes the greatest sum of the peak resident memory, in bytes, of
   *     processes that lived at the same time and ended in the iteration; 0 where there were none
   */
  synchronized void end(List<Result<?>> more, long endedProcessesPeakBytes) {
    after = usage();
    told = List.copyOf(more);
    peakBytes = OptionalLong.empty();
    OptionalLong own = self.peakBytes();
    if (own.isPresent()) {
      long workers = workers().stream().mapToLong(w -> w.peakBytes().orElse(0)).sum();
      peakBytes = OptionalLong.of(own.getAsLong() + Math.max(workers, endedProcessesPeakBytes));
    }
    ended = true;
  }

  /**
   * Returns what the iteration cost.
   *
   * @param batches how many it had
   */
  synchronized List<Result<?>> results(long batches) {
    List<Result<?>> results = new ArrayList<>();
    if (batches > 0) {
      results.add(seconds("cpu", (after.cpu - before.cpu) / batches));
    }
    results.add(seconds("compile", after.compile - before.compile));
    results.add(seconds("gc", after.gc - before.gc));
    if (peakBytes.isPresent()) {
      results.add(new ScalarResult("rss", peakBytes.getAsLong(), "bytes", AggregationPolicy.MAX));
    }
    results.addAll(told);
    return results;
  }

  static ScalarResult seconds(String metric, double seconds) {
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
