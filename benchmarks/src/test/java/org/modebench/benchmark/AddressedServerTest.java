package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.benchmark.ServerBenchmark.ServerUnderLoad;
import org.modebench.benchmark.server.AddressedServer;
import org.modebench.load.LoadResult;
import org.modebench.measurement.IterationCosts;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

/** What a fork measures of a server that it has not started. */
@Tag("any-jdk")
@Timeout(60)
class AddressedServerTest {
  private static final IterationParams ONE_ITERATION =
      new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.seconds(1), 1);

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private volatile int status = 200;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    System.clearProperty(AddressedServer.PID_PROPERTY);
  }

  private ServerUnderLoad load(String loop) {
    ServerUnderLoad load = new ServerUnderLoad();
    load.server = "http://127.0.0.1:" + server.getAddress().getPort() + "/mine?a=b";
    load.workers = 1;
    load.calls = 20;
    load.concurrency = 2;
    load.rate = 200;
    load.loop = loop;
    load.proxy = "none";
    load.upstream = "timer";
    load.offload = "none";
    return load;
  }

  private static List<String> labels() {
    return StreamSupport.stream(IterationCosts.ofThisFork().results(1).spliterator(), false)
        .map(Result::getLabel)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed", "open"})
  void isAskedForItsPathAndNothingOfItIsInvented(String loop) throws Exception {
    ServerUnderLoad load = load(loop);
    load.open();
    try {
      load.beginIteration(ONE_ITERATION);
      LoadResult result = load.run();
      load.endIteration(ONE_ITERATION);
      assertThat(result.answered()).isEqualTo(20);
      assertThat(asked).hasSizeGreaterThan(20).containsOnly("/mine?a=b");
      assertThat(labels())
          .contains("throughput", "latency_p99", "failures", "little_ratio", "client_busy")
          .doesNotContain("ideal", "latency_p99_expected", "loop_lag_p99")
          .doesNotContain("server_cpu", "server_rss")
          // Those of the client would look like those of client and server.
          .doesNotContain("cpu", "rss", "threads", "switches", "cpu_wait", "other_cpu");
    } finally {
      load.close();
    }
  }

  @Test
  void itsProcessTellsWhatItCosts() throws Exception {
    System.setProperty(AddressedServer.PID_PROPERTY, Long.toString(ProcessHandle.current().pid()));
    ServerUnderLoad load = load("closed");
    load.open();
    try {
      load.beginIteration(ONE_ITERATION);
      load.run();
      load.endIteration(ONE_ITERATION);
      assertThat(labels()).contains("server_cpu", "server_rss").doesNotContain("cpu", "rss");
    } finally {
      load.close();
    }
  }

  @Test
  void aProcessThatHasEndedFailsTheFork() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    System.setProperty(AddressedServer.PID_PROPERTY, Long.toString(process.pid()));
    ServerUnderLoad load = load("closed");
    load.open();
    try {
      load.beginIteration(ONE_ITERATION);
      load.run();
      process.destroyForcibly().waitFor();
      assertThatThrownBy(() -> load.endIteration(ONE_ITERATION))
          .hasMessageContainingAll(Long.toString(process.pid()), "--pid", load.server, "ended");
    } finally {
      load.close();
    }
  }

  @Test
  void oneThatOnlyFailsIsNotMeasured() {
    status = 500;
    ServerUnderLoad load = load("closed");
    assertThatThrownBy(load::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(load.server, "none of 2", "answer 500: 2");
    load.close();
  }
}
