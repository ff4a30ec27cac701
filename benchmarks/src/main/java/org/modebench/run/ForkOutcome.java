package org.modebench.run;

import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.BenchmarkResult;

/** How a fork ended. */
sealed interface ForkOutcome {

  /**
   * It measured.
   *
   * @param values at least one; the primary metric of the last iteration is the last
   * @param texts what profilers have to say in words
   * @param raw what JMH has of it
   */
  record Success(List<Measured> values, List<String> texts, Optional<BenchmarkResult> raw)
      implements ForkOutcome {}

  /**
   * It did not.
   *
   * @param reason in sentences
   */
  record Failure(String reason) implements ForkOutcome {}
}
