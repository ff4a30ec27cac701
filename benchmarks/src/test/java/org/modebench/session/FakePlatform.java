package org.modebench.session;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.modebench.analysis.results.record.MachineNoise;
import org.modebench.analysis.results.record.MachineTiming;
import org.modebench.analysis.results.record.MockVerdict;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutcome;
import org.modebench.fork.ForkOutput;
import org.modebench.fork.ForkRunner;
import org.modebench.fork.Handover;
import org.modebench.fork.Measured;
import org.modebench.mock.MockProcess;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Case;
import org.modebench.plan.Machine;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** A platform without forks, mock, clock or locks: a run in it takes milliseconds. */
final class FakePlatform implements Platform {
  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  /** What the forks and the mock were asked for, in order. */
  final List<String> events = new ArrayList<>();

  /** What the mock's checks find, one after another; then it is trusted. */
  final Deque<MockVerdict> verdicts = new ArrayDeque<>();

  ForkJvm jvm = new ForkJvm("java", 17, "17.0.1", "vendor", "vm", List.of());

  /** As {@code -jvm} had it. */
  String askedJvm = "";

  Function<Case, ForkOutcome> forks = FakePlatform::success;
  boolean mockAlive = true;

  /** How often this machine was measured. */
  int calibrations;

  /** What is done meanwhile. */
  Runnable calibrating = () -> {};

  /** The time, which only forks and pauses take. */
  long millis;

  static ForkOutcome success(Case of) {
    List<Measured> values = new ArrayList<>();
    for (int i = 1; i <= of.settings().iterations(); i++) {
      double wall = 0.1 * of.workers();
      values.add(new Measured(i, "cpu", wall * of.workers(), "s"));
      values.add(new Measured(i, "wall", wall, "s"));
    }
    return new ForkOutcome.Success(values, List.of(), Optional.empty());
  }

  @Override
  public ForkJvm forkJvm(CommandLineOptions options) {
    askedJvm = options.getJvm().orElse("");
    return jvm;
  }

  @Override
  public ForkRunner forks(
      CommandLineOptions options, Handover handover, ForkJvm forkJvm, ForkOutput output) {
    return (of, mock, estimate) -> {
      millis += 1000;
      events.add(of.label() + mock.map(uri -> " on " + uri).orElse(""));
      return forks.apply(of);
    };
  }

  @Override
  public MockProcess.Starter mock() {
    return (concurrency, seconds) -> {
      events.add("mock starts for " + concurrency);
      mockAlive = true;
      return new MockProcess() {
        @Override
        public URI address() {
          return URI.create("http://mock");
        }

        @Override
        public boolean isAlive() {
          return mockAlive;
        }

        @Override
        public MockVerdict check(int latencyMillis, int concurrency) {
          events.add("mock is checked at " + latencyMillis + " ms for " + concurrency);
          return verdicts.isEmpty() ? new MockVerdict(true, "", "Mock: fine.") : verdicts.pop();
        }

        @Override
        public void close() {
          events.add("mock ends");
        }
      };
    };
  }

  @Override
  public Machine assumedMachine() {
    return new Machine(2, 0.5, 0.1, 2e-9);
  }

  @Override
  public Machine machine(List<BenchmarkMethod> benchmarks, ForkRunner runner, ForkJvm forkJvm) {
    calibrations++;
    calibrating.run();
    return new Machine(2, 0.5, 0.1, 2e-9);
  }

  @Override
  public MachineNoise noise() {
    return new MachineNoise(10, 1.5, 100);
  }

  @Override
  public List<MachineTiming> timings() {
    return List.of(new MachineTiming("start of an empty JVM", 40_000, 39_000, 42_000));
  }

  @Override
  public InstantSource clock() {
    return () -> START.plusMillis(millis);
  }

  @Override
  public Pause pause() {
    return waited -> millis += waited;
  }

  @Override
  public MachineLock lock() {
    return MachineLock.none();
  }
}
