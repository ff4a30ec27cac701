package org.modebench.measurement;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.modebench.host.ProcessStatus;

/**
 * What Linux counts for each thread of the fork and its worker processes, at a moment: how often it
 * was switched out, or how long it waited for a CPU.
 *
 * <p>Linux forgets the counts of a thread when it ends. The count between two moments is therefore
 * known only if every thread of the first is there at the second, and no Java thread came and went
 * between them. Threads of the JVM itself that did, such as one of the JIT, go unseen; so do those
 * of worker processes. One that was there before and ends, as an idle thread of the JIT does, makes
 * the count unknown.
 *
 * @param counts by process and thread
 * @param ended how many Java threads of the fork have ended since it started
 */
public record ThreadCounts(Map<Long, Map<Long, Long>> counts, long ended) {

  /** Of no process. */
  public static final ThreadCounts NONE = new ThreadCounts(Map.of(), 0);

  /**
   * Looks at the fork and the worker processes given.
   *
   * @param counts of one process, by thread
   */
  public static ThreadCounts of(
      List<ProcessStatus> processes, Function<ProcessStatus, Map<Long, Long>> counts) {
    ThreadMXBean java = ManagementFactory.getThreadMXBean();
    Map<Long, Map<Long, Long>> byProcess = new HashMap<>();
    for (ProcessStatus process : processes) {
      byProcess.put(process.pid(), counts.apply(process));
    }
    return new ThreadCounts(byProcess, java.getTotalStartedThreadCount() - java.getThreadCount());
  }

  /** The count of all since an earlier moment; empty if it cannot be had. */
  public OptionalLong since(ThreadCounts before) {
    if (ended != before.ended || !counts.keySet().equals(before.counts.keySet())) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (Map.Entry<Long, Map<Long, Long>> process : counts.entrySet()) {
      Map<Long, Long> now = process.getValue();
      Map<Long, Long> then = before.counts.getOrDefault(process.getKey(), Map.of());
      if (now.isEmpty() || then.isEmpty() || !now.keySet().containsAll(then.keySet())) {
        return OptionalLong.empty();
      }
      sum += total(now) - total(then);
    }
    return OptionalLong.of(sum);
  }

  private static long total(Map<Long, Long> counts) {
    return counts.values().stream().mapToLong(count -> count).sum();
  }
}
