package org.modebench.measurement;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.host.Footprint;
import org.modebench.host.ProcessStatus;
import org.openjdk.jmh.results.Result;

/**
 * What an iteration costs this fork and its worker processes, from its beginning to its end.
 *
 * <p>JMH's profilers see an iteration from outside: the set-up of a fork is in its first iteration,
 * and its tear-down in the last. So the state under test, where it can, says itself when an
 * iteration begins and ends, in fixtures of that level; what it says comes later and counts.
 */
public final class IterationCosts {
  /** The one of this fork. */
  private static final IterationCosts INSTANCE = new IterationCosts();

  private Reading before = Reading.NONE;
  private Reading after = Reading.NONE;
  private Footprint tree = Footprint.NONE;
  private boolean ofClientAlone;
  private List<Result<?>> told = List.of();
  private boolean ended;

  private IterationCosts() {}

  public static IterationCosts ofThisFork() {
    return INSTANCE;
  }

  /** The iteration begins: what came before does not count. */
  public synchronized void begin() {
    ended = false;
    told = List.of();
    SpeedReference.ofThisFork().begin();
    Reading.SELF.resetPeak();
    Reading.workersAlive().forEach(ProcessStatus::resetPeak);
    ManagementFactory.getThreadMXBean().resetPeakThreadCount();
    before = Reading.before();
  }

  /** The iteration ends, unless the state has said so already. */
  public synchronized void end() {
    if (!ended) {
      end(List.of(), Optional.of(Footprint.NONE));
    }
  }

  /**
   * The iteration ends.
   *
   * @param more what is to be told of it beside the costs, each in s, bytes, 1/s or 1
   * @param endedProcesses the greatest footprint of processes that ran at the same time and ended
   *     in the iteration; empty where it is unknown, and so is that of all together
   */
  public synchronized void end(List<Result<?>> more, Optional<Footprint> endedProcesses) {
    after = Reading.after();
    SpeedReference.ofThisFork().end();
    told = List.copyOf(more);
    ofClientAlone = false;
    Footprint own = Reading.SELF.footprint();
    tree =
        own.equals(Footprint.NONE) || endedProcesses.isEmpty()
            ? Footprint.NONE
            : own.plus(new Footprint(0, javaThreadsGone()))
                .plus(after.workers().max(endedProcesses.get()));
    ended = true;
  }

  /**
   * The iteration ends of a client whose server does not descend from this run: what a batch costs
   * in all is unknown, and the client's part would look like it.
   *
   * @param more what is to be told of it
   */
  public synchronized void endOfClient(List<Result<?>> more) {
    end(more, Optional.empty());
    ofClientAlone = true;
  }

  /** How many Java threads there were at their peak that are not there any more. */
  private static int javaThreadsGone() {
    ThreadMXBean java = ManagementFactory.getThreadMXBean();
    return java.getPeakThreadCount() - java.getThreadCount();
  }

  /**
   * Returns what the iteration cost.
   *
   * @param batches how many it had
   */
  public synchronized List<Result<?>> results(long batches) {
    List<Result<?>> results = new ArrayList<>();
    if (batches > 0 && !ofClientAlone) {
      if (before.cpu().isPresent() && after.cpu().isPresent()) {
        results.add(
            MetricResults.of(
                Metrics.CPU,
                (after.cpu().getAsDouble()
                        - before.cpu().getAsDouble()
                        - SpeedReference.ofThisFork().cpuSeconds())
                    / batches));
      }
      results.add(MetricResults.of(Metrics.GC_PER_BATCH, (after.gc() - before.gc()) / batches));
      after
          .switches()
          .since(before.switches())
          .ifPresent(
              count -> results.add(MetricResults.of(Metrics.SWITCHES, (double) count / batches)));
      after
          .waits()
          .since(before.waits())
          .ifPresent(
              nanos ->
                  results.add(
                      MetricResults.of(
                          Metrics.CPU_WAIT, nanos / Reading.NANOS_PER_SECOND / batches)));
    }
    if (before.compile().isPresent() && after.compile().isPresent()) {
      results.add(
          MetricResults.of(
              Metrics.COMPILE, after.compile().getAsDouble() - before.compile().getAsDouble()));
    }
    results.add(MetricResults.of(Metrics.GC, after.gc() - before.gc()));
    if (!ofClientAlone) {
      after
          .machine()
          .othersShareSince(before.machine())
          .ifPresent(share -> results.add(MetricResults.of(Metrics.OTHER_CPU, share)));
    }
    if (!tree.equals(Footprint.NONE)) {
      results.add(MetricResults.of(Metrics.RSS, (double) tree.peakBytes()));
      results.add(MetricResults.of(Metrics.THREADS, tree.threads()));
    }
    SpeedReference.ofThisFork()
        .speed()
        .ifPresent(speed -> results.add(MetricResults.of(Metrics.SPEED, speed)));
    results.addAll(told);
    return results;
  }
}
