package org.modebench.benchmark.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.host.ProcessStatus;
import org.modebench.measurement.MetricResults;
import org.openjdk.jmh.results.Result;

/** What processes read from the disk in an iteration, as far as the system tells. */
final class DiskReads {
  private final Supplier<Stream<ProcessHandle>> processes;
  private OptionalLong before = OptionalLong.empty();

  /**
   * @param processes of which each is asked, and all that descend from it
   */
  DiskReads(Supplier<Stream<ProcessHandle>> processes) {
    this.processes = processes;
  }

  /** Begins an iteration. */
  void begin() {
    before = bytes();
  }

  /**
   * Returns the bytes for each batch of the iteration; nothing if they are not known.
   *
   * @param batches how many it had
   */
  Optional<Result<?>> result(int batches) {
    OptionalLong after = bytes();
    return batches > 0 && before.isPresent() && after.isPresent()
        ? Optional.of(
            MetricResults.of(
                Metrics.DISK_READ, (double) (after.getAsLong() - before.getAsLong()) / batches))
        : Optional.empty();
  }

  /** Of all; empty if those of one are unknown. */
  private OptionalLong bytes() {
    List<OptionalLong> each =
        processes
            .get()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .map(process -> ProcessStatus.of(process.pid()).diskReadBytes())
            .toList();
    return each.stream().allMatch(OptionalLong::isPresent)
        ? OptionalLong.of(each.stream().mapToLong(OptionalLong::orElseThrow).sum())
        : OptionalLong.empty();
  }
}
