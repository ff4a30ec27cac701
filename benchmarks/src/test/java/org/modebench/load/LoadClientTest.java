package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.host.Listening;
import org.modebench.server.DeafPort;

@Tag("any-jdk")
@Timeout(60)
class LoadClientTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final LoadClient client = new LoadClient(Optional.of("Hello, Anonymous"));

  @AfterEach
  void nothingIsLeft() {
    client.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith(LoadClient.THREAD_NAME))
        .doesNotContain("canned-server");
  }

  private static Load closed(URI server, int requests, int connections, boolean keepAlive) {
    return new Load(server, requests, i -> "/" + i, new Load.Closed(connections), keepAlive, LONG);
  }

  /**
   * Answers when that many requests are there at once, so that whoever counts connections need not
   * be quick; a load must be a multiple of them.
   */
  private static RawServer.Behaviour answeringTogether(int requests) {
    CyclicBarrier company = new CyclicBarrier(requests);
    return peer -> {
      for (String request = peer.request(); !request.isEmpty(); request = peer.request()) {
        await(company);
        peer.hello();
        if (request.contains("Connection: close")) {
          return;
        }
      }
    };
  }

  private static void await(CyclicBarrier company) throws IOException, InterruptedException {
    try {
      company.await(LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IOException("Fewer requests than expected wait at the same time.", e);
    }
  }

  /** Answers each request of a connection {@code millis} after it came. */
  private static RawServer.Behaviour answeringAfter(long millis) {
    return peer -> {
      for (String request = peer.request(); !request.isEmpty(); request = peer.request()) {
        Thread.sleep(millis);
        peer.hello();
        if (request.contains("Connection: close")) {
          return;
        }
      }
    };
  }

  @Test
  void closedLoopSendsEachRequestOnceOnAConnectionOfItsOwn() throws Exception {
    try (RawServer server = RawServer.start(answeringTogether(8))) {
      LoadResult result = client.run(closed(server.address(), 200, 8, false));
      assertThat(result.answered()).isEqualTo(200);
      assertThat(result.failed() + result.timedOut()).isZero();
      assertThat(server.requests())
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 200)
                  .mapToObj(
                      i ->
                          "GET /"
                              + i
                              + " HTTP/1.1\r\nHost: 127.0.0.1:"
                              + server.port()
                              + "\r\nConnection: close\r\n\r\n")
                  .toList());
      assertThat(server.connections()).isEqualTo(200);
      assertThat(server.mostAtOnce()).isEqualTo(8);
    }
  }

  @Test
  void closedLoopWithKeepAliveHasAsManyConnectionsAsAreAskedFor() throws Exception {
    try (RawServer server = RawServer.start(answeringAfter(5))) {
      LoadResult result = client.run(closed(server.address(), 200, 8, true));
      assertThat(result.answered()).isEqualTo(200);
      assertThat(server.requests()).hasSize(200).noneMatch(text -> text.contains("Connection:"));
      assertThat(server.connections()).isEqualTo(8);
    }
  }

  /** As ab does: the others begin when the server has answered once. */
  @Test
  void theFirstRequestCanBeAlone() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger early = new AtomicInteger();
    CyclicBarrier eight = new CyclicBarrier(8);
    RawServer.Behaviour behaviour =
        peer -> {
          String request = peer.request();
          if (!request.startsWith("GET /0 ")) {
            early.addAndGet(answered.get() == 0 ? 1 : 0);
            await(eight);
          }
          Thread.sleep(50);
          answered.incrementAndGet();
          peer.hello();
        };
    try (RawServer server = RawServer.start(behaviour)) {
      LoadResult result =
          client.run(
              new Load(server.address(), 17, i -> "/" + i, new Load.Closed(8, true), false, LONG));
      assertThat(result.answered()).isEqualTo(17);
      assertThat(early).hasValue(0);
      assertThat(server.mostAtOnce()).isEqualTo(8);
      // 1, 8 and 8.
      assertThat(result.seconds()).isGreaterThan(0.15);
    }
  }

  @Test
  void fewerRequestsThanConnections() throws Exception {
    try (RawServer server = RawServer.start(answeringAfter(5))) {
      LoadResult result = client.run(closed(server.address(), 3, 8, false));
      assertThat(result.answered()).isEqualTo(3);
      assertThat(server.connections()).isEqualTo(3);
      assertThat(result.inFlight()).isNaN();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void latenciesAreThoseOfTheServer(boolean keepAlive) throws Exception {
    RawServer.Behaviour tenthSlow =
        peer -> {
          for (String request = peer.request(); !request.isEmpty(); request = peer.request()) {
            Thread.sleep(request.startsWith("GET /slow") ? 250 : 20);
            peer.hello();
            if (request.contains("Connection: close")) {
              return;
            }
          }
        };
    try (RawServer server = RawServer.start(tenthSlow)) {
      Load load =
          new Load(
              server.address(),
              100,
              i -> i % 12 == 1 ? "/slow" : "/",
              new Load.Closed(4),
              keepAlive,
              LONG);
      // The first connections of a client whose classes are being loaded take a while to begin.
      client.run(load);
      LoadResult result = client.run(load);
      assertThat(result.answered()).isEqualTo(100);
      assertThat(result.p50Seconds()).isGreaterThanOrEqualTo(0.02);
      assertThat(result.p90Seconds()).isGreaterThanOrEqualTo(result.p50Seconds());
      // 9 of 100 are slow.
      assertThat(result.p95Seconds()).isBetween(0.25, result.p99Seconds());
      assertThat(result.p99Seconds()).isBetween(0.25, result.maxSeconds());
      assertThat(result.meanSeconds()).isGreaterThan((91 * 0.02 + 9 * 0.25) / 100);
      // Whatever a busy machine adds, four requests at a time take a quarter of their sum at least.
      assertThat(result.meanSeconds() * 100).isLessThanOrEqualTo(4.02 * result.seconds());
      assertThat(result.littleRatio()).isCloseTo(1, within(0.02));
      assertThat(result.inFlight()).as("every connection is used").isGreaterThan(3);
      assertThat(result.inFlight()).isLessThanOrEqualTo(4);
      assertThat(result.clientBusyShare()).isBetween(0.0, 1.0);
    }
  }

  /** A client that closes first runs out of ports after some 28,000 connections. */
  @Test
  @Timeout(300)
  void fortyThousandConnectionsLeaveNoPortInUse() throws Exception {
    try (CannedServer server = CannedServer.start(Listening.LOOPBACK)) {
      LoadResult result = client.run(closed(server.address(), 40_000, 20, false));
      assertThat(result.answered()).isEqualTo(40_000);
      assertThat(result.littleRatio()).isCloseTo(1, within(0.02));
      Path sockets = Path.of("/proc/net/tcp");
      assumeThat(sockets).exists();
      String toServer =
          String.format(Locale.ROOT, " 0100007F:%04X 06 ", server.address().getPort());
      try (var lines = Files.lines(sockets)) {
        assertThat(lines.filter(line -> line.contains(toServer))).isEmpty();
      }
    }
  }

  @Test
  void openLoopSendsAtItsRateWhateverTheServerDoes() throws Exception {
    try (RawServer server = RawServer.start(answeringAfter(300))) {
      LoadResult result =
          client.run(new Load(server.address(), 50, i -> "/" + i, new Load.Open(100), false, LONG));
      assertThat(result.answered()).isEqualTo(50);
      // The last is sent after 0.49 s and answered 0.3 s later; waiting for answers would take 15
      // s.
      assertThat(result.seconds()).isBetween(0.79, 15.0);
      assertThat(server.mostAtOnce()).isGreaterThanOrEqualTo(20);
      assertThat(result.p50Seconds()).isGreaterThan(0.3);
    }
  }

  @Test
  void openLoopWithKeepAliveUsesIdleConnectionsAgain() throws Exception {
    try (RawServer server = RawServer.start(answeringAfter(0))) {
      LoadResult result =
          client.run(new Load(server.address(), 40, i -> "/" + i, new Load.Open(100), true, LONG));
      assertThat(result.answered()).isEqualTo(40);
      assertThat(server.connections()).isLessThan(40);
    }
  }

  /** Stalls for 200 ms at every 500th request, as a collection of garbage would. */
  private static RawServer.Behaviour stalling(AtomicInteger number) {
    return peer -> {
      peer.request();
      if (number.getAndIncrement() % 500 == 0) {
        Thread.sleep(200);
      }
      peer.hello();
    };
  }

  @Test
  void openLoopShowsTheStallThatTheClosedLoopHides() throws Exception {
    QueueModel model = new QueueModel(0, 0, 0.2, i -> i % 500 == 0);
    Load.Arrival atRate = new Load.Open(1_000);
    Load.Arrival oneByOne = new Load.Closed(1);
    double expected = model.latencies(1_500, atRate).quantile(99);
    assertThat(expected).isCloseTo(0.195, within(1e-9));

    LoadResult open;
    LoadResult closed;
    try (RawServer server = RawServer.startSingle(stalling(new AtomicInteger(1)))) {
      // What it takes to get going is not the stall's.
      client.run(new Load(server.address(), 499, i -> "/", oneByOne, false, LONG));
      open = client.run(new Load(server.address(), 1_500, i -> "/", atRate, false, LONG));
      closed = client.run(new Load(server.address(), 1_500, i -> "/", oneByOne, false, LONG));
    }
    assertThat(open.answered()).isEqualTo(1_500);
    // A busy machine only adds to it.
    assertThat(open.p99Seconds()).isGreaterThanOrEqualTo(0.95 * expected);
    assertThat(closed.answered()).isEqualTo(1_500);
    assertThat(closed.maxSeconds()).isGreaterThan(0.2);
    // Of 1,500 requests 3 meet a stall; what a busy machine adds must not count as one.
    assertThat(closed.p99Seconds()).isLessThan(open.p99Seconds() / 5);
    assertThat(model.latencies(1_500, oneByOne).quantile(99)).isZero();
  }

  @Test
  void aRefusedConnectionIsAFailure() throws Exception {
    try (DeafPort nobody = new DeafPort()) {
      LoadResult result = client.run(closed(nobody.address(), 5_000, 10, false));
      assertThat(result.failed()).isEqualTo(5_000);
      assertThat(result.failures())
          .singleElement()
          .satisfies(cause -> assertThat(cause.words()).contains("refused"));
      assertThat(result.answered()).isZero();
      assertThat(result.meanSeconds()).isNaN();
      LoadResult open =
          client.run(new Load(nobody.address(), 100, i -> "/", new Load.Open(10_000), true, LONG));
      assertThat(open.failed()).isEqualTo(100);
    }
  }

  @Test
  void aHostThatIsNoneIsAFailure() throws Exception {
    LoadResult result = client.run(closed(URI.create("http://no.such.host.invalid"), 5, 2, false));
    assertThat(result.failed()).isEqualTo(5);
    assertThat(result.failures()).containsExactly(new LoadResult.Cause("unknown host", 5));
  }

  @Test
  void everyBodyWillDoWhereNoneIsExpected() throws Exception {
    try (LoadClient any = new LoadClient(Optional.empty());
        RawServer server =
            RawServer.start(
                peer -> {
                  peer.request();
                  peer.write(RawServer.answer("200 OK", "Something else"));
                })) {
      assertThat(any.run(closed(server.address(), 3, 1, false)).answered()).isEqualTo(3);
      assertThat(client.run(closed(server.address(), 3, 1, false)).failed()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void capacityIsMeasuredOnAServerOfItsOwn(boolean keepAlive) throws Exception {
    assertThat(client.capacity(5, keepAlive)).isPositive();
  }

  @Test
  void interruptionEndsALoad() throws Exception {
    try (RawServer silent = RawServer.start(peer -> Thread.sleep(60_000))) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread thread = underWay(silent, thrown);
      thread.interrupt();
      thread.join();
      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);

      // It can be used again.
      try (RawServer server = RawServer.start(answeringAfter(0))) {
        assertThat(client.run(closed(server.address(), 5, 1, false)).answered()).isEqualTo(5);
      }
      assertThat(silent.connections()).isEqualTo(2);
    }
  }

  @Test
  void closingTheClientEndsALoad() throws Exception {
    try (RawServer silent = RawServer.start(peer -> Thread.sleep(60_000))) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread thread = underWay(silent, thrown);
      client.close();
      thread.join();
      assertThat(thrown.get())
          .isInstanceOf(IllegalStateException.class)
          .rootCause()
          .satisfies(saying("client", "closed"));
    }
  }

  /** Starts a load of two connections, and returns when both are there. */
  private Thread underWay(RawServer silent, AtomicReference<Throwable> thrown)
      throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                client.run(closed(silent.address(), 4, 2, false));
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    thread.start();
    awaitConnections(silent, 2);
    return thread;
  }

  private static void awaitConnections(RawServer server, int connections)
      throws InterruptedException {
    while (server.connections() < connections) {
      Thread.sleep(5);
    }
  }

  @Test
  void aTargetThatCannotBeHadIsTheCallersMistake() throws Exception {
    try (RawServer server = RawServer.start(answeringAfter(0))) {
      Load load =
          new Load(
              server.address(),
              10,
              i -> {
                if (i == 3) {
                  throw new UnsupportedOperationException("No target 3.");
                }
                return "/";
              },
              new Load.Closed(1),
              false,
              LONG);
      assertThatThrownBy(() -> client.run(load))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("No target 3.");
    }
  }
}
