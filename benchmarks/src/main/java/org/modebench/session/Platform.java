package org.modebench.session;

import java.time.InstantSource;
import java.util.List;
import org.modebench.analysis.results.record.MachineNoise;
import org.modebench.analysis.results.record.MachineTiming;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutput;
import org.modebench.fork.ForkRunner;
import org.modebench.fork.Handover;
import org.modebench.mock.MockProcess;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Machine;
import org.modebench.plan.UsageException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** What a run touches beside its files: forks, the mock, clock and locks. Tests have their own. */
public interface Platform {
  ForkJvm forkJvm(CommandLineOptions options) throws UsageException;

  /**
   * Runs forks on a Java.
   *
   * @param handover what forks are told that is no parameter
   */
  ForkRunner forks(CommandLineOptions options, Handover handover, ForkJvm jvm, ForkOutput output);

  MockProcess.Starter mock();

  /** What the cost of a plan depends on, unmeasured. */
  Machine assumedMachine();

  /**
   * Measures what the cost of a plan depends on; takes some seconds.
   *
   * @param benchmarks all there are
   */
  Machine machine(List<BenchmarkMethod> benchmarks, ForkRunner forks, ForkJvm jvm);

  MachineNoise noise();

  /** How fast the machine does what every machine can do. */
  List<MachineTiming> timings() throws InterruptedException;

  InstantSource clock();

  Pause pause();

  /** How a run waits. */
  interface Pause {
    void millis(long millis) throws InterruptedException;
  }

  /** Takes the lock that keeps other runs off the machine. */
  MachineLock lock() throws UsageException;
}
