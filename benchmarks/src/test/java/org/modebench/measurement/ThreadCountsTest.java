package org.modebench.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.modebench.host.ProcessStatus;

class ThreadCountsTest {
  private static final ThreadCounts BEFORE =
      new ThreadCounts(Map.of(1L, Map.of(1L, 10L, 2L, 20L), 7L, Map.of(7L, 5L)), 3);

  private static ThreadCounts switches(List<ProcessStatus> processes) {
    return ThreadCounts.of(processes, ProcessStatus::switchesByThread);
  }

  private static OptionalLong since(Map<Long, Map<Long, Long>> switches, long ended) {
    return new ThreadCounts(switches, ended).since(BEFORE);
  }

  @Test
  void switchesOfAllThreadsOfAllProcessesAreCounted() {
    assertThat(since(Map.of(1L, Map.of(1L, 11L, 2L, 25L), 7L, Map.of(7L, 8L)), 3)).hasValue(9);
  }

  /** All its switches were since then. */
  @Test
  void aThreadThatIsNewCountsInFull() {
    assertThat(since(Map.of(1L, Map.of(1L, 10L, 2L, 20L, 3L, 4L), 7L, Map.of(7L, 5L)), 3))
        .hasValue(4);
  }

  @Test
  void whereAThreadIsGoneThereIsNoCount() {
    assertThat(since(Map.of(1L, Map.of(1L, 11L), 7L, Map.of(7L, 8L)), 3)).isEmpty();
  }

  @Test
  void whereAJavaThreadCameAndWentThereIsNoCount() {
    assertThat(since(Map.of(1L, Map.of(1L, 11L, 2L, 25L), 7L, Map.of(7L, 8L)), 4)).isEmpty();
  }

  @Test
  void whereAProcessCameOrWentThereIsNoCount() {
    assertThat(since(Map.of(1L, Map.of(1L, 11L, 2L, 25L)), 3)).isEmpty();
    assertThat(
            since(Map.of(1L, Map.of(1L, 11L, 2L, 25L), 7L, Map.of(7L, 8L), 8L, Map.of(8L, 1L)), 3))
        .isEmpty();
  }

  @Test
  void whereTheSystemTellsNothingThereIsNoCount() {
    ThreadCounts nothing = new ThreadCounts(Map.of(1L, Map.of()), 0);
    assertThat(nothing.since(nothing)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPoolThatWaitsIsCountedAndAThreadThatEndsIsNoticed() throws Exception {
    List<ProcessStatus> self = List.of(ProcessStatus.of(ProcessHandle.current().pid()));
    var pool = Executors.newFixedThreadPool(1);
    try {
      pool.submit(() -> {}).get();
      ThreadCounts before = switches(self);
      for (int i = 0; i < 20; i++) {
        pool.submit(() -> {}).get();
        Thread.sleep(1);
      }
      ThreadCounts after = switches(self);
      // Other threads of this JVM may have ended by chance; then there is rightly no count.
      after.since(before).ifPresent(n -> assertThat(n).isGreaterThanOrEqualTo(20));
      Thread thread = new Thread(() -> {});
      thread.start();
      thread.join();
      assertThat(switches(self).since(after)).isEmpty();
    } finally {
      pool.shutdownNow();
    }
  }
}
