package org.modebench.analysis.lab.lecture;

import java.util.List;
import org.modebench.analysis.catalogue.AsyncWeb;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.lab.lecture.Claim.Side;

/**
 * What lectures say of waiting for many at once: how that is written, and how it is found out who
 * is ready. Some experiments have the name of a parameter.
 */
final class WaitingSubjects {
  /** What is so much longer at most is not slower. */
  private static final double HARDLY = 1.1;

  /** Who works for so little of the time waits. */
  private static final double MOSTLY_WAITS = 0.1;

  private static final Side SEQUENCE = Side.of(AsyncWeb.SEQUENCE);
  private static final Side FUTURES = Side.of(AsyncWeb.FUTURES);
  private static final Side EACH_A_THREAD = Side.of(Servers.THREAD_PER_CONNECTION);

  static final Subject WEB_APPLICATION =
      Subject.of(
          "web-application",
          Workloads.FAN_OUT,
          "alone",
          List.of(Metrics.LATENCY_P50, Metrics.CPU, Metrics.THREADS),
          Claim.more(Metrics.LATENCY_P50, SEQUENCE, Side.of(AsyncWeb.CALLBACKS)));

  static final Subject ASYNC_AWAIT =
      Subject.of(
          "async-await",
          Workloads.FAN_OUT,
          "alone",
          List.of(Metrics.WALL, Metrics.CPU, Metrics.ALLOCATED),
          Claim.more(Metrics.WALL, SEQUENCE, FUTURES),
          Claim.atMost(HARDLY, Metrics.WALL, Side.of(AsyncWeb.CALLBACKS), FUTURES),
          Claim.atMost(HARDLY, Metrics.WALL, Side.of(AsyncWeb.VIRTUAL), FUTURES));

  static final Subject SLEEPERS =
      Subject.of(
          "sleepers",
          Workloads.FAN_OUT,
          "many",
          List.of(Metrics.WALL, Metrics.CPU, Metrics.THREADS),
          Claim.atMost(MOSTLY_WAITS, Metrics.CPU, SEQUENCE, Metrics.WALL, SEQUENCE),
          Claim.atMost(HARDLY, Metrics.WALL, SEQUENCE, FUTURES),
          Claim.more(Metrics.WALL, SEQUENCE, Side.of(AsyncWeb.CALLBACKS)),
          Claim.more(Metrics.THREADS, SEQUENCE, Side.of(AsyncWeb.CALLBACKS)));

  static final Subject FULL_POOL =
      Subject.of(
              "full-pool",
              Workloads.FAN_OUT,
              "pool",
              List.of(Metrics.WALL, Metrics.LATENCY_P99),
              Claim.more(
                  Metrics.WALL, workers(AsyncWeb.SEQUENCE, 5), workers(AsyncWeb.SEQUENCE, 50)))
          .across(Parameters.WORKERS);

  static final Subject THREADS_WAIT =
      Subject.of(
              "threads-wait",
              Workloads.FAN_OUT,
              "pool",
              List.of(Metrics.CPU, Metrics.WALL),
              Claim.atMost(
                  MOSTLY_WAITS,
                  Metrics.CPU,
                  workers(AsyncWeb.SEQUENCE, 5),
                  Metrics.WALL,
                  workers(AsyncWeb.SEQUENCE, 5)))
          .across(Parameters.WORKERS);

  static final Subject WAITING_CONNECTIONS =
      Subject.of(
              "waiting-connections",
              Workloads.IDLE_CONNECTIONS,
              "idle",
              List.of(Metrics.IDLE_MEMORY, Metrics.IDLE_HEAP, Metrics.IDLE_KERNEL, Metrics.THREADS),
              Claim.steeper(Metrics.IDLE_MEMORY, EACH_A_THREAD, Side.of(Servers.EVENT_LOOP)),
              Claim.steeper(Metrics.IDLE_MEMORY, EACH_A_THREAD, Side.of(Servers.SELECTOR)),
              Claim.steeper(Metrics.IDLE_KERNEL, EACH_A_THREAD, Side.of(Servers.EVENT_LOOP)))
          .across(Parameters.CONNECTIONS);

  static final Subject SELECTORS =
      Subject.of(
              "selectors",
              Workloads.IDLE_CONNECTIONS,
              "idle",
              List.of(Metrics.THREADS, Metrics.IDLE_MEMORY),
              Claim.more(
                  Metrics.THREADS,
                  EACH_A_THREAD.at(Parameters.CONNECTIONS, 1000),
                  Side.of(Servers.SELECTOR).at(Parameters.CONNECTIONS, 1000)))
          .across(Parameters.CONNECTIONS);

  static final Subject BUSY_LOOP =
      Subject.of(
              "busy-loop",
              Workloads.READINESS,
              Parameters.CONNECTIONS.name(),
              List.of(Metrics.SYSTEM_CALLS, Metrics.WALL),
              Claim.more(
                  Metrics.SYSTEM_CALLS, asked(AsyncWeb.SPIN, 1000), asked(AsyncWeb.SPIN, 10)),
              Claim.more(Metrics.WALL, asked(AsyncWeb.SPIN, 1000), asked(AsyncWeb.SPIN, 10)))
          .across(Parameters.CONNECTIONS);

  static final Subject READINESS =
      Subject.of(
              "readiness",
              Workloads.READINESS,
              Parameters.CONNECTIONS.name(),
              List.of(Metrics.WALL, Metrics.SYSTEM_CALLS),
              Claim.more(Metrics.WALL, asked(AsyncWeb.SPIN, 1000), asked(AsyncWeb.EPOLL, 1000)),
              Claim.more(Metrics.WALL, asked(AsyncWeb.POLL, 1000), asked(AsyncWeb.POLL, 10)),
              Claim.atMost(
                  HARDLY, Metrics.WALL, asked(AsyncWeb.EPOLL, 1000), asked(AsyncWeb.EPOLL, 10)))
          .across(Parameters.CONNECTIONS);

  static final Subject CALLBACKS =
      Subject.of(
          "callbacks",
          Workloads.FAN_OUT,
          "menu",
          List.of(Metrics.TRACE_FRAMES, Metrics.WASTED),
          Claim.only(
              Metrics.TRACE_FRAMES, failing(AsyncWeb.SEQUENCE), failing(AsyncWeb.CALLBACKS)));

  static final Subject GREEN_THREADS =
      Subject.of(
          "green-threads",
          Workloads.FAN_OUT,
          "many",
          List.of(Metrics.WALL, Metrics.CPU, Metrics.ALLOCATED),
          Claim.more(Metrics.WALL, Side.of(AsyncWeb.SEQUENCE), Side.of(AsyncWeb.VIRTUAL)),
          Claim.atMost(
              HARDLY, Metrics.WALL, Side.of(AsyncWeb.VIRTUAL), Side.of(AsyncWeb.CALLBACKS)));

  private WaitingSubjects() {}

  private static Side asked(String way, int connections) {
    return Side.of(way).at(Parameters.CONNECTIONS, connections);
  }

  private static Side failing(String style) {
    return Side.of(style).at(Parameters.FAILING, "MENU");
  }

  private static Side workers(String value, int number) {
    return Side.of(value).at(Parameters.WORKERS, number);
  }
}
