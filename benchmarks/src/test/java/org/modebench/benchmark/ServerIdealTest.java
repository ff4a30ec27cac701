package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.server.ServerModel;

class ServerIdealTest {

  /** The ceiling matters: a hundred requests on forty connections take three rounds. */
  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, 1, 100, 0, 40, 0.3",
    "EVENT_LOOP, 1, 400, 0, 40, 1.0",
    "EVENT_LOOP, 1, 100, 25, 40, 2.5",
    "EVENT_LOOP, 1, 100, 1, 40, 0.3",
    "EVENT_LOOP_BLOCKED, 1, 100, 0, 40, 10",
    "EVENT_LOOP_OFFLOAD, 10, 100, 0, 40, 1",
    "SYNC_WORKER, 1, 100, 0, 5, 10",
    "SYNC_WORKER, 1, 100, 0, 40, 10",
    "PREFORK, 4, 100, 0, 40, 2.5",
    "PREFORK, 4, 100, 0, 3, 3.4",
    "THREAD_POOL, 10, 100, 100, 40, 1",
    "VIRTUAL_THREADS, 1, 100, 0, 1000, 0.1"
  })
  void ofAClosedLoop(
      ServerModel server, int workers, int requests, int blocking, int concurrency, double ideal) {
    assertThat(new ServerIdeal(server, workers, requests, 0.1, blocking).closedSeconds(concurrency))
        .isCloseTo(ideal, within(1e-12));
  }

  @Test
  void ofAnOpenLoop() {
    assertThat(new ServerIdeal(ServerModel.EVENT_LOOP, 1, 101, 0.1, 0).openSeconds(50))
        .isCloseTo(2.1, within(1e-12));
    assertThat(new ServerIdeal(ServerModel.SYNC_WORKER, 1, 101, 0.1, 0).openSeconds(50))
        .isCloseTo(10.1, within(1e-12));
  }
}
