package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.summary.Decision;
import org.modebench.analysis.summary.RunSummary;

class MechanismAnswersTest {
  private static final String PARAMS =
      "gap=600;held=600;mode=THREADS;permits=1;step=MANY;strayReleases=0";
  private static final String RACE = "What does a race lose?";
  private static final String COST = "What does a lock cost?";
  private static final String FAIR = "Does a fair lock pay?";

  private final List<Row> rows = new ArrayList<>();

  /** Five forks of 10,000 updates. */
  private MechanismAnswersTest updates(
      String params, String lock, int workers, double seconds, double lost) {
    return metric(params, lock, workers, "wall", seconds)
        .metric(params, lock, workers, "lost", lost);
  }

  private MechanismAnswersTest metric(
      String params, String lock, int workers, String name, double value) {
    for (int fork = 1; fork <= 5; fork++) {
      rows.add(
          Rows.CPU
              .benchmark("Contention")
              .params(params)
              .calls(10_000)
              .mode(lock, workers)
              .fork(fork)
              .metric(name, value * (1 + 0.001 * (fork - 3))));
    }
    return this;
  }

  private Map<String, String> headlines() {
    return answers().stream().collect(Collectors.toMap(Answer::subject, Answer::headline));
  }

  private List<Answer> answers() {
    Measurements measurements = Measurements.of(Results.of(rows).rows(), Catalogue.STANDARD);
    return Findings.of(measurements).answers(measurements);
  }

  @Test
  void aRaceLosesALockCostsAndFairnessDoes() {
    updates(PARAMS, "NONE", 1, 0.020, 0);
    updates(PARAMS, "NONE", 4, 0.010, 0.739);
    updates(PARAMS, "REENTRANT", 1, 0.0203, 0);
    updates(PARAMS, "REENTRANT", 4, 0.015, 0).metric(PARAMS, "REENTRANT", 4, "ideal", 0.010);
    metric(PARAMS, "REENTRANT", 4, "longest_wait", 0.004);
    updates(PARAMS, "FAIR", 4, 0.180, 0).metric(PARAMS, "FAIR", 4, "longest_wait", 0.001);
    updates(PARAMS, "LONG_ADDER", 4, 0.0101, 0);

    Map<String, String> said = headlines();

    assertThat(said.get(RACE)).contains("73.9 %", "4 workers", "75 %", "No lock lost any");
    assertThat(said.get(COST))
        .contains(
            "4 workers", "1.500 µs", "REENTRANT", "1.50 [", "1.010 µs", "LONG_ADDER", "30.0 ns");
    assertThat(said.get(FAIR))
        .contains("Not in time", "FAIR", "REENTRANT", " times the time", "longest wait is");
    assertThat(said).hasSize(3);
  }

  /** That no lock lost anything says something only where something could be lost. */
  @Test
  void whereNothingIsLostWithoutALockNothingIsProved() {
    updates(PARAMS, "NONE", 4, 0.010, 0);
    updates(PARAMS, "REENTRANT", 4, 0.015, 0);
    assertThat(headlines().get(RACE)).contains("Nothing was lost without a lock", "proves nothing");
  }

  @Test
  void withoutARaceNothingIsSaidOfOne() {
    updates(PARAMS, "REENTRANT", 4, 0.015, 0);
    assertThat(headlines()).containsOnlyKeys(COST);
  }

  @Test
  void aGlobalLockProtectsASingleStep() {
    String locked = PARAMS.replace("THREADS", "GIL_THREADS");
    updates(locked, "NONE", 4, 0.020, 0.3);
    updates(locked.replace("MANY", "ONE"), "NONE", 4, 0.020, 0);
    assertThat(headlines().get("What does a global lock protect?"))
        .contains("many steps", "30 %", "4 workers", "one step lose none");

    updates(PARAMS, "NONE", 4, 0.010, 0.7);
    assertThat(answers().get(0).subject()).isEqualTo(RACE);
    assertThat(answers().get(0).evidence())
        .satisfiesExactly(
            many -> assertThat(many).contains("many steps", "30 %", "4 workers"),
            one -> assertThat(one).contains("one step", "none"));
  }

