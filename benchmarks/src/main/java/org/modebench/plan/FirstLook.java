package org.modebench.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Experiment;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;

/**
 * What is measured where the command line names nothing: what people ask first. Calls that compute
 * get as many workers as there are cores, since more gain nothing; those that wait get the workers
 * of their class, and of all servers a synchronous one is measured against an asynchronous one.
 * What handing over costs is left to who asks for it.
 */
final class FirstLook {
  private static final long MOST_STEADY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long MOST_WARMUP_NANOS = Duration.ofMillis(300).toNanos();
  private static final long MOST_ITERATION_NANOS = Duration.ofMillis(200).toNanos();

  private FirstLook() {}

  /**
   * The benchmarks, with the values of their parameters, and shorter iterations.
   *
   * @param all benchmarks
   * @param cores of this machine
   */
  static List<BenchmarkMethod> of(List<BenchmarkMethod> all, int cores) {
    List<BenchmarkMethod> look = new ArrayList<>();
    for (BenchmarkMethod each : all) {
      Workload workload = each.workload();
      SortedMap<String, List<String>> values = new TreeMap<>(each.defaults());
      if (workload.equals(Workloads.CPU_BOUND)) {
        values.put(Parameters.WORKERS.name(), List.of(Integer.toString(cores)));
      } else if (workload.equals(Workloads.SERVER)) {
        values.put(BenchmarkMethod.EXPERIMENT, List.of(Experiment.FIRST_LOOK));
      } else if (!workload.equals(Workloads.IO_BOUND)) {
        continue;
      }
      look.add(
          new BenchmarkMethod(
              each.method(),
              workload,
              values,
              each.callsApi(),
              each.forks(),
              shortened(each.settings())));
    }
    return look;
  }

  /** Those that were steady before need no iterations to warm up. */
  private static Settings shortened(Settings settings) {
    return new Settings(
        Math.min(settings.steadyNanos(), MOST_STEADY_NANOS),
        settings.steadyNanos() > 0 ? 0 : settings.warmupIterations(),
        Math.min(settings.warmupNanos(), MOST_WARMUP_NANOS),
        settings.iterations(),
        Math.min(settings.iterationNanos(), MOST_ITERATION_NANOS),
        settings.timeoutNanos());
  }
}
