package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.benchmark.ServerBenchmark.ServerUnderLoad;
import org.modebench.load.Load;
import org.modebench.load.LoadResult;
import org.modebench.server.ServerModel;

/** What is calculated of a server, and where nothing can be. */
@Tag("any-jdk")
class ServerBenchmarkTest {

  private static ServerUnderLoad load(ServerModel server) {
    ServerUnderLoad load = new ServerUnderLoad();
    load.server = server.name();
    load.workers = 10;
    load.calls = 5_000;
    load.concurrency = 10;
    load.latencyMillis = 100;
    load.loop = "closed";
    load.proxy = "none";
    load.offload = "none";
    load.upstream = "timer";
    load.deadlineMillis = 1_000;
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

  /** By Little's law, ten at once of which the loop can take up one each 20 ms take 200 ms. */
  @Test
  void aBlockingCallInEachRequestMakesEachWaitForTheOthers() {
    ServerUnderLoad load = load(ServerModel.EVENT_LOOP);
    load.blockingShare = 100;
    load.blockingMillis = 20;
    assertThat(load.expectedP99(new Load.Closed(10)).orElseThrow()).isBetween(0.2, 0.25);
    assertThat(load.ideal().orElseThrow()).isCloseTo(5_000 * 0.02 + 0.1, within(1e-9));
    load.pauseMillis = 1;
    assertThat(load.expectedP99(new Load.Closed(10))).isEmpty();
  }

  /** On however many cores, one thread computes for 20 ms at a time. */
  @Test
  void aLoopThatComputesAnswersOneAfterAnother() {
    ServerUnderLoad load = load(ServerModel.EVENT_LOOP);
    load.latencyMillis = 0;
    load.computeMillis = 20;
    assertThat(load.ideal().orElseThrow()).isCloseTo(5_000 * 0.02, within(1e-9));
    load.pauseMillis = 1;
    assertThat(load.expectedP99(new Load.Closed(10))).isEmpty();
  }

  /** 5,000 look-ups of which each tenth needs one of four connections: 125 rounds of 100 ms. */
  @Test
  void whatTheCacheDoesNotAnswerTakesTheConnections() {
    ServerUnderLoad load = load(ServerModel.EVENT_LOOP);
    load.upstream = "database";
    load.databaseConnections = 4;
    load.cachePercent = 90;
    assertThat(load.ideal().orElseThrow()).isCloseTo(12.5, within(1e-9));
  }

  /** Clients that connect and never say what they want, before whoever wants to be served. */
  @Nested
  @Timeout(60)
  class BesideASlowClient {

    private ServerUnderLoad beside(ServerModel server, String proxy, int patienceMillis) {
      ServerUnderLoad load = load(server);
      load.workers = 1;
      load.calls = 4;
      load.concurrency = 2;
      load.slowClients = 1;
      load.patienceMillis = patienceMillis;
      load.proxy = proxy;
      return load;
    }

    /** By hand: 500 ms for the slow client, two requests, the slow client again, and two more. */
    @Test
    void aWorkerIsKeptUntilThePatienceEnds() throws Exception {
      ServerUnderLoad load = beside(ServerModel.SYNC_WORKER, "none", 500);
      assertThat(load.ideal().orElseThrow()).isCloseTo(1.4, within(1e-9));
      assertThat(run(load).seconds()).isGreaterThan(1.3);
    }

    /** Through a proxy, or with a loop, a patience of a minute matters to nobody. */
    @ParameterizedTest
    @CsvSource({"SYNC_WORKER, loop", "EVENT_LOOP, none"})
    void otherClientsAreServedAllTheSame(ServerModel server, String proxy) throws Exception {
      LoadResult result = run(beside(server, proxy, 60_000));
      assertThat(result.answered()).isEqualTo(4);
      assertThat(result.seconds()).isLessThan(50);
    }

    private LoadResult run(ServerUnderLoad load) throws Exception {
      load.upstream = "timer";
      load.open();
      try {
        return load.run();
      } finally {
        load.close();
      }
    }
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