  @Test
  void aSemaphoreLetsInItsPermitsAndTakesAStrangersRelease() {
    for (int permits : new int[] {1, 2, 4}) {
      String params = PARAMS.replace("permits=1", "permits=" + permits);
      updates(params, "SEMAPHORE", 8, 0.01, permits == 1 ? 0 : 0.2);
      metric(params, "SEMAPHORE", 8, "at_once", permits);
    }
    String stray = PARAMS.replace("strayReleases=0", "strayReleases=1");
    updates(stray, "SEMAPHORE", 4, 0.01, 0.1).metric(stray, "SEMAPHORE", 4, "at_once", 2);
    updates(stray, "REENTRANT", 4, 0.01, 0).metric(stray, "REENTRANT", 4, "at_once", 1);
    metric(stray, "REENTRANT", 4, "refused_releases", 1);

    Map<String, String> said = headlines();

    assertThat(said.get("How many does a semaphore let in at once?"))
        .contains("1 permit let in 1", "lost nothing", "4 permits let in 4", "20 %");
    assertThat(said.get("Who may release a lock?"))
        .contains("REENTRANT refused", "SEMAPHORE took it", "let in 2", "10 %");
    assertThat(said).doesNotContainKey(RACE);
  }

  private MechanismAnswersTest transfers(String lock, String mode, String order, double deadlocks) {
    String params = "held=600;lock=%s;mode=%s".formatted(lock, mode);
    for (String metric : List.of("deadlocks", "detection", "seen_by_jvm")) {
      if (deadlocks > 0 || metric.equals("deadlocks")) {
        boolean seen = mode.equals("THREADS") && !lock.equals("SEMAPHORE");
        rows.add(
            Rows.CPU
                .benchmark("Deadlock")
                .params(params)
                .calls(1_000)
                .mode(order, 2)
                .metric(
                    metric,
                    switch (metric) {
                      case "deadlocks" -> deadlocks;
                      case "detection" -> 0.002;
                      default -> seen ? 1 : 0;
                    }));
      }
    }
    return this;
  }

  private static final String PREVENTED = "Does an order of locks prevent deadlocks?";
  private static final String SEEN = "Who sees a deadlock?";

  @Test
  void anOrderPreventsDeadlocksWhereOppositeOrdersHaveThem() {
    transfers("SYNCHRONIZED", "THREADS", "OPPOSITE", 23);
    transfers("SYNCHRONIZED", "THREADS", "ORDERED", 0);
    transfers("SEMAPHORE", "VIRTUAL_THREADS", "OPPOSITE", 5);
    transfers("SEMAPHORE", "VIRTUAL_THREADS", "TRY_LOCK", 0);

    Map<String, String> said = headlines();

    assertThat(said.get(PREVENTED))
        .contains("Yes: ORDERED and TRY_LOCK never", "OPPOSITE", "23 times");
    assertThat(said.get(SEEN))
        .contains(
            "names those of SYNCHRONIZED in THREADS",
            "none of SEMAPHORE in VIRTUAL_THREADS",
            "2.00 ms");
  }

  @Test
  void withoutADeadlockOfOppositeOrdersNothingIsShown() {
    transfers("SYNCHRONIZED", "THREADS", "ORDERED", 0);
    assertThat(headlines().get(PREVENTED)).contains("Not shown", "OPPOSITE was not measured");
    transfers("SYNCHRONIZED", "THREADS", "OPPOSITE", 0);
    assertThat(headlines().get(PREVENTED))
        .contains("Not shown", "OPPOSITE did not deadlock either");
    assertThat(headlines()).doesNotContainKey(SEEN);
    transfers("REENTRANT", "THREADS", "OPPOSITE", 7)
        .transfers("REENTRANT", "THREADS", "TRY_LOCK", 0);
    assertThat(headlines().get(PREVENTED))
        .contains("Yes: TRY_LOCK never", "7 times", "of ORDERED nothing is shown");
  }

  @Test
  void theShareThatIsLostIsPlottedOverWorkers() {
    updates(PARAMS, "NONE", 2, 0.010, 0.4).updates(PARAMS, "NONE", 4, 0.010, 0.7);
    updates(PARAMS, "REENTRANT", 2, 0.015, 0).updates(PARAMS, "REENTRANT", 4, 0.015, 0);
    assertThat(Report.of(Results.of(rows)).plots())
        .anySatisfy(
            plot -> {
              assertThat(plot.name()).endsWith("-lost");
              assertThat(plot.inWords())
                  .contains("NONE with 4 workers, 0.7", "REENTRANT with 2 workers, 0");
            });
  }

  private MechanismAnswersTest primitive(String unit, String params, String metric, double value) {
    for (int fork = 1; fork <= 5; fork++) {
      rows.add(
          Rows.CPU
              .benchmark("Primitives")
              .params(params)
              .calls(1_000)
              .mode(unit, 1)
              .fork(fork)
              .metric(metric, value * (1 + 0.001 * (fork - 3))));
    }
    return this;
  }

