package org.modebench.server.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.host.VirtualThreadFactory;
import org.modebench.server.ServerModel;
import org.modebench.server.common.LoopLag;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

@Timeout(60)
class HeartbeatTest {
  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static void computes() {
    long end = System.nanoTime() + BUSY_NANOS;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void itGoesOnUntilItIsClosed() throws Exception {
    List<Thread> threads = new ArrayList<>();
    ThreadFactory platform =
        task -> {
          threads.add(new Thread(task, "heartbeat"));
          return threads.get(0);
        };
    try (Heartbeat heartbeat = new Heartbeat(platform)) {
      Thread.sleep(50);
      LoopLag lag = heartbeat.take();
      assertThat(lag.maxSeconds()).isPositive().isGreaterThanOrEqualTo(lag.meanSeconds());
      assertThat(threads.get(0).isAlive()).isTrue();
    }
    assertThat(threads.get(0).isAlive()).isFalse();
  }

  /** With more of them than carriers it has to wait for at least one. */
  @Test
  void aVirtualOneIsAsLateAsOthersComputeForOnItsCarriers() throws Exception {
    assumeTrue(Runtime.version().feature() >= ServerModel.VIRTUAL_THREADS.minimumJava());
    ThreadFactory virtual = VirtualThreadFactory.get();
    ServerSettings settings = new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(20));
    try (Server server = ServerModel.VIRTUAL_THREADS.start(settings)) {
      assertThat(server.takeLag()).isPresent();
      List<Thread> busy = new ArrayList<>();
      for (int i = 0; i <= 2 * Runtime.getRuntime().availableProcessors(); i++) {
        Thread thread = virtual.newThread(HeartbeatTest::computes);
        thread.start();
        busy.add(thread);
      }
      for (Thread thread : busy) {
        thread.join();
      }
      assertThat(server.takeLag().orElseThrow().maxSeconds()).isGreaterThan(0.2);
    }
  }
}
