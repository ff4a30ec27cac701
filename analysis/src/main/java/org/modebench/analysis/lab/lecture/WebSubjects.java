package org.modebench.analysis.lab.lecture;

import java.util.List;
import org.modebench.analysis.catalogue.AsyncWeb;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.lab.lecture.Claim.Side;

/**
 * What lectures say of servers and their clients. Some experiments have the name of a parameter.
 */
final class WebSubjects {
  /** A rate or a time that grows by less does not grow with the load. */
  private static final double HARDLY = 1.1;

  private static final Side SYNC = Side.of(Servers.SYNC_WORKER);
  private static final Side LOOP = Side.of(Servers.EVENT_LOOP);

  static final Subject OPERATIONS =
      Subject.of(
              "operations",
              Workloads.SERVER,
              Parameters.CONCURRENCY.name(),
              List.of(Metrics.THROUGHPUT, Metrics.TIME_PER_REQUEST),
              Claim.more(Metrics.THROUGHPUT, clients(LOOP, 40), clients(LOOP, 5)),
              Claim.atMost(HARDLY, Metrics.THROUGHPUT, clients(SYNC, 40), clients(SYNC, 5)))
          .across(Parameters.CONCURRENCY);

  static final Subject SLEEPERS =
      Subject.of(
          "sleepers",
          Workloads.FAN_OUT,
          "many",
          List.of(Metrics.WALL, Metrics.LATENCY_P50, Metrics.THREADS),
          Claim.more(Metrics.WALL, Side.of(AsyncWeb.SEQUENCE), Side.of(AsyncWeb.CALLBACKS)),
          Claim.more(Metrics.THREADS, Side.of(AsyncWeb.SEQUENCE), Side.of(AsyncWeb.CALLBACKS)));

  static final Subject WAITING_CONNECTIONS =
      Subject.of(
              "waiting-connections",
              Workloads.IDLE_CONNECTIONS,
              "idle",
              List.of(Metrics.IDLE_MEMORY, Metrics.IDLE_HEAP, Metrics.IDLE_KERNEL, Metrics.THREADS),
              Claim.steeper(Metrics.IDLE_MEMORY, Side.of(Servers.THREAD_PER_CONNECTION), LOOP))
          .across(Parameters.CONNECTIONS);

  static final Subject KEEP_ALIVE =
      Subject.of(
          "keep-alive",
          Workloads.SERVER,
          "keepalive",
          List.of(Metrics.LATENCY_P50, Metrics.LATENCY_P99, Metrics.SERVER_CPU),
          Claim.more(Metrics.LATENCY_P50, kept(false), kept(true)),
          Claim.more(Metrics.SERVER_CPU, kept(false), kept(true)));

  static final Subject EVENTS =
      Subject.of(
          "events",
          Workloads.PUSH,
          "transports",
          List.of(
              Metrics.AGE_P50,
              Metrics.AGE_P99,
              Metrics.REQUESTS_EACH,
              Metrics.BYTES_EACH,
              Metrics.EVENTS_LOST),
          Claim.more(Metrics.AGE_P50, subscribers(AsyncWeb.POLLING), subscribers(AsyncWeb.SSE)),
          Claim.only(
              Metrics.EVENTS_LOST,
              subscribers(AsyncWeb.POLLING_LATEST),
              subscribers(AsyncWeb.WEBSOCKET)));

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

  static final Subject BLOCKED_LOOP =
      Subject.of(
              "blocked-loop",
              Workloads.SERVER,
              "dose",
              List.of(Metrics.THROUGHPUT, Metrics.LATENCY_P99, Metrics.LOOP_LAG_P99),
              Claim.more(
                  Metrics.WALL,
                  LOOP.at(Parameters.BLOCKING_SHARE, 5),
                  LOOP.at(Parameters.BLOCKING_SHARE, 0)))
          .across(Parameters.BLOCKING_SHARE);

  static final Subject PAUSE =
      Subject.of(
          "pause",
          Workloads.SERVER,
          "pause",
          List.of(Metrics.LATENCY_P50, Metrics.LATENCY_P99, Metrics.LATENCY_MAX),
          Claim.more(
              Metrics.LATENCY_P99,
              LOOP.at(Parameters.LOOP, "open"),
              LOOP.at(Parameters.LOOP, "closed")));

