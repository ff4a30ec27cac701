package org.modebench.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.modebench.host.ProcessStatus;

/**
 * The threads of the fork and its worker processes at a moment, and how often each was switched
 * out.
 *
 * <p>Linux forgets the counts of a thread when it ends. The switches between two moments are
 * therefore known only if every thread of the first is there at the second, and no Java thread came
 * and went between them. Threads of the JVM itself that did, such as one of the JIT, go unseen; so
 * do those of worker processes. One that was there before and ends, as an idle thread of the JIT
 * does, makes the switches unknown.
 *
 * @param switches how often each thread was switched out, by process and thread
 * @param ended how many Java threads of the fork have ended since it started
 */
record ThreadCounts(Map<Long, Map<Long, Long>> switches, long ended) {

  /** Looks at the fork and the worker processes given. */
  static ThreadCounts of(List<ProcessStatus> processes) {
    ThreadMXBean java = ManagementFactory.getThreadMXBean();
    Map<Long, Map<Long, Long>> switches = new HashMap<>();
    for (ProcessStatus process : processes) {
      switches.put(process.pid(), process.switchesByThread());
    }
    return new ThreadCounts(switches, java.getTotalStartedThreadCount() - java.getThreadCount());
  }

  /** The switches since an earlier moment; empty if they cannot be had. */
  OptionalLong switchesSince(ThreadCounts before) {
    if (ended != before.ended || !switches.keySet().equals(before.switches.keySet())) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (Map.Entry<Long, Map<Long, Long>> process : switches.entrySet()) {
      Map<Long, Long> now = process.getValue();
      Map<Long, Long> then = before.switches.getOrDefault(process.getKey(), Map.of());
      if (now.isEmpty() || then.isEmpty() || !now.keySet().containsAll(then.keySet())) {
        return OptionalLong.empty();
      }
      sum += total(now) - total(then);
    }
    return OptionalLong.of(sum);
  }

  private static long total(Map<Long, Long> switches) {
    return switches.values().stream().mapToLong(count -> count).sum();
  }
}
