package org.modebench.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.modebench.plan.Case;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH returns of forks, for tests. */
public final class JmhResults {
  private JmhResults() {}

  /**
   * A fork of a case.
   *
   * @param seconds the time of a batch in each measured iteration
   */
  public static BenchmarkResult fork(Case of, double... seconds) {
    BenchmarkParams params = params(of.method(), of.params());
    List<IterationResult> iterations = new ArrayList<>();
    for (double time : seconds) {
      IterationResult iteration = new IterationResult(params, params.getMeasurement(), null);
      iteration.addResult(
          new AverageTimeResult(
              ResultRole.PRIMARY, "measured", 1, (long) (time * 1e9), TimeUnit.MILLISECONDS));
      iterations.add(iteration);
    }
    return new BenchmarkResult(params, iterations);
  }

  /** Adds a secondary result to one iteration, from 1. */
  public static void add(BenchmarkResult fork, int iteration, Result<?> secondary) {
    List.copyOf(fork.getIterationResults()).get(iteration - 1).addResult(secondary);
  }

  public static ScalarResult scalar(String label, double value, String unit) {
    return new ScalarResult(label, value, unit, AggregationPolicy.AVG);
  }

  /** What JMH tells a fork of a benchmark. */
  public static BenchmarkParams params(String method, Map<String, String> parameters) {
    WorkloadParams workload = new WorkloadParams();
    parameters.forEach((name, value) -> workload.put(name, value, 0));
    TimeValue time = TimeValue.milliseconds(300);
    return new BenchmarkParams(
        method,
        method,
        true,
        1,
        new int[] {1},
        List.of(),
        1,
        0,
        new IterationParams(IterationType.WARMUP, 1, time, 1),
        new IterationParams(IterationType.MEASUREMENT, 2, time, 1),
        Mode.AverageTime,
        workload,
        TimeUnit.SECONDS,
        1,
        "java",
        List.of("-Dmodebench.runner=1", "-Dmodebench.mock=http://mock", "-Xmx1g"),
        "17",
        "vm",
        "vm",
        "1.37",
        TimeValue.minutes(10));
  }
}
