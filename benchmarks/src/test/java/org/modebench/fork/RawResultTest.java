package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modebench.plan.Case;
import org.modebench.session.Cases;
import org.modebench.session.JmhResults;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.TextResult;

class RawResultTest {
  private static final Case CASE = Cases.cpu("THREADS", 2);

  @Test
  void eachIterationHasItsTimeInSeconds() {
    RawResult raw = new RawResult(JmhResults.fork(CASE, 0.25, 0.5));

    assertThat(raw.values())
        .containsExactly(new Measured(1, "wall", 0.25, "s"), new Measured(2, "wall", 0.5, "s"));
    assertThat(raw.texts()).isEmpty();
  }

  @Test
  void secondaryResultsAreMetricsInTheUnitsOfResults() {
    BenchmarkResult fork = JmhResults.fork(CASE, 0.25, 0.5);
    JmhResults.add(fork, 1, JmhResults.scalar("·gc.time", 3, "ms"));
    JmhResults.add(fork, 2, JmhResults.scalar("gc.alloc.rate", 2, "MB/sec"));

    assertThat(new RawResult(fork).values())
        .containsExactly(
            new Measured(1, "gc.time", 0.003, "s"),
            new Measured(1, "wall", 0.25, "s"),
            new Measured(2, "gc.alloc.rate", 2097152, "1/s"),
            new Measured(2, "wall", 0.5, "s"));
  }

  /** The row that closes a fork. */
  @Test
  void theTimeOfTheLastIterationIsLast() {
    BenchmarkResult fork = JmhResults.fork(CASE, 0.25, 0.5);
    JmhResults.add(fork, 2, JmhResults.scalar("zzz", 1, "s"));
    fork.addBenchmarkResult(JmhResults.scalar("zzzz", 1, "s"));

    assertThat(new RawResult(fork).values())
        .endsWith(
            new Measured(2, "zzz", 1, "s"),
            new Measured(2, "zzzz", 1, "s"),
            new Measured(2, "wall", 0.5, "s"));
  }

  @Test
  void whatAProfilerHasOfTheWholeForkIsToldOfTheLastIteration() {
    BenchmarkResult fork = JmhResults.fork(CASE, 0.25, 0.5);
    fork.addBenchmarkResult(JmhResults.scalar("cycles", 7, "#/op"));

    assertThat(new RawResult(fork).values()).contains(new Measured(2, "cycles", 7, "1"));
  }

  @Test
  void aValueThatIsNoNumberIsLeftOut() {
    BenchmarkResult fork = JmhResults.fork(CASE, 0.25);
    JmhResults.add(fork, 1, JmhResults.scalar("nothing", Double.NaN, "s"));
    JmhResults.add(fork, 1, JmhResults.scalar("endless", Double.POSITIVE_INFINITY, "s"));

    assertThat(new RawResult(fork).values()).containsExactly(new Measured(1, "wall", 0.25, "s"));
  }

  @Test
  void textsAreToldApart() {
    BenchmarkResult fork = JmhResults.fork(CASE, 0.25);
    JmhResults.add(fork, 1, new TextResult("50 % waiting\n", "stack"));

    RawResult raw = new RawResult(fork);
    assertThat(raw.texts()).containsExactly("stack:\n50 % waiting");
    assertThat(raw.values()).hasSize(1);
  }
}
