package org.modebench.analysis.findings.steady;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.modebench.analysis.results.ForkCourses.Bin;

/**
 * How long the batches of one fork took, from the first of its warm-up to the last measured.
 *
 * @param bins in the order of time
 */
public record ForkCourse(List<Bin> bins) {
  /** Fewer bins than this have no third quarter that is not all of their last half. */
  static final int FEWEST_BINS = 4;

  /** Of the measured part alone, in the order of time. */
  private List<Bin> measured() {
    return bins.stream().filter(bin -> bin.iteration() > 0).toList();
  }

  /** How many bins were measured: each is a batch, where batches are long. */
  int measuredBins() {
    return measured().size();
  }

  /**
   * The mean time of a measured batch, of those in the middle of whose bin a share of all measured
   * batches had been.
   *
   * @param from the least share, 0 at first
   * @param to the share before which they end, 1 at the end
   * @return in seconds; empty if there is none
   */
  OptionalDouble mean(double from, double to) {
    List<Bin> measured = measured();
    double all = measured.stream().mapToLong(Bin::batches).sum();
    List<Bin> chosen = new ArrayList<>();
    double before = 0;
    for (Bin bin : measured) {
      double middle = (before + bin.batches() / 2.0) / all;
      if (middle >= from && middle < to) {
        chosen.add(bin);
      }
      before += bin.batches();
    }
    double batches = chosen.stream().mapToLong(Bin::batches).sum();
    return batches == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            chosen.stream().mapToDouble(bin -> bin.batches() * bin.seconds()).sum() / batches);
  }

  /** The mean time of a batch in the last quarter, in seconds; empty if too few were measured. */
  OptionalDouble level() {
    return measuredBins() < FEWEST_BINS ? OptionalDouble.empty() : mean(0.75, 1);
  }

  /** When the last batch ended, in seconds since the first began. */
  double end() {
    return bins.isEmpty() ? 0 : end(bins.get(bins.size() - 1));
  }

  private static double end(Bin bin) {
    return bin.start() + bin.batches() * bin.seconds();
  }

  /**
   * The mean time of the batches that ran in a span of time, each by its part in it.
   *
   * @param from in seconds since the first batch began
   * @param to the end, likewise
   * @return in seconds; empty if none ran
   */
  OptionalDouble between(double from, double to) {
    double seconds = 0;
    double batches = 0;
    for (Bin bin : bins) {
      double overlap = Math.min(to, end(bin)) - Math.max(from, bin.start());
      if (overlap > 0) {
        seconds += overlap;
        batches += overlap / bin.seconds();
      }
    }
    return batches == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / batches);
  }
}
