package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Real forks, because what is counted is the fork's own process tree. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class TreeProfilerTest {

  private static RunResult run(String mode, int workers, int limit) throws Exception {
    return new Runner(
            new OptionsBuilder()
                .include("^" + CpuBoundBenchmark.class.getName().replace(".", "\\.") + "\\.")
                .param("mode", mode)
                .param("workers", Integer.toString(workers))
                .param("limit", Integer.toString(limit))
                .addProfiler(TreeProfiler.class)
                .forks(1)
                .warmupIterations(0)
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(200))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .runSingle();
  }

  private static double metric(RunResult result, String name) {
    @SuppressWarnings("rawtypes")
    Map<String, Result> metrics = result.getSecondaryResults();
    assertThat(metrics).containsKey(name);
    return Objects.requireNonNull(metrics.get(name)).getScore();
  }

  /** A pool's workers do all the work: without them the CPU time would be next to nothing. */
  @Test
  void countsTheCpuTimeAndMemoryOfPooledWorkers() throws Exception {
    RunResult result = run("PROCESS_POOL", 2, 20_000_000);
    double wall = result.getPrimaryResult().getScore();
    assertThat(metric(result, "cpu")).isGreaterThan(wall / 2);
    assertThat(metric(result, "rss")).isGreaterThan(60e6);
  }

  /** Its workers have ended when the iteration does, and are counted all the same. */
  @Test
  void countsWorkersThatHaveEndedAndTellsHowTheirLifeDivides() throws Exception {
    RunResult processes = run("PROCESS", 2, 20_000_000);
    RunResult sequential = run("SEQUENTIAL", 1, 20_000_000);

    assertThat(metric(processes, "cpu")).isGreaterThan(metric(processes, "process_work") / 2);
    assertThat(metric(processes, "rss")).isGreaterThan(metric(sequential, "rss") + 30e6);
    for (String part : new String[] {"start", "load", "work", "exit"}) {
      assertThat(metric(processes, "process_" + part)).as(part).isPositive();
      assertThat(sequential.getSecondaryResults()).doesNotContainKey("process_" + part);
    }
  }
}
