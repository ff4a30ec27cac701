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

  /** Ten threads that take no more than so many times what one does share most of it. */
  private static final double TWICE = 2;

  private static final Side SYNC = Side.of(Servers.SYNC_WORKER);
  private static final Side PREFORK = Side.of(Servers.PREFORK);
  private static final Side POOL = Side.of(Servers.THREAD_POOL);
  private static final Side LOOP = Side.of(Servers.EVENT_LOOP);
  private static final Side EACH_A_THREAD = Side.of(Servers.THREAD_PER_CONNECTION);

  static final Subject OPERATIONS =
      Subject.of(
              "operations",
              Workloads.SERVER,
              Parameters.CONCURRENCY.name(),
              List.of(Metrics.THROUGHPUT, Metrics.TIME_PER_REQUEST),
              Claim.more(Metrics.THROUGHPUT, clients(LOOP, 40), clients(LOOP, 5)),
              Claim.atMost(HARDLY, Metrics.THROUGHPUT, clients(SYNC, 40), clients(SYNC, 5)))
          .across(Parameters.CONCURRENCY);

  static final Subject KEEP_ALIVE =
      Subject.of(
          "keep-alive",
          Workloads.SERVER,
          "kept",
          List.of(Metrics.LATENCY_P50, Metrics.LATENCY_P99, Metrics.SERVER_CPU),
          Claim.more(Metrics.LATENCY_P50, kept(LOOP, false), kept(LOOP, true)),
          Claim.more(Metrics.SERVER_CPU, kept(LOOP, false), kept(LOOP, true)),
          Claim.more(Metrics.LATENCY_P50, kept(EACH_A_THREAD, false), kept(EACH_A_THREAD, true)),
          Claim.more(Metrics.SERVER_CPU, kept(EACH_A_THREAD, false), kept(EACH_A_THREAD, true)));

  static final Subject PROXY =
      Subject.of(
          "proxy",
          Workloads.SERVER,
          "shield",
          List.of(Metrics.WALL, Metrics.LATENCY_P99, Metrics.SERVER_CPU),
          Claim.more(Metrics.WALL, behind(Parameters.NO_PROXY), behind(Parameters.LOOP_PROXY)),
          Claim.more(
              Metrics.SERVER_CPU, behind(Parameters.LOOP_PROXY), behind(Parameters.NO_PROXY)));

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
          Claim.more(
              Metrics.AGE_P50, subscribers(AsyncWeb.LONG_POLLING), subscribers(AsyncWeb.SSE)),
          Claim.more(
              Metrics.REQUESTS_EACH,
              subscribers(AsyncWeb.LONG_POLLING),
              subscribers(AsyncWeb.POLLING)),
          Claim.only(
              Metrics.EVENTS_LOST,
              subscribers(AsyncWeb.POLLING_LATEST),
              subscribers(AsyncWeb.WEBSOCKET)));

  static final Subject BLOCKED_LOOP =
      Subject.of(
              "blocked-loop",
              Workloads.SERVER,
              "dose",
              List.of(Metrics.THROUGHPUT, Metrics.LATENCY_P99, Metrics.LOOP_LAG_P99),
              Claim.more(Metrics.THROUGHPUT, blocked(0), blocked(5)),
              Claim.more(Metrics.LOOP_LAG_P99, blocked(1), blocked(0)))
          .across(Parameters.BLOCKING_SHARE);

  static final Subject PAUSE =
      Subject.of(
          "pause",
          Workloads.SERVER,
          "pause",
          List.of(Metrics.LATENCY_P99, Metrics.LATENCY_P50, Metrics.LATENCY_MAX),
          Claim.more(
              Metrics.LATENCY_P99,
              LOOP.at(Parameters.LOOP, "open"),
              LOOP.at(Parameters.LOOP, "closed")));

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
              Claim.more(Metrics.THROUGHPUT, clients(PREFORK, 40), clients(SYNC, 40)),
              Claim.more(Metrics.SERVER_RSS, clients(PREFORK, 40), clients(SYNC, 40)),
              Claim.more(Metrics.SERVER_CPU, clients(PREFORK, 40), clients(SYNC, 40)))
          .across(Parameters.CONCURRENCY);

  static final Subject THREAD_EACH =
      Subject.of(
          "thread-each",
          Workloads.SERVER,
          "trust",
          List.of(Metrics.WALL, Metrics.SERVER_RSS, Metrics.SERVER_CPU),
          Claim.more(Metrics.WALL, faulty(SYNC, 0), faulty(POOL, 0)),
          Claim.atMost(TWICE, Metrics.SERVER_RSS, faulty(POOL, 0), faulty(SYNC, 0)));

  static final Subject EVENT_LOOP =
      Subject.of(
              "event-loop",
              Workloads.SERVER,
              Parameters.CONCURRENCY.name(),
              List.of(Metrics.THROUGHPUT, Metrics.TIME_PER_REQUEST, Metrics.SERVER_CPU),
              Claim.more(Metrics.THROUGHPUT, clients(LOOP, 40), clients(LOOP, 10)),
              Claim.atMost(HARDLY, Metrics.THROUGHPUT, clients(PREFORK, 40), clients(PREFORK, 10)))
          .across(Parameters.CONCURRENCY);

  static final Subject GAIN =
      Subject.of(
              "gain",
              Workloads.SERVER,
              Parameters.CONCURRENCY.name(),
              List.of(Metrics.TIME_PER_REQUEST, Metrics.THROUGHPUT, Metrics.SERVER_RSS),
              Claim.atMost(HARDLY, Metrics.TIME_PER_REQUEST, clients(PREFORK, 5), clients(LOOP, 5)),
              Claim.more(Metrics.SERVER_RSS, clients(PREFORK, 5), clients(LOOP, 5)),
              Claim.more(Metrics.TIME_PER_REQUEST, clients(PREFORK, 40), clients(LOOP, 40)))
          .across(Parameters.CONCURRENCY);

  static final Subject MIXING =
      Subject.of(
          "mixing",
          Workloads.SERVER,
          "mixing",
          List.of(Metrics.THROUGHPUT, Metrics.LATENCY_P99, Metrics.LOOP_LAG_P99),
          Claim.more(
              Metrics.THROUGHPUT,
              Side.of(Servers.EVENT_LOOP_OFFLOAD),
              Side.of(Servers.EVENT_LOOP_BLOCKED)),
          Claim.more(Metrics.THROUGHPUT, LOOP, Side.of(Servers.EVENT_LOOP_OFFLOAD)));

  static final Subject FILES =
      Subject.of(
          "files",
          Workloads.SERVER,
          "disk",
          List.of(Metrics.LOOP_LAG_P99, Metrics.WAITING_P50, Metrics.THROUGHPUT),
          Claim.more(
              Metrics.LOOP_LAG_P99,
              offloaded(Parameters.NO_OFFLOAD),
              offloaded(Parameters.THREADS)));

  static final Subject FAULTS =
      Subject.of(
          "faulty-services",
          Workloads.SERVER,
          "trust",
          List.of(Metrics.LATENCY_P99, Metrics.WALL, Metrics.FAILURES),
          Claim.only(Metrics.FAILURES, faulty(LOOP, 10), faulty(LOOP, 0)),
          Claim.more(Metrics.LATENCY_P99, faulty(SYNC, 10), faulty(SYNC, 0)),
          Claim.atMost(HARDLY, Metrics.LATENCY_P99, faulty(LOOP, 10), faulty(LOOP, 0)),
          Claim.more(Metrics.WALL, faulty(LOOP, 10), faulty(LOOP, 0)));

  static final Subject COMPUTING_REQUESTS =
      Subject.of(
          "computing-requests",
          Workloads.SERVER,
          "elsewhere",
          List.of(Metrics.WAITING_P50, Metrics.TIME_PER_REQUEST, Metrics.LOOP_LAG_P99),
          Claim.more(Metrics.WAITING_P50, offloaded(Parameters.NO_OFFLOAD), offloaded("processes")),
          Claim.more(
              Metrics.WAITING_P50,
              offloaded(Parameters.NO_OFFLOAD),
              offloaded(Parameters.THREADS)));

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

  private static Side faulty(Side server, int percent) {
    return server.at(Parameters.FAULTS, percent);
  }

  private static Side behind(String proxy) {
    return SYNC.at(Parameters.PROXY, proxy);
  }

  private static Side kept(Side server, boolean kept) {
    return server.at(Parameters.KEEP_ALIVE, Boolean.toString(kept));
  }

  private static Side subscribers(String transport) {
    return Side.of(transport).at(Parameters.SUBSCRIBERS, 10);
  }

  private static Side blocked(int percent) {
    return LOOP.at(Parameters.BLOCKING_SHARE, percent);
  }

  private static Side offloaded(String elsewhere) {
    return LOOP.at(Parameters.OFFLOAD, elsewhere);
  }

  private static Side database(Side server, int connections) {
    return server.at(Parameters.DATABASE_CONNECTIONS, connections);
  }
}
