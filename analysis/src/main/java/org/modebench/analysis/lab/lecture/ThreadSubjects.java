package org.modebench.analysis.lab.lecture;

import java.util.List;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.lab.lecture.Claim.Side;

/** What lectures say of threads. */
final class ThreadSubjects {
  private static final Side GLOBAL = Side.of(Mechanisms.GIL);

  static final Subject GIL =
      Subject.of(
              "global-lock",
              Workloads.GIL_LATENCY,
              "beside",
              List.of(Metrics.LATENCY_P50, Metrics.LATENCY_P99),
              Claim.more(
                  Metrics.LATENCY_P50,
                  GLOBAL.at(Parameters.COMPUTING, 1),
                  GLOBAL.at(Parameters.COMPUTING, 0)),
              Claim.more(
                  Metrics.LATENCY_P50,
                  GLOBAL.at(Parameters.COMPUTING, 2),
                  GLOBAL.at(Parameters.COMPUTING, 1)),
              Claim.more(
                  Metrics.LATENCY_P50,
                  GLOBAL.at(Parameters.COMPUTING, 2),
                  Side.of(Mechanisms.FREE_THREADED).at(Parameters.COMPUTING, 2)))
          .across(Parameters.COMPUTING);

  static final Subject PREEMPTION =
      Subject.of(
              "preemption",
              Workloads.GIL_LATENCY,
              "switch",
              List.of(Metrics.LATENCY_P50, Metrics.LATENCY_P99),
              Claim.more(
                  Metrics.LATENCY_P50,
                  GLOBAL.at(Parameters.SWITCH_MILLIS, 20),
                  GLOBAL.at(Parameters.SWITCH_MILLIS, 1)))
          .across(Parameters.SWITCH_MILLIS);

  static final Subject THREAD_COSTS =
      Subject.of(
          "thread-costs",
          Workloads.PRIMITIVES,
          "ladder",
          List.of(Metrics.PER_CALL, Metrics.EACH_RSS, Metrics.EACH_HEAP),
          Claim.more(Metrics.PER_CALL, onOneCpu(Mechanisms.THREAD), onOneCpu(Mechanisms.FUTURE)),
          Claim.more(
              Metrics.EACH_RSS,
              onOneCpu(Mechanisms.THREAD),
              Metrics.EACH_HEAP,
              onOneCpu(Mechanisms.THREAD)),
          Claim.more(Metrics.PER_CALL, onOneCpu(Mechanisms.PARK), onOneCpu(Mechanisms.LOOP_HOP)),
          Claim.more(
              Metrics.EACH_RSS,
              onOneCpu(Mechanisms.THREAD),
              Metrics.EACH_HEAP,
              onOneCpu(Mechanisms.VIRTUAL)));

  static final Subject COROUTINES =
      Subject.of(
          "coroutines",
          Workloads.PRIMITIVES,
          "ladder",
          List.of(Metrics.PER_CALL),
          Claim.more(Metrics.PER_CALL, onOneCpu(Mechanisms.PARK), onOneCpu(Mechanisms.FUTURE)),
          Claim.more(Metrics.PER_CALL, onOneCpu(Mechanisms.PARK), onOneCpu(Mechanisms.YIELD)));

  static final Subject BETWEEN_PROCESSES =
      Subject.of(
              "between-processes",
              Workloads.PRIMITIVES,
              "messages",
              List.of(Metrics.PER_CALL, Metrics.CPU),
              Claim.more(
                  Metrics.PER_CALL,
                  onOneCpu(Mechanisms.PIPE).at(Parameters.MESSAGE_BYTES, 1_000_000),
                  onOneCpu(Mechanisms.PARK).at(Parameters.MESSAGE_BYTES, 1_000_000)))
          .across(Parameters.MESSAGE_BYTES);

  static final Subject THREAD_AND_PROCESS =
      Subject.of(
          "thread-and-process",
          Workloads.PRIMITIVES,
          "ladder",
          List.of(Metrics.PER_CALL, Metrics.EACH_HEAP, Metrics.EACH_RSS),
          Claim.more(Metrics.PER_CALL, free(Mechanisms.PROCESS), free(Mechanisms.THREAD)),
          Claim.more(Metrics.PER_CALL, free(Mechanisms.THREAD), free(Mechanisms.VIRTUAL)));

  static final Subject LOCKS =
      Subject.of(
              "locks",
              Workloads.CONTENTION,
              "locks",
              List.of(Metrics.PER_CALL, Metrics.LONGEST_WAIT, Metrics.HANDOVERS),
              Claim.more(
                  Metrics.PER_CALL, workers(Mechanisms.FAIR, 8), workers(Mechanisms.REENTRANT, 8)),
              Claim.more(
                  Metrics.HANDOVERS, workers(Mechanisms.FAIR, 8), workers(Mechanisms.REENTRANT, 8)))
          .across(Parameters.WORKERS);

