package org.modebench.measurement;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modebench.host.Footprint;
import org.modebench.host.MachineCpu;
import org.modebench.host.ProcessStatus;

/**
 * What the fork and its worker processes have used since they started, read at an edge of an
 * iteration.
 *
 * @param cpu user and system time of all, those that have ended included, in seconds; empty where
 *     that of processes other than this one is unknown
 * @param compile time that the fork's JIT compiled, in seconds; empty in a JVM that only interprets
 * @param gc time that the fork collected garbage, in seconds
 * @param switches how often the threads of all were switched out
 * @param waits how long they waited for a CPU, in nanoseconds
 * @param workers the footprint of the worker processes that are alive
 * @param machine what all processes had of the CPUs
 */
public record Reading(
    OptionalDouble cpu,
    OptionalDouble compile,
    double gc,
    ThreadCounts switches,
    ThreadCounts waits,
    Footprint workers,
    MachineCpu machine) {
  public static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  /** Before anything was read, which takes some milliseconds of a young JVM. */
  public static final Reading NONE =
      new Reading(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          0,
          ThreadCounts.NONE,
          ThreadCounts.NONE,
          Footprint.NONE,
          MachineCpu.UNKNOWN);

  public static final ProcessStatus SELF = ProcessStatus.of(ProcessHandle.current().pid());

  /** The runner, from which forks, their worker processes, the mock and servers descend. */
  private static final ProcessHandle RUN =
      ProcessHandle.current().parent().orElse(ProcessHandle.current());

  /** Reads before an iteration, once the JVM is idle: what the reading itself takes comes first. */
  static Reading before() {
    List<ProcessStatus> workers = workersAlive();
    Footprint footprint = footprint(workers);
    ThreadCounts switches = counts(workers, ProcessStatus::switchesByThread);
    ThreadCounts waits = counts(workers, ProcessStatus::waitNanosByThread);
    MachineCpu machine = MachineCpu.read(RUN);
    BackgroundWork.awaitEnd();
    return new Reading(
        cpu(workers), compileSeconds(), gcSeconds(), switches, waits, footprint, machine);
  }

  /** Reads after an iteration: what the reading itself takes of the CPU comes last. */
  static Reading after() {
    List<ProcessStatus> workers = workersAlive();
    OptionalDouble cpu = cpu(workers);
    MachineCpu machine = MachineCpu.read(RUN);
    return new Reading(
        cpu,
        compileSeconds(),
        gcSeconds(),
        counts(workers, ProcessStatus::switchesByThread),
        counts(workers, ProcessStatus::waitNanosByThread),
        footprint(workers),
        machine);
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

  private static ThreadCounts counts(
      List<ProcessStatus> workers, Function<ProcessStatus, Map<Long, Long>> counts) {
    List<ProcessStatus> processes = new ArrayList<>(workers);
    processes.add(SELF);
    return ThreadCounts.of(processes, counts);
  }

  /** What this JVM and its processes that have ended used of the CPUs, in seconds. */
  public static OptionalDouble cpuSeconds() {
    return cpu(List.of());
  }

  private static OptionalDouble cpu(List<ProcessStatus> workers) {
    OptionalDouble ended = SELF.endedChildrenCpuSeconds();
    if (ended.isEmpty()
        || !(ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system)) {
      return OptionalDouble.empty();
    }
    double cpu = ended.getAsDouble() + system.getProcessCpuTime() / NANOS_PER_SECOND;
    for (ProcessStatus worker : workers) {
      // One that has just ended is counted among those.
      cpu += worker.cpuSeconds().orElse(0);
    }
    return OptionalDouble.of(cpu);
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
