package org.modebench.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.modebench.measurement.Course;
import org.modebench.measurement.IterationCosts;
import org.modebench.mode.TaskRunner;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * What a batch costs the fork and all its worker processes, by iteration.
 *
 * <ul>
 *   <li>{@code cpu}: user and system CPU time of one batch in seconds. That of worker processes is
 *       known to 10 ms an iteration and process.
 *   <li>{@code rss}: the sum of the peak resident memory of the fork and of the worker processes
 *       that lived at the same time, in bytes: an upper bound of the peak of the sum. Pages that
 *       processes share count for each.
 *   <li>{@code threads}: the most threads of the operating system at a time: of the fork, in which
 *       Java threads are counted at their peak, and of the worker processes that lived at the same
 *       time, each counted when the iteration or the process ended, but a server at its own peak.
 *       Those of the JVMs and of JMH count.
 *   <li>{@code switches}: voluntary and involuntary context switches of one batch; absent where
 *       they cannot be had, see {@link ThreadCounts}.
 *   <li>{@code cpu_wait}: how long their threads waited for a CPU in one batch, in seconds, summed;
 *       absent as {@code switches} are.
 *   <li>{@code compile}, {@code gc}: time the fork's JIT compiled and collected, in seconds an
 *       iteration: a measurement in which either is large was no steady state.
 *   <li>{@code other_cpu}: share of the machine's CPU time that processes outside of the run had.
 *   <li>{@code speed}: how fast the machine was between batches, see {@link
 *       org.modebench.measurement.SpeedReference}; its CPU time is left out, and its threads count.
 *   <li>what the state under test tells of itself: what its mode observed ({@link
 *       TaskRunner#takeMetrics()}), metrics of its own ({@link BatchState#metrics()}), what a
 *       client saw of a server, and {@code ideal}, the time in seconds that the batch would take if
 *       handing over cost nothing, where that does not follow from the parameters.
 * </ul>
 */
public final class TreeProfiler implements InternalProfiler {

  @Override
  public String getDescription() {
    return "CPU time, memory, threads and context switches of the fork and its worker processes";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    IterationCosts.ofThisFork().begin();
    Course.ofThisFork().begin(iteration.getType());
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    IterationCosts.ofThisFork().end();
    List<Result<?>> results =
        new ArrayList<>(IterationCosts.ofThisFork().results(result.getMetadata().getAllOps()));
    results.addAll(Course.ofThisFork().results(benchmark.getMeasurement().getCount()));
    return results;
  }
}