  static final Subject DEADLOCK =
      Subject.of(
          "deadlock",
          Workloads.DEADLOCK,
          "orders",
          List.of(Metrics.DEADLOCKS, Metrics.DETECTION, Metrics.WALL),
          Claim.only(
              Metrics.DEADLOCKS,
              order(Mechanisms.OPPOSITE, Mechanisms.SYNCHRONIZED),
              order(Mechanisms.ORDERED, Mechanisms.SYNCHRONIZED)),
          Claim.only(
              Metrics.DEADLOCKS,
              order(Mechanisms.OPPOSITE, Mechanisms.REENTRANT),
              order(Mechanisms.TRY_LOCK, Mechanisms.REENTRANT)));

  static final Subject OWNERS =
      Subject.of(
          "owners",
          Workloads.CONTENTION,
          "owners",
          List.of(Metrics.REFUSED_RELEASES, Metrics.AT_ONCE, Metrics.LOST),
          Claim.only(
              Metrics.REFUSED_RELEASES,
              Side.of(Mechanisms.REENTRANT).at(Parameters.STRAY_RELEASES, 1),
              Side.of(Mechanisms.SEMAPHORE).at(Parameters.STRAY_RELEASES, 1)),
          Claim.more(
              Metrics.AT_ONCE,
              Side.of(Mechanisms.SEMAPHORE).at(Parameters.STRAY_RELEASES, 1),
              Side.of(Mechanisms.SEMAPHORE).at(Parameters.STRAY_RELEASES, 0)),
          Claim.only(
              Metrics.LOST,
              Side.of(Mechanisms.SEMAPHORE).at(Parameters.STRAY_RELEASES, 1),
              Side.of(Mechanisms.SEMAPHORE).at(Parameters.STRAY_RELEASES, 0)));

  static final Subject RACE =
      Subject.of(
              "race",
              Workloads.CONTENTION,
              "locks",
              List.of(Metrics.LOST, Metrics.PER_CALL),
              Claim.only(
                  Metrics.LOST, workers(Mechanisms.NONE, 4), workers(Mechanisms.SYNCHRONIZED, 4)))
          .across(Parameters.WORKERS);

  static final Subject QUEUES =
      Subject.of(
              "queues",
              Workloads.PIPELINE,
              "load",
              List.of(
                  Metrics.LATENCY_P99,
                  Metrics.BLOCKED,
                  Metrics.QUEUE_PEAK,
                  Metrics.COMMITS,
                  Metrics.LOST_AT_A_KILL),
              Claim.only(
                  Metrics.BLOCKED, load(Mechanisms.DIRECT, 70), load(Mechanisms.UNBOUNDED, 70)),
              Claim.more(
                  Metrics.COMMITS, load(Mechanisms.UNBOUNDED, 70), load(Mechanisms.BATCHED, 70)),
              Claim.only(
                  Metrics.LOST_AT_A_KILL,
                  load(Mechanisms.UNBOUNDED, 70),
                  load(Mechanisms.DIRECT, 70)))
          .across(Parameters.LOAD_PERCENT);

  static final Subject OVERLOAD =
      Subject.of(
          "overload",
          Workloads.PIPELINE,
          "overload",
          List.of(Metrics.LATENCY_P99, Metrics.QUEUE_PEAK, Metrics.BLOCKED),
          Claim.more(
              Metrics.QUEUE_PEAK, load(Mechanisms.UNBOUNDED, 120), load(Mechanisms.UNBOUNDED, 70)),
          Claim.more(
              Metrics.QUEUE_PEAK, load(Mechanisms.UNBOUNDED, 120), load(Mechanisms.BOUNDED, 120)),
          Claim.only(
              Metrics.BLOCKED, load(Mechanisms.BOUNDED, 120), load(Mechanisms.UNBOUNDED, 120)));

  /** Of what the lecture on synchronous applications has time for. */
  static final Subject SHORT_RACE = RACE.by("race");

  static final Subject SHORT_DEADLOCK = DEADLOCK.by("circle");

  private ThreadSubjects() {}

  private static Side workers(String value, int number) {
    return Side.of(value).at(Parameters.WORKERS, number);
  }

  private static Side free(String unit) {
    return Side.of(unit).at(Parameters.PLACEMENT, Parameters.FREE);
  }

  private static Side onOneCpu(String unit) {
    return Side.of(unit).at(Parameters.PLACEMENT, Parameters.SAME);
  }

  private static Side order(String order, String lock) {
    return Side.of(order).at(Parameters.LOCK, lock).at(Parameters.MODE, Modes.THREADS);
  }

  private static Side load(String queue, int percent) {
    return Side.of(queue).at(Parameters.LOAD_PERCENT, percent);
  }
}
