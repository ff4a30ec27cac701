package org.modebench.store;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much CPU time the control group of this process may use: that of its own group or of one
 * above it, whichever is least.
 *
 * <p>Source: Linux, Documentation/admin-guide/cgroup-v2.rst, {@code cpu.max}; for version 1
 * Documentation/scheduler/sched-bwc.rst.
 */
final class CpuQuota {
  private static final String ROOT = "sys/fs/cgroup";
  private static final String NO_LIMIT = "max";

  private final SystemFiles files;

  CpuQuota(SystemFiles files) {
    this.files = files;
  }

  /** As {@code cpu.max} has it: microseconds of CPU time in a period; empty if it is not known. */
  String text() {
    String tightest = "";
    double least = Double.POSITIVE_INFINITY;
    for (String group = group(); ; group = group.substring(0, group.lastIndexOf('/'))) {
      String quota = quota(group).orElse("");
      double share = share(quota).orElse(Double.POSITIVE_INFINITY);
      if (tightest.isEmpty() || share < least) {
        tightest = quota;
        least = share;
      }
      if (group.isEmpty()) {
        return tightest;
      }
    }
  }

  /** The path of the group below the root of its hierarchy, without a slash at its end. */
  private String group() {
    String path = "";
    for (String line : files.lines("proc/self/cgroup")) {
      String[] parts = line.split(":", 3);
      boolean ofCpu = parts.length == 3 && ("," + parts[1] + ",").contains(",cpu,");
      if (ofCpu || (parts.length == 3 && parts[1].isEmpty() && path.isEmpty())) {
        path = parts[2];
      }
    }
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private Optional<String> quota(String group) {
    return files
        .line(ROOT + group + "/cpu.max")
        .or(() -> files.line(ROOT + "/cpu" + group + "/cpu.cfs_quota_us").map(q -> with(q, group)));
  }

  private String with(String quota, String group) {
    String period = files.line(ROOT + "/cpu" + group + "/cpu.cfs_period_us").orElse("");
    return (quota.startsWith("-") ? NO_LIMIT : quota) + " " + period;
  }

  private static OptionalDouble share(String quota) {
    return quota.matches("[0-9]{1,15} [1-9][0-9]{0,15}")
        ? OptionalDouble.of(
            Double.parseDouble(quota.substring(0, quota.indexOf(' ')))
                / Double.parseDouble(quota.substring(quota.indexOf(' ') + 1)))
        : OptionalDouble.empty();
  }
}
