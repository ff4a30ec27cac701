package org.modebench.measurement;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;

/** The course of a fork on its way to the runner. JMH's own reports have nothing of it. */
public final class CourseResult extends Result<CourseResult> {
  private static final long serialVersionUID = 1L;

  private static final String LABEL = "course";

  private final Bin[] bins;

  /**
   * @param bins in the order of time
   */
  public CourseResult(List<Bin> bins) {
    super(ResultRole.SECONDARY, LABEL, of(Double.NaN), "---", AggregationPolicy.AVG);
    this.bins = bins.toArray(new Bin[0]);
  }

  /** Returns the bins in the order of time. */
  public List<Bin> bins() {
    return List.of(bins);
  }

  @Override
  protected Aggregator<CourseResult> getThreadAggregator() {
    return CourseResult::last;
  }

  @Override
  protected Aggregator<CourseResult> getIterationAggregator() {
    return CourseResult::last;
  }

  /** There is one in a fork: that of its last iteration. */
  private static CourseResult last(Collection<CourseResult> results) {
    return results.stream().reduce((first, second) -> second).orElseThrow();
  }

  @Override
  public String toString() {
    return "";
  }

  @Override
  public String extendedInfo() {
    return "";
  }
}
