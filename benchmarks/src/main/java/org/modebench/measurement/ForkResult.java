package org.modebench.measurement;

import java.util.Collection;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;

/**
 * What a fork tells its runner of all its iterations, with the last of them. JMH's own reports have
 * nothing of it.
 */
public abstract class ForkResult extends Result<ForkResult> {
  private static final long serialVersionUID = 1L;

  /**
   * @param label no other result of the fork has it
   */
  ForkResult(String label) {
    super(ResultRole.SECONDARY, label, of(Double.NaN), "---", AggregationPolicy.AVG);
  }

  @Override
  protected final Aggregator<ForkResult> getThreadAggregator() {
    return ForkResult::last;
  }

  @Override
  protected final Aggregator<ForkResult> getIterationAggregator() {
    return ForkResult::last;
  }

  private static ForkResult last(Collection<ForkResult> results) {
    return results.stream().reduce((first, second) -> second).orElseThrow();
  }

  @Override
  public final String toString() {
    return "";
  }

  @Override
  public final String extendedInfo() {
    return "";
  }
}