  @Test
  void whatAThreadCostsAndAMessageToAnotherProcess() {
    String free = "messageBytes=1;placement=free";
    String same = "messageBytes=1;placement=same";
    primitive("THREAD", free, "wall", 0.1).primitive("THREAD", same, "wall", 0.06);
    primitive("THREAD", same, "each_rss", 22_000).primitive("THREAD", same, "each_kernel", 16_400);
    primitive("VIRTUAL", same, "wall", 0.0012).primitive("VIRTUAL", same, "each_heap", 1_100);
    primitive("PROCESS", same, "wall", 1.1);
    primitive("PARK", same, "wall", 0.005).primitive("PIPE", same, "wall", 0.006);
    primitive("PIPE", same.replace("=1;", "=1000000;"), "wall", 0.3);

    Map<String, String> said = headlines();

    assertThat(said.get("What does a thread cost?"))
        .as("on one CPU, where that was measured")
        .contains("60.0", "µs", "virtual one 1.2", "process", "1.10", "22 kB", "16.4 kB", "1.1 kB");
    assertThat(said.get("What does a switch cost?")).contains("on one CPU", "5.0");
    assertThat(said.get("What does it cost to talk to another process?"))
        .contains("1 byte 6.0", "to a thread 5.0", "1,000,000 bytes 300");
  }

  @Test
  void aSummaryAsksAndAnswers() {
    updates(PARAMS, "NONE", 4, 0.010, 0.5).updates(PARAMS, "REENTRANT", 4, 0.015, 0);
    assertThat(RunSummary.of(Results.of(rows), 80, 20, true, Decision.UNKNOWN).get(0).text())
        .startsWith(RACE + " Up to 50 %");
  }

  private void pings(int computing, int switchMillis, String interpreter, double p50, double p99) {
    for (int fork = 1; fork <= 5; fork++) {
      Rows of =
          Rows.CPU
              .benchmark("GilLatency")
              .params("computing=%d;switchMillis=%d".formatted(computing, switchMillis))
              .calls(1)
              .mode(interpreter, 1)
              .fork(fork);
      double about = 1 + 0.001 * (fork - 3);
      rows.add(of.metric("latency_p50", p50 * about));
      rows.add(of.metric("latency_p99", p99 * about));
    }
  }

  @Test
  void anAnswerWaitsForTheSwitchInterval() {
    pings(0, 5, "GIL", 0.0001, 0.0002);
    pings(1, 5, "GIL", 0.00528, 0.006);
    pings(4, 5, "GIL", 0.0165, 0.070);
    pings(4, 5, "FREE_THREADED", 0.00012, 0.003);
    pings(1, 20, "GIL", 0.0203, 0.021);

    Map<String, String> said = headlines();

    assertThat(said.get("How long does a thread that answers wait for a global lock?"))
        .contains(
            "100.0 µs", "none that compute", "5.280 ms", "1 thread that", "16.50 ms", "4 threads")
        .contains("Without it", "120 µs")
        .doesNotContain("20.30 ms");
    assertThat(said.get("Does a shorter switch interval help?"))
        .contains("5.280 ms", "at 5 ms", "20.30 ms", "at 20 ms");
    assertThat(answers().get(0).evidence())
        .anySatisfy(line -> assertThat(line).contains("4 threads", "70.00 ms"));
  }

  @Test
  void withoutTheLockNothingIsSaidOfIt() {
    pings(1, 5, "FREE_THREADED", 0.0001, 0.0002);
    assertThat(headlines().values()).singleElement().asString().contains("Not shown", "GIL");
  }

