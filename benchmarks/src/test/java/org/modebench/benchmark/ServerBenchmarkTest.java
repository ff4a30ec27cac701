package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.benchmark.ServerBenchmark.ServerUnderLoad;
import org.modebench.load.Load;
import org.modebench.server.ServerModel;

/** What is calculated of a server, and where nothing can be. */
class ServerBenchmarkTest {

  private static ServerUnderLoad load(ServerModel server) {
    ServerUnderLoad load = new ServerUnderLoad();
    load.server = server.name();
    load.workers = 10;
    load.calls = 5_000;
    load.concurrency = 10;
    load.latencyMillis = 100;
    load.loop = "closed";
    load.rate = 1_000;
    return load;
  }

  @Test
  void theIdealIsOfRequestsThatWaitAsTheyShould() {
    ServerUnderLoad load = load(ServerModel.EVENT_LOOP);
    assertThat(load.ideal().orElseThrow()).isCloseTo(50, within(1e-9));
    load.loop = "open";
    assertThat(load.ideal().orElseThrow()).isCloseTo(5.099, within(1e-9));
  }

  /** A fault may answer at once, or only at the deadline; a pause holds up whoever is there. */
  @Test
  void thereIsNoIdealWithFaultsOrPauses() {
    ServerUnderLoad faults = load(ServerModel.EVENT_LOOP);
    faults.faults = 1;
    assertThat(faults.ideal()).isEmpty();
    ServerUnderLoad pauses = load(ServerModel.EVENT_LOOP);
    pauses.pauseMillis = 1;
    assertThat(pauses.ideal()).isEmpty();
  }

  /** Those of the experiment pause, which do not wait, among them. */
  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, 0, 0, 0, true",
    "EVENT_LOOP, 100, 0, 0, true",
    "SYNC_WORKER, 1, 0, 0, true",
    "EVENT_LOOP, 0, 50, 0, true",
    "EVENT_LOOP_OFFLOAD, 0, 0, 0, true",
    "EVENT_LOOP, 100, 50, 0, false",
    "SELECTOR, 100, 1, 0, false",
    "EVENT_LOOP_OFFLOAD, 100, 0, 0, false",
    "EVENT_LOOP, 0, 0, 1, false",
    "SYNC_WORKER, 1, 0, 10, false",
    "THREAD_POOL, 0, 0, 0, false"
  })
  void aPercentileIsExpectedWhereRequestsWaitAlike(
      ServerModel server, int latencyMillis, int blockingShare, int faults, boolean expected) {
    ServerUnderLoad load = load(server);
    load.pauseMillis = 200;
    load.latencyMillis = latencyMillis;
    load.blockingShare = blockingShare;
    load.faults = faults;
    assertThat(load.expectedP99(new Load.Open(1_000)).isPresent()).isEqualTo(expected);
    assertThat(load.expectedP99(new Load.Closed(1)).isPresent()).isEqualTo(expected);
    load.pauseMillis = 0;
    assertThat(load.expectedP99(new Load.Closed(1))).isEmpty();
  }
}
