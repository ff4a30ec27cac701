package org.modebench.measurement;

import java.util.List;

/** The course of a fork on its way to the runner. */
public final class CourseResult extends ForkResult {
  private static final long serialVersionUID = 1L;

  private final Bin[] bins;

  /**
   * @param bins in the order of time
   */
  public CourseResult(List<Bin> bins) {
    super("course");
    this.bins = bins.toArray(new Bin[0]);
  }

  /** Returns the bins in the order of time. */
  public List<Bin> bins() {
    return List.of(bins);
  }
}