  /**
   * In round r a busy loop takes 100 + r µs a connection and event, half of it CPU time, epoll 2 ms
   * whatever their number.
   */
  @Test
  void oneMoreConnectionCostsWhoLooksAtAllOfThem() {
    for (int connections : new int[] {10, 100, 1000}) {
      for (int fork = 1; fork <= 5; fork++) {
        Rows at =
            Rows.CPU
                .benchmark("Readiness")
                .params("connections=" + connections)
                .calls(100)
                .fork(fork);
        rows.add(at.mode("SPIN", 1).wall(100 * connections * (100 + fork) * 1e-6));
        rows.add(at.mode("SPIN", 1).metric("cpu", 50 * connections * (100 + fork) * 1e-6));
        rows.add(at.mode("SPIN", 1).metric("system_calls", connections));
        rows.add(at.mode("EPOLL", 1).wall(0.2 + 1e-5 * (fork - 3) * connections));
        rows.add(at.mode("EPOLL", 1).metric("cpu", 0.1 + 1e-5 * (fork - 3) * connections));
        rows.add(at.mode("EPOLL", 1).metric("system_calls", 2));
      }
    }

    Answer answer = answers().get(0);
    // The mean of 101 to 105, and t = 2.776 times the standard error of 0.7071.
    assertThat(answer.headline())
        .satisfies(
            says("adds", "103.0 µs [101.0, 105.0] with SPIN", "not shown", "at most with EPOLL"));
    assertThat(answer.evidence())
        .anySatisfy(
            says(
                "adds to the CPU time of an event 51.50 µs [50.52, 52.48] with SPIN",
                "not shown",
                "at most with EPOLL"))
        .anySatisfy(says("among 1000 connections", "SPIN 1000", "EPOLL 2"));
  }

  /**
   * In round r a connection takes 94 + r kB of a server's memory, half of it heap, with a thread
   * for each, and 13 kB without one.
   */
  @Test
  void aConnectionThatWaitsCostsWhatFurtherOnesAdd() {
    for (int connections : new int[] {10, 1000, 4000}) {
      for (int fork = 1; fork <= 5; fork++) {
        Rows at =
            Rows.CPU
                .benchmark("IdleConnections")
                .params("connections=" + connections)
                .calls(1)
                .fork(fork);
        idle(
            at.mode("THREAD_PER_CONNECTION", 1),
            connections,
            connections * (94_000.0 + 1_000 * fork),
            1);
        idle(at.mode("SELECTOR", 1), connections, connections * 13_000.0 + fork, 0);
      }
    }
    Answer answer = answers().get(0);
    assertThat(answer.subject()).isEqualTo("What does a connection that waits cost a server?");
    assertThat(answer.headline())
        .satisfies(
            says("97.00 kB [95.04, 98.96] with THREAD_PER_CONNECTION", "13.00 kB", "SELECTOR"));
    assertThat(answer.evidence())
        .anySatisfy(says("heap", "48.50 kB", "THREAD_PER_CONNECTION", "6.5", "SELECTOR"))
        .anySatisfy(says("Threads of each", "1", "THREAD_PER_CONNECTION", "0 with SELECTOR"))
        .anySatisfy(
            says(
                "Ten million, extrapolated from at most 4000",
                "not measured",
                "970.0 GB",
                "THREAD_PER_CONNECTION",
                "130.0 GB",
                "SELECTOR"))
        .noneSatisfy(says("kernel"));
  }

  private void idle(Rows at, int connections, double bytes, int threads) {
    rows.add(at.wall(4));
    rows.add(at.metric("idle_memory", 30e6 + bytes));
    rows.add(at.metric("idle_heap", 4e6 + bytes / 2));
    rows.add(at.metric("threads", 30 + threads * connections));
  }

  @Test
  void oneNumberOfConnectionsShowsNothingOfAConnection() {
    rows.add(
        Rows.CPU
            .benchmark("IdleConnections")
            .params("connections=10")
            .calls(1)
            .mode("SELECTOR", 1)
            .wall(4));
    assertThat(headlines().values())
        .singleElement()
        .satisfies(says("Not shown", "two numbers of connections"));
  }

  private void pushed(int subscribers, String transport, double age, double bytes, double lost) {
    for (int fork = 1; fork <= 5; fork++) {
      Rows at =
          Rows.CPU
              .benchmark("Push")
              .params("eventMillis=200;pollMillis=1000;subscribers=" + subscribers)
              .calls(10)
              .mode(transport, 1)
              .fork(fork);
      rows.add(at.wall(2));
      rows.add(at.metric("age_p50", age * (1 + 0.001 * (fork - 3))));
      rows.add(at.metric("requests_each", lost > 0 ? 1 : 0.2));
      rows.add(at.metric("bytes_each", bytes));
      rows.add(at.metric("events_lost", lost));
      rows.add(at.metric("server_cpu", subscribers * 1e-4));
    }
  }

