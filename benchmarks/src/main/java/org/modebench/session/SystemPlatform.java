package org.modebench.session;

import java.time.InstantSource;
import java.util.List;
import org.modebench.analysis.results.record.MachineNoise;
import org.modebench.analysis.results.record.MachineTiming;
import org.modebench.fork.Calibration;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutput;
import org.modebench.fork.ForkRunner;
import org.modebench.fork.Handover;
import org.modebench.fork.JmhForks;
import org.modebench.mock.MockProcess;
import org.modebench.mock.MockServer;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Machine;
import org.modebench.plan.UsageException;
import org.modebench.profile.ForkProfiler;
import org.modebench.store.NoiseMeter;
import org.modebench.store.SpeedPrint;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** The machine that this JVM runs on. */
public final class SystemPlatform implements Platform {
  @Override
  public ForkJvm forkJvm(CommandLineOptions options) throws UsageException {
    return ForkJvm.of(options);
  }

  @Override
  public ForkRunner forks(
      CommandLineOptions options, Handover handover, ForkJvm jvm, ForkOutput output) {
    return new JmhForks(options, handover, jvm, output, ForkProfiler.class);
  }

  @Override
  public MockProcess.Starter mock() {
    return MockServer::startWarm;
  }

  @Override
  public Machine assumedMachine() {
    return Machine.assumed(Runtime.getRuntime().availableProcessors());
  }

  @Override
  public Machine machine(List<BenchmarkMethod> benchmarks, ForkRunner forks, ForkJvm jvm) {
    return Calibration.measure(benchmarks, forks, jvm.launcher());
  }

  @Override
  public MachineNoise noise() {
    return NoiseMeter.measure();
  }

  @Override
  public List<MachineTiming> timings() throws InterruptedException {
    return SpeedPrint.measure(ForkJvm.current().launcher());
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Pause pause() {
    return Thread::sleep;
  }

  @Override
  public MachineLock lock() throws UsageException {
    return MachineLock.take();
  }
}
