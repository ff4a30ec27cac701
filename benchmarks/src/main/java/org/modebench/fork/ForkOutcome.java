package org.modebench.fork;

import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.BenchmarkResult;

/** How a fork ended. */
public sealed interface ForkOutcome {

  /**
   * It measured.
   *
   * @param values at least one; the primary metric of the last iteration is the last
   * @param texts what profilers have to say in words
   * @param raw what JMH has of it
   * @param doubt why the values are not what they are said to be, in words; empty if they are
   */
  record Success(
      List<Measured> values, List<String> texts, Optional<BenchmarkResult> raw, String doubt)
      implements ForkOutcome {

    /** Values that nothing is the matter with. */
    public Success(List<Measured> values, List<String> texts, Optional<BenchmarkResult> raw) {
      this(values, texts, raw, "");
    }
  }

  /**
   * It did not.
   *
   * @param reason in sentences
   */
  record Failure(String reason) implements ForkOutcome {}
}
