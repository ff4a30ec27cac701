package org.modebench.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.modebench.task.ApiCall;
import org.modebench.task.ApiClient;
import org.modebench.task.CovidAnswer;
import org.modebench.task.Task;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Ten API calls. */
@Workload(mock = true)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class IoBoundBenchmark {

  /** The batch. */
  @State(Scope.Benchmark)
  public static class ApiCalls extends BatchState {
    @Param("100")
    public int latencyMillis;

    @Param("fixed")
    public String delay;

    @Param("1")
    public long delaySeed;

    private final URI mock = MockAddress.get();
    private final ApiClient client = new ApiClient();

    @Override
    protected Task task(int number) {
      return new ApiCall(
          mock.resolve(
              CovidAnswer.PATH
                  + "?latencyMillis="
                  + latencyMillis
                  + "&delay="
                  + delay
                  + "&seed="
                  + delaySeed
                  + "&call="
                  + number),
          client);
    }

    @Override
    public void close() throws IOException {
      super.close();
      client.close();
    }
  }

  @Benchmark
  public long apiCalls(ApiCalls batch) throws Exception {
    return batch.runBatch();
  }
}
