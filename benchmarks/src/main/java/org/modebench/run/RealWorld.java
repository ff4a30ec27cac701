package org.modebench.run;

import java.time.InstantSource;
import java.util.List;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** The machine that this JVM runs on. */
final class RealWorld implements World {
  @Override
  public ForkJvm forkJvm(CommandLineOptions options) throws UsageException {
    return ForkJvm.of(options);
  }

  @Override
  public ForkRunner forks(CommandLineOptions options, ForkJvm jvm, ForkOutput output) {
    return new JmhForks(options, jvm, output);
  }

  @Override
  public MockProcess.Starter mock() {
    return WireMockProcess::start;
  }

  @Override
  public Machine machine(List<Subject> benchmarks, ForkRunner forks, ForkJvm jvm) {
    return Calibration.measure(benchmarks, forks, jvm.launcher());
  }

  @Override
  public Noise noise() {
    return Noise.measure();
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Run.Pause pause() {
    return Thread::sleep;
  }

  @Override
  public MachineLock lock() throws UsageException {
    return MachineLock.take();
  }
}
