package count;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** Two benchmarks, of which the trial of the workflow slows one down. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CountBenchmark {
  private static final int TOKENS = 1_000;

  @Benchmark
  public void kept() {
    Blackhole.consumeCPU(TOKENS);
  }

  @Benchmark
  public void changed() {
    Blackhole.consumeCPU(1 * TOKENS);
  }
}
