package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.modebench.measurement.CourseResult;
import org.modebench.measurement.WarmUp;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
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

  /**
   * A JVM ends a second compiler thread that it started once it has been idle for half a second,
   * and the switches of that iteration are unknown: there must be others.
   */
  private static final int ITERATIONS = 4;

  private static RunResult run(String mode, int workers, int limit, String... jvmArguments)
      throws Exception {
    return new Runner(
            new OptionsBuilder()
                .include("^" + CpuBoundBenchmark.class.getName().replace(".", "\\.") + "\\.")
                .param("mode", mode)
                .param("workers", Integer.toString(workers))
                .param("limit", Integer.toString(limit))
                .addProfiler(TreeProfiler.class)
                .forks(1)
                .jvmArgsAppend(jvmArguments)
                .warmupIterations(0)
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.milliseconds(200))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .runSingle();
  }

  private static double metric(RunResult result, String name) {
    return metric(result.getSecondaryResults(), name);
  }

  private static double metric(@SuppressWarnings("rawtypes") Map<String, Result> all, String name) {
    assertThat(all).containsKey(name);
    return Objects.requireNonNull(all.get(name)).getScore();
  }

  private static BenchmarkResult onlyFork(RunResult result) {
    return result.getBenchmarkResults().iterator().next();
  }

  /** A pool's workers do all the work: without them the CPU time would be next to nothing. */
  @Test
  void countsTheCpuTimeAndMemoryOfPooledWorkers() throws Exception {
    RunResult result = run("PROCESS_POOL", 2, 20_000_000);
    RunResult sequential = run("SEQUENTIAL", 1, 20_000_000);
    assertThat(metric(result, "cpu")).isGreaterThan(metric(sequential, "cpu") / 2);
    assertThat(metric(result, "rss")).isGreaterThan(60e6);
    assertThat(metric(result, "switches")).isPositive();
    // The last iteration ends with the pool being closed, and must not lose its workers by that.
    List<IterationResult> iterations = List.copyOf(onlyFork(result).getIterationResults());
    assertThat(iterations)
        .hasSize(ITERATIONS)
        .allSatisfy(i -> assertThat(metric(i.getSecondaryResults(), "rss")).isGreaterThan(100e6))
        .allSatisfy(i -> assertThat(metric(i.getSecondaryResults(), "threads")).isGreaterThan(30));
  }

  /** It is set up within the first iteration, which is one that is measured. */
  @Test
  void tellsHowLongAForkWarmedUpAndCountsNoneOfThatAsMeasured() throws Exception {
    RunResult cold = run("SEQUENTIAL", 1, 100_000);
    RunResult warm = run("SEQUENTIAL", 1, 100_000, WarmUp.argument(2_000_000_000));
    assertThat(cold.getSecondaryResults()).doesNotContainKey("warm_up");
    assertThat(metric(warm, "warm_up")).isBetween(0.3, 2.0);
    assertThat(firstIteration(cold)).isEqualTo(1);
    assertThat(firstIteration(warm)).isZero();
  }

  /** The iteration of the first batch in the course; 0 is the warm-up. */
  private static int firstIteration(RunResult result) {
    CourseResult course =
        onlyFork(result).getIterationResults().stream()
            .flatMap(iteration -> iteration.getSecondaryResults().values().stream())
            .filter(CourseResult.class::isInstance)
            .map(CourseResult.class::cast)
            .findFirst()
            .orElseThrow();
    return course.bins().get(0).iteration();
  }

  /** Its workers have ended when the iteration does, and are counted all the same. */
  @Test
  void countsWorkersThatHaveEndedAndTellsHowTheirLifeDivides() throws Exception {
    RunResult processes = run("PROCESS", 2, 20_000_000);
    RunResult sequential = run("SEQUENTIAL", 1, 20_000_000);

    assertThat(metric(processes, "cpu")).isGreaterThan(metric(sequential, "cpu") / 2);
    assertThat(metric(processes, "rss")).isGreaterThan(metric(sequential, "rss") + 30e6);
    // Two workers, each of them a JVM with threads of its own, and the two threads that ask them.
    assertThat(metric(processes, "threads")).isGreaterThan(metric(sequential, "threads") + 6);
    assertThat(metric(sequential, "switches")).isPositive();
    assertThat(processes.getSecondaryResults()).doesNotContainKey("switches");
    for (String part : new String[] {"start", "load", "work", "exit"}) {
      assertThat(metric(processes, "process_" + part)).as(part).isPositive();
      assertThat(sequential.getSecondaryResults()).doesNotContainKey("process_" + part);
    }
  }

  /**
   * They have ended when the iteration does: of their number a peak is left, of their switches
   * nothing. Their tasks last much longer than starting them all, so that they live at one time.
   */
  @Test
  void countsThreadsThatHaveEnded() throws Exception {
    RunResult threads = run("THREADS", 10, 5_000_000);
    RunResult pool = run("THREAD_POOL", 2, 5_000_000);

    assertThat(metric(threads, "threads")).isGreaterThan(metric(pool, "threads") + 3);
    assertThat(threads.getSecondaryResults()).doesNotContainKey("switches");
    assertThat(metric(pool, "switches")).isPositive();
  }
}
