package org.modebench.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.fork.JmhForks;
import org.modebench.plan.Case;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.WorkloadParams;

/** JMH's own results of a run, the forks of each case merged, as if JMH had run them in one go. */
public final class MergedResults {
  private final List<Case> cases;
  private final Map<ForkKey, BenchmarkResult> forks = new LinkedHashMap<>();

  public MergedResults(List<Case> cases) {
    this.cases = cases;
  }

  /** Adds a fork, in place of an earlier result of the same fork. */
  public void add(ForkKey fork, BenchmarkResult result) {
    forks.put(fork, result);
  }

  /**
   * One result for each case, in JMH's order.
   *
   * @param rounds how many forks each case has
   */
  public Collection<RunResult> runResults(int rounds) {
    Map<CaseKey, Map<Integer, BenchmarkResult>> byCase = new LinkedHashMap<>();
    forks.forEach(
        (fork, result) ->
            byCase.computeIfAbsent(fork.of(), c -> new TreeMap<>()).put(fork.number(), result));
    Collection<RunResult> results = new TreeSet<>(RunResult.DEFAULT_SORT_COMPARATOR);
    for (Map<Integer, BenchmarkResult> ofCase : byCase.values()) {
      List<BenchmarkResult> inOrder = new ArrayList<>(ofCase.values());
      results.add(new RunResult(params(inOrder.get(0).getParams(), rounds), inOrder));
    }
    return results;
  }

  /** The position of a value among those of its parameter: JMH sorts, and tells apart, by it. */
  private int position(String method, String param, String value) {
    return cases.stream()
        .filter(c -> c.method().equals(method))
        .map(c -> c.params().getOrDefault(param, ""))
        .distinct()
        .toList()
        .indexOf(value);
  }

  /** The parameters of a fork as those of all: what is of one fork only is left out. */
  private BenchmarkParams params(BenchmarkParams fork, int rounds) {
    WorkloadParams workload = new WorkloadParams();
    for (String key : fork.getParamsKeys()) {
      workload.put(key, fork.getParam(key), position(fork.getBenchmark(), key, fork.getParam(key)));
    }
    return new BenchmarkParams(
        fork.getBenchmark(),
        fork.generatedBenchmark(),
        fork.shouldSynchIterations(),
        fork.getThreads(),
        fork.getThreadGroups(),
        fork.getThreadGroupLabels(),
        rounds,
        fork.getWarmupForks(),
        fork.getWarmup(),
        fork.getMeasurement(),
        fork.getMode(),
        workload,
        fork.getTimeUnit(),
        fork.getOpsPerInvocation(),
        fork.getJvm(),
        JmhForks.withoutOwn(fork.getJvmArgs()),
        fork.getJdkVersion(),
        fork.getVmName(),
        fork.getVmVersion(),
        fork.getJmhVersion(),
        fork.getTimeout());
  }
}
