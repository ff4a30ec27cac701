package org.modebench.benchmark;

import java.util.OptionalInt;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.measurement.SpeedReference;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Beside batches that compute or start processes: how fast the machine is. JMH leaves what happens
 * between invocations out of the time of a batch, for which it asks the clock twice, so it is not
 * for batches of nanoseconds.
 */
@State(Scope.Thread)
public class SpeedBeside {

  private final SpeedReference reference = SpeedReference.ofThisFork();

  /** Gets ready to use as many cores as the mode. */
  @Setup
  public void open(BenchmarkParams fork) {
    reference.open(
        Modes.AXIS
            .value(fork.getParam(Modes.AXIS.name()))
            .parallelism()
            .atOnce(
                Integer.parseInt(fork.getParam(Parameters.WORKERS.name())),
                OptionalInt.of(Runtime.getRuntime().availableProcessors()))
            .orElseThrow());
  }

  @Setup(Level.Invocation)
  public void before() {
    reference.runIfDue();
  }

  @TearDown(Level.Invocation)
  public void after() {
    reference.runIfDue();
  }

  @TearDown
  public void close() {
    reference.close();
  }
}
