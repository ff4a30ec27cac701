package org.modebench.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.modebench.analysis.results.record.MachineTiming;
import org.modebench.host.EmptyJvm;
import org.modebench.host.FreshMemory;

/**
 * Measures in some 0.2 s how fast the machine does what every machine can do. With the fixed
 * computation of {@link NoiseMeter} it tells machines of one name and model apart. What cannot be
 * measured is left out.
 */
public final class SpeedPrint {
  private static final int JVM_STARTS = 4;
  private static final int BUFFERS = 4;
  private static final int BUFFER_BYTES = 33 << 20;
  private static final int ROUND_TRIPS = 1_000;
  private static final int FIRST_ROUND_TRIPS = 500;

  private final List<MachineTiming> timings = new ArrayList<>();

  private SpeedPrint() {}

  /**
   * Measures all of it.
   *
   * @param launcher the java program of the JVMs that are started
   */
  public static List<MachineTiming> measure(String launcher) throws InterruptedException {
    SpeedPrint print = new SpeedPrint();
    print.startJvms(launcher);
    print.takeMemory();
    print.usePipe();
    return List.copyOf(print.timings);
  }

  private void startJvms(String launcher) throws InterruptedException {
    List<Double> micros = new ArrayList<>();
    try {
      for (int i = 0; i < JVM_STARTS; i++) {
        long begin = System.nanoTime();
        EmptyJvm.run(launcher);
        micros.add((System.nanoTime() - begin) / 1e3);
      }
    } catch (IOException e) {
      // The forks will say so.
      return;
    }
    timings.add(timing("start of an empty JVM", micros));
  }

  private void takeMemory() {
    List<Double> micros = new ArrayList<>();
    for (int i = 0; i < BUFFERS; i++) {
      OptionalDouble nanos = FreshMemory.nanosOfPage(BUFFER_BYTES);
      if (nanos.isEmpty()) {
        return;
      }
      micros.add(nanos.getAsDouble() / 1e3);
    }
    timings.add(timing("fresh page of memory", micros));
  }

  private void usePipe() {
    List<Double> micros = new ArrayList<>();
    try (PipeRoundTrip pipe = new PipeRoundTrip()) {
      for (int i = 0; i < FIRST_ROUND_TRIPS; i++) {
        pipe.nanos();
      }
      for (int i = 0; i < ROUND_TRIPS; i++) {
        micros.add(pipe.nanos() / 1e3);
      }
    } catch (IOException e) {
      // Where there are no pipes, forks and workers do without, too.
      return;
    }
    timings.add(timing("round trip of a byte through pipes", micros));
  }

  /** The median and the quartiles of some times. */
  static MachineTiming timing(String of, List<Double> micros) {
    double[] sorted = micros.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int last = sorted.length - 1;
    return new MachineTiming(
        of,
        rounded((sorted[last / 2] + sorted[(last + 1) / 2]) / 2),
        rounded(sorted[last / 4]),
        rounded(sorted[last - last / 4]));
  }

  private static double rounded(double micros) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.3f", micros));
  }
}
