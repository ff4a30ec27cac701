package org.modebench.analysis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a discrete-event model: whoever computes is served first come, first served. */
@Tag("any-jdk")
class ComputingServerTest {
  private static final double COMPUTING = 0.02;
  private static final double WAIT = 0.1;

  /**
   * Something that one of the threads has to do.
   *
   * @param client above 0: one who computes; below 0: one who waits
   */
  private record Event(double seconds, int order, int client, boolean isAnswer)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int bySeconds = Double.compare(seconds, other.seconds);
      return bySeconds == 0 ? Integer.compare(order, other.order) : bySeconds;
    }
  }

  /** Clients that compute, one request after another, and clients that wait, at some threads. */
  private static final class Model {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final double[] free;
    private final List<Double> latencies = new ArrayList<>();
    private int order;
    private double last;

    Model(int threads) {
      free = new double[threads];
    }

    private void add(double seconds, int client, boolean isAnswer) {
      events.add(new Event(seconds, order++, client, isAnswer));
    }

    void run(int requests, int computing, int waiting) {
      for (int client = 1; client <= computing; client++) {
        add(0, client, false);
      }
      for (int client = 1; client <= waiting; client++) {
        add(0, -client, false);
      }
      double[] begun = new double[waiting + 1];
      int sent = Math.min(requests, computing);
      int ended = 0;
      while (ended < requests) {
        Event event = events.remove();
        Arrays.sort(free);
        double begin = Math.max(free[0], event.seconds);
        if (event.client > 0) {
          free[0] = begin + COMPUTING;
          last = Math.max(last, free[0]);
          ended++;
          if (sent++ < requests) {
            add(free[0], event.client, false);
          }
        } else if (event.isAnswer) {
          latencies.add(begin - begun[-event.client]);
          begun[-event.client] = begin;
          add(begin, event.client, false);
        } else {
          add(begin + WAIT, event.client, true);
        }
      }
    }
  }

  private static OptionalDouble ideal(
      String server, int workers, int concurrency, String offload, OptionalInt cores) {
    return Workloads.SERVER.idealSeconds(
        new BatchSpec(
            Servers.AXIS.value(server),
            workers,
            100,
            Map.of(
                "concurrency",
                Integer.toString(concurrency),
                "latencyMillis",
                "0",
                "computeMillis",
                "20",
                "offload",
                offload)),
        cores,
        CallTime.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, 1, 4, none, 1",
    "SELECTOR, 1, 4, none, 1",
    "SYNC_WORKER, 1, 4, none, 1",
    "EVENT_LOOP_BLOCKED, 1, 4, none, 1",
    "EVENT_LOOP, 1, 1, threads, 1",
    "EVENT_LOOP, 1, 4, threads, 2",
    "EVENT_LOOP, 1, 40, service, 2",
    "SELECTOR, 1, 4, processes, 2",
    "THREAD_PER_CONNECTION, 1, 4, none, 2",
    "THREAD_POOL, 20, 4, none, 2",
    "THREAD_POOL, 1, 4, none, 1",
    "EVENT_LOOP_OFFLOAD, 20, 4, none, 2"
  })
  void theIdealIsThatOfTheModel(
      String server, int workers, int concurrency, String offload, int atOnce) {
    Model model = new Model(atOnce);
    model.run(100, concurrency, 0);
    assertThat(ideal(server, workers, concurrency, offload, OptionalInt.of(2)).orElseThrow())
        .isCloseTo(model.last, within(1e-9))
        // No more than min(c, P) / t.
        .isCloseTo(100 * COMPUTING / Math.min(concurrency, atOnce), within(1e-9));
  }

  @Test
  void howMuchIsComputedAtOnceOnAnUnknownMachineNobodyKnows() {
    assertThat(ideal(Servers.EVENT_LOOP, 1, 4, "threads", OptionalInt.empty())).isEmpty();
  }

  /** Both when it asks and when its wait is over, it finds as many before it as compute. */
  @ParameterizedTest
  @CsvSource({"1, 0.120, 0.140", "4, 0.240, 0.260"})
  void whoWaitsForALoopThatComputesWaitsForAllWhoCompute(int computing, double least, double most) {
    Model loop = new Model(1);
    loop.run(1_000, computing, 10);
    double[] seen = loop.latencies.stream().mapToDouble(each -> each).sorted().toArray();
    assertThat(seen.length).isGreaterThan(100);
    assertThat(seen[seen.length / 2]).isBetween(least - 1e-9, most + 1e-9);
    assertThat(loop.last).isCloseTo(1_000 * COMPUTING, within(1e-6));
  }

  @Test
  void onlyALoopThatNeverBlocksHasAChoice() {
    for (String server : Servers.AXIS.names()) {
      BatchSpec computing =
          new BatchSpec(Servers.AXIS.value(server), 1, 100, Map.of("computeMillis", "20"));
      assertThat(Workloads.SERVER.applies(Parameters.OFFLOAD, computing))
          .as(server)
          .isEqualTo(server.equals(Servers.EVENT_LOOP) || server.equals(Servers.SELECTOR));
    }
    assertThat(
            Workloads.SERVER.applies(
                Parameters.OFFLOAD,
                new BatchSpec(Servers.AXIS.value(Servers.EVENT_LOOP), 1, 100, Map.of())))
        .isFalse();
  }

  private static OptionalDouble readIdeal(
      String server, int concurrency, String offload, CallTime alone) {
    return Workloads.SERVER.idealSeconds(
        new BatchSpec(
            Servers.AXIS.value(server),
            20,
            100,
            Map.of(
                "concurrency",
                Integer.toString(concurrency),
                "latencyMillis",
                "0",
                "upstream",
                "file",
                "readKilobytes",
                "1024",
                "offload",
                offload)),
        OptionalInt.of(2),
        alone);
  }

  /** Threads that serve wait for the disk, and do not share the cores for that. */
  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, 4, none, 1",
    "EVENT_LOOP, 4, threads, 2",
    "EVENT_LOOP, 1, threads, 1",
    "SYNC_WORKER, 4, none, 1",
    "THREAD_POOL, 4, none, 4",
    "THREAD_POOL, 50, none, 20"
  })
  void aReadTakesWhatItTakesAlone(String server, int concurrency, String offload, int atOnce) {
    CallTime alone = new CallTime(OptionalDouble.of(0.002), OptionalDouble.empty());
    assertThat(readIdeal(server, concurrency, offload, alone).orElseThrow())
        .isCloseTo(100 * 0.002 / atOnce, within(1e-9));
    assertThat(readIdeal(server, concurrency, offload, CallTime.UNKNOWN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_LOOP, 0, none, true",
    "EVENT_LOOP, 0, threads, true",
    "EVENT_LOOP, 0, processes, false",
    "EVENT_LOOP, 0, service, false",
    "EVENT_LOOP, 5, none, false",
    "PREFORK, 0, none, true",
    "PROCESS_PER_REQUEST, 0, none, false"
  })
  void whatReadsAFileDoesNothingElse(
      String server, int computeMillis, String offload, boolean meaningful) {
    BatchSpec batch =
        new BatchSpec(
            Servers.AXIS.value(server),
            1,
            100,
            Map.of(
                "upstream",
                "file",
                "computeMillis",
                Integer.toString(computeMillis),
                "offload",
                offload));
    assertThat(Workloads.SERVER.meaningless(batch).isEmpty()).isEqualTo(meaningful);
  }
}
