package org.modebench.server.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.server.Client;
import org.modebench.server.ServerModel;
import org.modebench.server.common.Offload;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

/** Who computes for the two loops that never block, and what of it is left when they end. */
@Timeout(60)
@Tag("any-jdk")
class ComputingTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  /** Some 10 ms, and more than 0.2 s on any processor: a step takes four cycles. */
  private static final String SHORT = "/hello?latencyMillis=1&computeSteps=5000000";

  private static final String LENGTHY = "/hello?latencyMillis=1&computeSteps=400000000";

  private final ExecutorService clients = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    clients.shutdownNow();
  }

  private static Server start(ServerModel model, Offload offload) throws IOException {
    return model.start(new ServerSettings(0, 1, Optional.empty(), LONG).computingIn(offload));
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().toList();
  }

  private static Stream<Thread> computingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("computes for the loop"));
  }

  private static int status(Server server, String target) throws IOException {
    return Client.get(server.port(), target).status();
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, none",
    "SELECTOR, none",
    "EVENT_LOOP, threads",
    "SELECTOR, threads",
    "EVENT_LOOP, processes",
    "SELECTOR, processes"
  })
  void whoComputesIsThereWhileTheServerIs(ServerModel model, String offload) throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    int before = children().size();
    try (Server server = start(model, Offload.parse(offload))) {
      for (int i = 0; i < cores + 1; i++) {
        assertThat(status(server, SHORT)).isEqualTo(200);
      }
      assertThat(computingThreads()).hasSize(offload.equals("none") ? 0 : cores);
      assertThat(children()).hasSize(before + (offload.equals("processes") ? cores : 0));
    }
    assertThat(children()).hasSize(before);
    for (Thread thread : computingThreads().toList()) {
      thread.join();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR"})
  void aLoopThatComputesItselfServesNobodyMeanwhile(ServerModel model) throws Exception {
    try (Server server = start(model, Offload.NONE)) {
      assertThat(server.takeLag()).isPresent();
      assertThat(status(server, LENGTHY)).isEqualTo(200);
      assertThat(server.takeLag().orElseThrow().maxSeconds()).isGreaterThan(0.1);
    }
  }

  /** By the order of their answers: the longer computation would take seconds. */
  @ParameterizedTest
  @CsvSource({"EVENT_LOOP, threads", "SELECTOR, processes", "EVENT_LOOP, service"})
  void whoDoesNotComputeIsServedMeanwhile(ServerModel model, String offload) throws Exception {
    Server service =
        ServerModel.THREAD_POOL.start(new ServerSettings(0, 2, Optional.empty(), LONG));
    Offload to =
        offload.equals("service")
            ? Offload.to(URI.create("http://127.0.0.1:" + service.port()))
            : Offload.parse(offload);
    try (service;
        Server server = start(model, to)) {
      Future<Integer> lengthy =
          clients.submit(() -> status(server, LENGTHY.replace("400000000", "1500000000")));
      Thread.sleep(100);
      assertThat(status(server, "/hello?latencyMillis=0")).isEqualTo(200);
      assertThat(lengthy.isDone()).isFalse();
      assertThat(lengthy.get()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR"})
  void aProcessThatDiesCostsOneRequestAndIsReplaced(ServerModel model) throws Exception {
    List<ProcessHandle> before = children();
    try (Server server = start(model, Offload.parse("processes"))) {
      for (ProcessHandle child : children()) {
        if (!before.contains(child)) {
          child.destroyForcibly();
          child.onExit().join();
        }
      }
      int cores = Runtime.getRuntime().availableProcessors();
      for (int i = 0; i < cores; i++) {
        assertThat(status(server, SHORT)).isIn(200, 502);
      }
      assertThat(status(server, SHORT)).isEqualTo(200);
    }
    assertThat(children()).hasSameSizeAs(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"EVENT_LOOP", "SELECTOR"})
  void withoutItsServiceALoopAnswers502AndServesTheOthers(ServerModel model) throws Exception {
    Server service =
        ServerModel.THREAD_POOL.start(new ServerSettings(0, 1, Optional.empty(), LONG));
    URI address = URI.create("http://127.0.0.1:" + service.port());
    service.close();
    try (Server server = start(model, Offload.to(address))) {
      assertThat(status(server, SHORT)).isEqualTo(502);
      assertThat(status(server, "/hello?latencyMillis=0")).isEqualTo(200);
    }
  }
}