  static final Subject CALLBACKS =
      Subject.of(
          "callbacks",
          Workloads.FAN_OUT,
          "failure",
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

  static final Subject ONE_CONNECTION =
      Subject.of(
              "one-connection",
              Workloads.SERVER,
              Parameters.CONCURRENCY.name(),
              List.of(Metrics.TIME_PER_REQUEST, Metrics.LATENCY_P99),
              Claim.more(Metrics.TIME_PER_REQUEST, clients(SYNC, 40), clients(SYNC, 5)))
          .across(Parameters.CONCURRENCY);

  static final Subject BAD_CONNECTION =
      Subject.of(
          "bad-connection",
          Workloads.SERVER,
          "stalled",
          List.of(Metrics.WALL, Metrics.LATENCY_P99, Metrics.LATENCY_MAX),
          Claim.more(Metrics.WALL, slow(SYNC, 1), slow(SYNC, 0)),
          Claim.atMost(HARDLY, Metrics.WALL, slow(LOOP, 1), slow(LOOP, 0)));

  static final Subject PROCESS_EACH =
      Subject.of(
          "process-each",
          Workloads.SERVER,
          Parameters.CONCURRENCY.name(),
          List.of(Metrics.THROUGHPUT, Metrics.SERVER_RSS, Metrics.SERVER_CPU),
          Claim.more(Metrics.THROUGHPUT, clients(Side.of(Servers.PREFORK), 40), clients(SYNC, 40)),
          Claim.more(Metrics.SERVER_RSS, clients(Side.of(Servers.PREFORK), 40), clients(LOOP, 40)));

  static final Subject FULL_POOL =
      Subject.of(
              "full-pool",
              Workloads.FAN_OUT,
              "pool",
              List.of(Metrics.WALL, Metrics.LATENCY_P99),
              Claim.more(
                  Metrics.WALL, workers(AsyncWeb.SEQUENCE, 5), workers(AsyncWeb.SEQUENCE, 50)))
          .across(Parameters.WORKERS);

  static final Subject EVENT_LOOP =
      Subject.of(
              "event-loop",
              Workloads.SERVER,
              Parameters.CONCURRENCY.name(),
              List.of(Metrics.THROUGHPUT, Metrics.TIME_PER_REQUEST),
              Claim.more(Metrics.THROUGHPUT, clients(LOOP, 40), clients(LOOP, 5)))
          .across(Parameters.CONCURRENCY);

  static final Subject FAULTS =
      Subject.of(
          "faulty-services",
          Workloads.SERVER,
          "trust",
          List.of(Metrics.FAILURES, Metrics.WALL, Metrics.LATENCY_P99),
          Claim.only(
              Metrics.FAILURES, LOOP.at(Parameters.FAULTS, 10), LOOP.at(Parameters.FAULTS, 0)),
          Claim.more(Metrics.WALL, SYNC.at(Parameters.FAULTS, 10), SYNC.at(Parameters.FAULTS, 0)));

  static final Subject COMPUTING_REQUESTS =
      Subject.of(
          "computing-requests",
          Workloads.SERVER,
          "compute",
          List.of(Metrics.WAITING_P50, Metrics.TIME_PER_REQUEST, Metrics.LOOP_LAG_P99),
          Claim.more(Metrics.WAITING_P50, computed(Parameters.NO_OFFLOAD), computed("processes")));

  static final Subject DATABASE =
      Subject.of(
              "database",
              Workloads.SERVER,
              "bottleneck",
              List.of(Metrics.THROUGHPUT, Metrics.LATENCY_P50, Metrics.FAILURES),
              Claim.atMost(HARDLY, Metrics.THROUGHPUT, database(LOOP, 1), database(SYNC, 1)),
              Claim.more(Metrics.THROUGHPUT, database(LOOP, 16), database(LOOP, 1)))
          .across(Parameters.DATABASE_CONNECTIONS);

  private WebSubjects() {}

  private static Side clients(Side server, int number) {
    return server.at(Parameters.CONCURRENCY, number);
  }

  private static Side slow(Side server, int number) {
    return server.at(Parameters.SLOW_CLIENTS, number);
  }

  private static Side kept(boolean kept) {
    return LOOP.at(Parameters.KEEP_ALIVE, Boolean.toString(kept)).at(Parameters.PROXY, "none");
  }

  private static Side subscribers(String transport) {
    return Side.of(transport).at(Parameters.SUBSCRIBERS, 10);
  }

  private static Side asked(String way, int connections) {
    return Side.of(way).at(Parameters.CONNECTIONS, connections);
  }

  private static Side failing(String style) {
    return Side.of(style).at(Parameters.FAILING, "MENU");
  }

  private static Side workers(String value, int number) {
    return Side.of(value).at(Parameters.WORKERS, number);
  }

  private static Side computed(String elsewhere) {
    return LOOP.at(Parameters.CONCURRENCY, 4).at(Parameters.OFFLOAD, elsewhere);
  }

  private static Side database(Side server, int connections) {
    return server.at(Parameters.DATABASE_CONNECTIONS, connections);
  }
}
