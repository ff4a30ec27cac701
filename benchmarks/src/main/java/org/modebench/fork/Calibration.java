package org.modebench.fork;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Axis;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.host.EmptyJvm;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Case;
import org.modebench.plan.Machine;
import org.modebench.plan.Settings;
import org.modebench.task.Countdown;

/** Measures what the cost of a plan depends on, by the shortest forks that there can be. */
public final class Calibration {
  private static final int STEPS = 5_000_000;
  private static final int REPETITIONS = 5;

  /** A worker also loads its classes, and exits. */
  private static final double WORKER_OVER_EMPTY_JVM = 1.5;

  private static final Settings SHORTEST = new Settings(0, 0, 0, 1, 1_000_000, 60_000_000_000L);

  private Calibration() {}

  /**
   * Measures what plans depend on, on this machine.
   *
   * @param launcher the java program of forks and workers
   */
  public static Machine measure(
      List<BenchmarkMethod> benchmarks, ForkRunner forks, String launcher) {
    Machine assumed = Machine.assumed(Runtime.getRuntime().availableProcessors());
    return new Machine(
        assumed.cores(),
        forkSeconds(benchmarks, forks).orElse(assumed.forkSeconds()),
        workerSeconds(launcher).orElse(assumed.workerSeconds()),
        stepSeconds());
  }

  /** The first fork also pays for what JMH finds out once. */
  private static Optional<Double> forkSeconds(List<BenchmarkMethod> benchmarks, ForkRunner forks) {
    for (BenchmarkMethod subject : benchmarks) {
      Axis axis = subject.workload().axis();
      Optional<AxisValue> baseline =
          subject.values().stream().filter(value -> axis.isBaseline(value.name())).findFirst();
      if (baseline.isEmpty()) {
        continue;
      }
      SortedMap<String, String> params = new TreeMap<>();
      subject.defaults().forEach((name, values) -> params.put(name, values.get(0)));
      params.put(axis.name(), baseline.get().name());
      params.computeIfPresent(Parameters.WORKERS.name(), (name, value) -> "1");
      subject
          .workload()
          .size()
          .ifPresent(size -> params.computeIfPresent(size.name(), (name, value) -> "0"));
      Case shortest =
          new Case(subject.method(), subject.workload(), params, SHORTEST, false, "calibration");
      if (!subject.callsApi(shortest.batch())) {
        return timed(() -> forks.calibrate(shortest), 2);
      }
    }
    return Optional.empty();
  }

  private static Optional<Double> workerSeconds(String launcher) {
    return timed(() -> EmptyJvm.run(launcher), REPETITIONS).map(s -> s * WORKER_OVER_EMPTY_JVM);
  }

  private static double stepSeconds() {
    Countdown countdown = new Countdown(STEPS);
    return timed(countdown::call, REPETITIONS).orElse(0.0) / STEPS;
  }

  /** What is timed. */
  private interface Work {
    Object run() throws IOException, InterruptedException;
  }

  /** The shortest of some repetitions, in seconds; none if the work cannot be done. */
  private static Optional<Double> timed(Work work, int repetitions) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < repetitions; i++) {
      long start = System.nanoTime();
      try {
        if (work.run() instanceof ForkOutcome.Failure) {
          return Optional.empty();
        }
      } catch (IOException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
      shortest = Math.min(shortest, (System.nanoTime() - start) / 1e9);
    }
    return Optional.of(shortest);
  }
}
