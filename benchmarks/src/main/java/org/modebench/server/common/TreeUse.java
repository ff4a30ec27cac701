package org.modebench.server.common;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.modebench.host.ProcessStatus;

/**
 * What a process and all that descend from it have used.
 *
 * @param cpuSeconds user and system CPU time, that of those which have ended included; NaN if
 *     unknown
 * @param peakBytes sum of the peak resident memory of those that are there; 0 if unknown
 */
public record TreeUse(double cpuSeconds, long peakBytes) {
  private static final String BETWEEN = " ";

  /** Reads it now. */
  public static TreeUse of(ProcessHandle root) {
    return new TreeUse(
        ProcessStatus.treeCpuSeconds(root).orElse(Double.NaN),
        tree(root).mapToLong(process -> process.peakBytes().orElse(0)).sum());
  }

  /** Lets the peaks begin anew, where that is allowed. */
  public static void resetPeaks(ProcessHandle root) {
    tree(root).forEach(ProcessStatus::resetPeak);
  }

  private static Stream<ProcessStatus> tree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
        .map(process -> ProcessStatus.of(process.pid()));
  }

  /** CPU time, where it is known. */
  public OptionalDouble cpu() {
    return Double.isNaN(cpuSeconds) ? OptionalDouble.empty() : OptionalDouble.of(cpuSeconds);
  }

  /** That of both. */
  public TreeUse plus(TreeUse other) {
    return new TreeUse(cpuSeconds + other.cpuSeconds, peakBytes + other.peakBytes);
  }

  /** As a line, which {@link #parse} reads. */
  String toLine() {
    return cpuSeconds + BETWEEN + peakBytes;
  }

  static TreeUse parse(String line) {
    String[] words = line.split(BETWEEN, -1);
    return new TreeUse(Double.parseDouble(words[0]), Long.parseLong(words[1]));
  }
}
