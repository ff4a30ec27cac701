package org.modebench.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.http.ApiClient;
import org.modebench.measurement.UntilSteady;
import org.modebench.mock.Delay;
import org.modebench.task.ApiCall;
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

/**
 * Which mode runs ten calls of an API fastest, when each waits for 100 ms?
 *
 * <p>A batch of GETs to the mock API, on connections that are kept alive; each answer is parsed and
 * checked. With {@code delay=lognormal} call n of a batch has the same delay in every mode and
 * batch, drawn from {@code delaySeed}. It does not show connection set-up (but in PROCESS), TLS, or
 * a server that becomes slower under load: the mock is checked to be none.
 *
 * <pre>java -jar benchmarks.jar IoBound -p mode=THREADS -p workers=10 -p latencyMillis=100</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@UntilSteady(mostMillis = 1500)
@Warmup(iterations = 1, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class IoBoundBenchmark {

  /** The batch. */
  @State(Scope.Benchmark)
  public static class ApiCalls extends BatchState {
    @Param("10")
    public int workers;

    @Param("10")
    public int calls;

    @Param("100")
    public int latencyMillis;

    @Param("fixed")
    public String delay;

    @Param("1")
    public long delaySeed;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final URI mock = MockAddress.get();
    private final ApiClient client = new ApiClient();

    @Override
    protected boolean timesCalls() {
      return true;
    }

    @Override
    protected int workers() {
      return workers;
    }

    @Override
    protected int calls() {
      return calls;
    }

    @Override
    protected Task task(int number) {
      return new ApiCall(
          mock.resolve(MockAddress.call(latencyMillis, delay, delaySeed, number)), client);
    }

    @Override
    protected Optional<Task> warmUpTask(int number) {
      return Optional.of(
          new ApiCall(mock.resolve(MockAddress.call(0, "fixed", delaySeed, number)), client));
    }

    /**
     * Delays that vary have no simple ideal: it is that of handing each call to who is free first.
     */
    @Override
    protected Map<Metric, Double> metrics() {
      Delay delays = Delay.of(delay);
      return delays == Delay.FIXED
          ? Map.of()
          : Map.of(
              Metrics.IDEAL,
              delays.idealMillis(latencyMillis, delaySeed, calls, workers) / MILLIS_PER_SECOND);
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
