package org.modebench.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.server.Client;
import org.modebench.server.ServerMain;
import org.modebench.server.ServerModel;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;

@Timeout(60)
class PreforkTest {

  private static final int WORKERS = 2;
  private static final int CLIENTS = 4;

  /** What a client has seen. */
  private record Seen(int answered, int failed) {}

  @Test
  void replacesAWorkerThatIsKilledWhileTheOthersServe() throws Exception {
    ServerSettings settings =
        new ServerSettings(0, WORKERS, Optional.empty(), Duration.ofSeconds(1));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (ServerProcess server = ServerMain.launch(ServerModel.PREFORK, settings)) {
      AtomicBoolean enough = new AtomicBoolean();
      List<Future<Seen>> load = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        load.add(clients.submit(() -> ask(server.address().getPort(), enough)));
      }
      Set<ProcessHandle> first = workers(server);
      assertThat(first).hasSize(WORKERS);
      Thread.sleep(200);
      ProcessHandle killed = first.iterator().next();
      killed.destroyForcibly();
      awaitWorkersBut(killed, server);
      Thread.sleep(200);
      enough.set(true);
      int failed = 0;
      for (Future<Seen> each : load) {
        assertThat(each.get().answered()).isPositive();
        failed += each.get().failed();
      }
      // The one that the killed worker had, and no other.
      assertThat(failed).isLessThanOrEqualTo(1);
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void aWorkerThatDiesBeforeItAcceptsIsToldWithItsExitCode() throws Exception {
    Process dead = new ProcessBuilder("sh", "-c", "exit 3").start();
    assertThatIOException()
        .isThrownBy(() -> Prefork.awaitReady(dead))
        .withMessageContainingAll("PREFORK", "exit code 3");
  }

  private static Seen ask(int port, AtomicBoolean enough) {
    int answered = 0;
    int failed = 0;
    while (!enough.get()) {
      try {
        assertThat(Client.get(port, "/hello?latencyMillis=10").status()).isEqualTo(200);
        answered++;
      } catch (java.io.IOException e) {
        failed++;
      }
    }
    return new Seen(answered, failed);
  }

  private static Set<ProcessHandle> workers(ServerProcess server) {
    Set<ProcessHandle> workers = new HashSet<>();
    ProcessHandle.of(server.pid()).orElseThrow().children().forEach(workers::add);
    return workers;
  }

  private static void awaitWorkersBut(ProcessHandle killed, ServerProcess server)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Set<ProcessHandle> now = workers(server);
    while (now.contains(killed) || now.size() < WORKERS) {
      assertThat(System.nanoTime()).as("the worker is not replaced").isLessThan(end);
      Thread.sleep(20);
      now = workers(server);
    }
    assertThat(now).hasSize(WORKERS);
  }
}
