package org.modebench.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.modebench.host.Footprint;
import org.modebench.host.ProcessStatus;

/**
 * What the fork and its worker processes have used since they started, read at an edge of an
 * iteration.
 *
 * @param cpu user and system time of all, those that have ended included, in seconds
 * @param compile time that the fork's JIT compiled, in seconds; empty in a JVM that only interprets
 * @param gc time that the fork collected garbage, in seconds
 * @param threads the threads of all
 * @param workers the footprint of the worker processes that are alive
 */
record Reading(
    double cpu, OptionalDouble compile, double gc, ThreadCounts threads, Footprint workers) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  static final ProcessStatus SELF = ProcessStatus.of(ProcessHandle.current().pid());

  /** Reads before an iteration: what the reading itself takes of the CPU comes first. */
  static Reading before() {
    List<ProcessStatus> workers = workersAlive();
    Footprint footprint = footprint(workers);
    ThreadCounts threads = threads(workers);
    return new Reading(cpu(workers), compileSeconds(), gcSeconds(), threads, footprint);
  }

  /** Reads after an iteration: what the reading itself takes of the CPU comes last. */
  static Reading after() {
    List<ProcessStatus> workers = workersAlive();
    double cpu = cpu(workers);
    return new Reading(cpu, compileSeconds(), gcSeconds(), threads(workers), footprint(workers));
  }

  /** The processes that the fork has started and that are alive. */
  static List<ProcessStatus> workersAlive() {
    return ProcessHandle.current()
        .descendants()
        .map(process -> ProcessStatus.of(process.pid()))
        .toList();
  }

  private static Footprint footprint(List<ProcessStatus> workers) {
    return workers.stream().map(ProcessStatus::footprint).reduce(Footprint.NONE, Footprint::plus);
  }

  private static ThreadCounts threads(List<ProcessStatus> workers) {
    List<ProcessStatus> processes = new ArrayList<>(workers);
    processes.add(SELF);
    return ThreadCounts.of(processes);
  }

  private static double cpu(List<ProcessStatus> workers) {
    double cpu = SELF.endedChildrenCpuSeconds();
    for (ProcessStatus worker : workers) {
      cpu += worker.cpuSeconds();
    }
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      cpu += system.getProcessCpuTime() / NANOS_PER_SECOND;
    }
    return cpu;
  }

  private static OptionalDouble compileSeconds() {
    @Nullable CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
    return jit == null || !jit.isCompilationTimeMonitoringSupported()
        ? OptionalDouble.empty()
        : OptionalDouble.of(jit.getTotalCompilationTime() / MILLIS_PER_SECOND);
  }

  private static double gcSeconds() {
    double gc = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      // Less than 0 where it is not known.
      gc += Math.max(0, collector.getCollectionTime()) / MILLIS_PER_SECOND;
    }
    return gc;
  }
}