  @Test
  void anEventIsAsOldAsItsTransportMakesIt() {
    pushed(10, "POLLING", 0.503, 40, 0);
    pushed(100, "POLLING", 0.501, 42, 0);
    pushed(100, "POLLING_LATEST", 0.1, 100, 0.8);
    pushed(100, "SSE", 0.0004, 34, 0);

    Answer answer = answers().get(0);
    assertThat(answer.subject()).contains("How old is an event");
    assertThat(answer.headline())
        .satisfies(
            says(
                "of 100 subscribers", "501.0 ms", "POLLING", "400.0 µs", "SSE", "Polls are 1.00 s"))
        .doesNotContain("503");
    assertThat(answer.evidence())
        .anySatisfy(says("of 10 subscribers", "503.0 ms"))
        .anySatisfy(says("Bytes", "of 100 subscribers", "42.00 bytes with POLLING", "34.00"))
        .anySatisfy(says("Requests", "0.2", "POLLING", "1.00", "0.2", "SSE"))
        .anySatisfy(
            says("CPU time of the server for 10 events", "all of 100", "10.0 ms with POLLING"))
        .anySatisfy(says("lost", "80 % with POLLING_LATEST"))
        .noneSatisfy(says("lost", "with SSE"));
  }

  @Test
  void whereNothingIsPolledNoIntervalIsNamed() {
    pushed(10, "WEBSOCKET", 0.0004, 26, 0);
    assertThat(headlines().values()).singleElement().asString().doesNotContain("Polls");
  }

  /**
   * In round r a byte takes 1 + r / 1000 bytes of a server that holds bodies, with a thread for
   * each connection, and 2 with a loop; nothing of one that streams them.
   */
  private void uploaded(int megabytes, int store, String server, String body, double perByte) {
    for (int fork = 1; fork <= 5; fork++) {
      Rows at =
          Rows.CPU
              .benchmark("Upload")
              .params(
                  "body=%s;megabytes=%d;storeMegabytesPerSecond=%d"
                      .formatted(body, megabytes, store))
              .calls(1)
              .mode(server, 1)
              .fork(fork);
      rows.add(at.wall(megabytes / 500.0));
      double grown = perByte == 0 ? 10.0 * (fork - 3) * megabytes : perByte + fork / 1e3;
      rows.add(at.metric("server_growth", 5e6 + (perByte == 0 ? grown : grown * megabytes * 1e6)));
      rows.add(at.metric("others_p99", perByte == 0 ? 0.002 : 0.04));
      rows.add(at.metric("upload_rate", 5e8));
    }
  }

  @Test
  void aBodyThatIsHeldCostsItsBytes() {
    for (int megabytes : new int[] {16, 64, 256}) {
      uploaded(megabytes, 0, "THREAD_PER_CONNECTION", "STREAM", 0);
      uploaded(megabytes, 0, "THREAD_PER_CONNECTION", "BUFFER", 1);
      if (megabytes < 256) {
        uploaded(megabytes, 0, "EVENT_LOOP", "BUFFER", 2);
      }
    }
    uploaded(8, 10, "EVENT_LOOP", "STREAM", 0);
    uploaded(16, 10, "EVENT_LOOP", "STREAM", 0);

    Answer answer = answers().get(0);
    assertThat(answer.subject()).contains("How much memory does a server need");
    // The mean of 1.001 to 1.005, and t = 2.776 times the standard error of 0.0007.
    assertThat(answer.headline())
        .satisfies(
            says(
                "at most with STREAM in THREAD_PER_CONNECTION",
                "1.003 bytes [1.001, 1.005] with BUFFER in THREAD_PER_CONNECTION",
                "2.003 bytes",
                "BUFFER in EVENT_LOOP"))
        .doesNotContain("STREAM in EVENT_LOOP");
    assertThat(answer.evidence())
        .anySatisfy(says("store of 10 MB/s", "Each byte", "at most with STREAM in EVENT_LOOP"))
        .anySatisfy(
            says(
                "bodies of 256 MB",
                "p99",
                "2.00 ms with STREAM in THREAD_PER_CONNECTION",
                "40.0 ms with BUFFER"))
        .anySatisfy(
            says("Bodies of 256 MB go up", "500.0 MB/s with STREAM in THREAD_PER_CONNECTION"))
        .noneMatch(line -> line.contains("256 MB") && line.contains("EVENT_LOOP"))
        .noneMatch(line -> line.contains("come back"));
  }

  @Test
  void oneSizeOfBodiesShowsNothingOfAByte() {
    uploaded(16, 0, "EVENT_LOOP", "STREAM", 0);
    assertThat(headlines().values())
        .singleElement()
        .satisfies(says("Not shown", "two sizes of bodies"));
  }
}
