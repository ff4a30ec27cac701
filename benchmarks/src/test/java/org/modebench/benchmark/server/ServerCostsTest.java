package org.modebench.benchmark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.server.Sockets.soon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.host.Footprint;
import org.modebench.host.ProcessStatus;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.measurement.IterationCosts;
import org.modebench.server.ServerMain;
import org.modebench.server.ServerModel;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;
import org.openjdk.jmh.results.Result;

@Tag("any-jdk")
@Timeout(60)
class ServerCostsTest {

  @ParameterizedTest
  @EnumSource(names = {"SYNC_WORKER", "PREFORK"})
  void theMemoryOfAServerIsThatOfItsProcesses(ServerModel model) throws Exception {
    assertThat(metricsOf(model)).containsExactly("server_cpu", "server_rss");
  }

  /** Its processes are gone, and the supervisor alone would look like the cheapest server. */
  @Test
  void theMemoryOfProcessesThatAreGoneIsUnknown() throws Exception {
    assertThat(metricsOf(ServerModel.PROCESS_PER_REQUEST)).containsExactly("server_cpu");
  }

  /** The memory of the fork includes the server's, and is known only together with it. */
  private static List<String> metricsOf(ServerModel model) throws Exception {
    ServerSettings settings = new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(1));
    try (ServerProcess server = ServerMain.launch(model, settings)) {
      ServerCosts costs =
          new ServerCosts(
              List.of(ProcessHandle.of(server.pid()).orElseThrow()),
              model == ServerModel.PROCESS_PER_REQUEST);
      costs.begin();
      List<Result<?>> told = costs.results(1);
      IterationCosts fork = IterationCosts.ofThisFork();
      fork.begin();
      fork.end(told, costs.footprint(server.takeMostThreads()));
      List<String> all = labels(fork.results(1));
      assertThat(all).contains("cpu").containsAll(labels(told));
      assertThat(all.contains("rss"))
          .isEqualTo(all.contains("threads"))
          .isEqualTo(all.contains("server_rss"));
      return labels(told);
    }
  }

  /** A thread of a connection ends with it, before anybody can look. */
  @Test
  void theThreadsOfAServerAreThoseOfItsPeak() throws Exception {
    ServerSettings settings = new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(1));
    try (ServerProcess server = ServerMain.launch(ServerModel.THREAD_PER_CONNECTION, settings);
        LoadClient client = new LoadClient(Optional.of(HelloRequest.ANSWER))) {
      int others = server.takeMostThreads();
      int connections = 100;
      int most = 0;
      // A client that has warmed up lets all connections, and their threads, end at once.
      for (int i = 0; i < 3; i++) {
        client.run(
            new Load(
                server.address(),
                connections,
                number -> HelloRequest.PATH + "?latencyMillis=500",
                new Load.Closed(connections),
                false,
                Duration.ofSeconds(30)));
        most = server.takeMostThreads();
        assertThat(most).isBetween(connections, connections + 2 * others);
        // The server sees a little later than the client that they have ended.
        assertThat(soon(() -> threadsNow(server) < connections)).isTrue();
        server.takeMostThreads();
        assertThat(server.takeMostThreads()).isLessThan(connections);
      }
      ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
      assertThat(new ServerCosts(List.of(process), false).footprint(most))
          .isEqualTo(Optional.of(new Footprint(0, most)));
    }
  }

  private static int threadsNow(ServerProcess server) {
    return ProcessStatus.of(server.pid()).footprint().threads();
  }

  @Test
  void whereNoProcessEndedTheForkTellsItsOwnMemory() {
    IterationCosts fork = IterationCosts.ofThisFork();
    fork.begin();
    fork.end(List.of(), Optional.of(Footprint.NONE));
    assertThat(labels(fork.results(1))).contains("rss", "threads");
  }

  private static List<String> labels(Iterable<? extends Result<?>> results) {
    List<String> labels = new ArrayList<>();
    results.forEach(result -> labels.add(result.getLabel()));
    return labels;
  }
}
