package org.modebench.analysis.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is said of the workloads that show why the web became asynchronous. */
final class WebWorkloads {
  /** A read that finds nothing, roughly. */
  private static final double CALL_SECONDS = 3e-7;

  /** At 500 MB/s. */
  private static final double SECONDS_PER_KB_READ = 2e-6;

  /** New connections a second, none of which the others wait for. */
  private static final double CONNECTIONS_PER_SECOND = 2_000;

  /** How long a few connections wait. */
  private static final double WAITING_SECONDS = 3;

  /** Of a body that goes up and comes back, with a store that takes what it can. */
  private static final double SECONDS_PER_MB = 1e-2;

  private WebWorkloads() {}

  /** Requests that need several look-ups. */
  static Workload.Builder fanOut() {
    return Workload.named("FanOut")
        .asks("What does it take, and cost, to do at once what a request needs?")
        .along(AsyncWeb.STYLES)
        .kind(Kind.WAITS)
        .ofCalls("request", "requests")
        .onlyWhenNamed()
        .parameter(Parameters.WORKERS, "10")
        .parameter(Parameters.CALLS, "10")
        .parameter(Parameters.CONCURRENCY, "1")
        .parameter(Parameters.FAILING, Parameters.NOTHING)
        .parameter(Parameters.TIMEOUT_MILLIS, "0")
        .studied(Parameters.CONCURRENCY, Parameters.TIMEOUT_MILLIS)
        .tells(Parameters.CONCURRENCY, ", concurrency %s")
        .tellsUnless(Parameters.NOTHING, Parameters.FAILING, ", of which the %s fails")
        .tellsUnless("0", Parameters.TIMEOUT_MILLIS, ", given up after %s ms")
        .callSeconds((batch, machine) -> secondsOfCall(batch))
        .measures(
            Metrics.LATENCY_P50,
            Metrics.LATENCY_P99,
            Metrics.WASTED,
            Metrics.TRACE_FRAMES,
            Metrics.ALLOCATED)
        .experiment(experiment("alone", "one request at a time", true, Map.of("concurrency", "1")))
        .experiment(
            experiment(
                "many",
                "fifty requests at a time",
                true,
                Map.of("concurrency", "50", "calls", "100")))
        .experiment(
            experiment(
                "pool",
                "fifty requests at a time, by the size of the pool",
                false,
                Map.of(
                    "style", "SEQUENCE,FUTURES",
                    "concurrency", "50",
                    "calls", "100",
                    "workers", "5,20,50")))
        .experiment(
            experiment(
                "failure",
                "a look-up fails in each request",
                false,
                Map.of("failing", "EVENT,PLACE,MENU")))
        .experiment(
            experiment(
                "menu", "the menu is not found, in each request", false, Map.of("failing", "MENU")))
        .experiment(
            experiment(
                "timeout", "nobody waits longer than 60 ms", false, Map.of("timeoutMillis", "60")));
  }

  /** Events on one of many connections. */
  static Workload.Builder readiness() {
    return Workload.named("Readiness")
        .asks("What does it cost to learn which of many connections has something to read?")
        .along(AsyncWeb.WAYS)
        .kind(Kind.MECHANISM)
        .ofCalls("event", "events")
        .onlyWhenNamed()
        .parameter(Parameters.WORKERS, "1")
        .parameter(Parameters.CALLS, "100")
        .parameter(Parameters.CONNECTIONS, "100")
        .studied(Parameters.CONNECTIONS)
        .tells(Parameters.CONNECTIONS, " among %s connections")
        .callSeconds(
            (batch, machine) ->
                batch.calls() * batch.number(Parameters.CONNECTIONS).orElse(0) * CALL_SECONDS)
        .measures(Metrics.SYSTEM_CALLS)
        .experiment(
            new Experiment(
                "connections",
                "every way to ask, by the number of connections",
                Map.of(
                    AsyncWeb.WAYS.name(),
                    AsyncWeb.WAYS.names(),
                    Parameters.CONNECTIONS.name(),
                    List.of("10", "100", "1000")),
                true));
  }

  /** Events that many subscribers are to learn of. */
  static Workload.Builder push() {
    return Workload.named("Push")
        .asks("How old is an event when subscribers get it, and what does that cost?")
        .along(AsyncWeb.TRANSPORTS)
        .kind(Kind.MECHANISM)
        .ofCalls("event", "events")
        .onlyWhenNamed()
        .parameter(Parameters.CALLS, "10")
        .parameter(Parameters.SUBSCRIBERS, "10")
        .parameter(Parameters.EVENT_MILLIS, "200")
        .parameterKept(
            Parameters.POLL_MILLIS, "1000", batch -> AsyncWeb.asksAtIntervals(batch.value().name()))
        .studied(Parameters.SUBSCRIBERS, Parameters.POLL_MILLIS)
        .tells(Parameters.SUBSCRIBERS, " for %s subscribers")
        .tells(Parameters.EVENT_MILLIS, ", one each %s ms")
        .tells(Parameters.POLL_MILLIS, ", polls each %s ms")
        .callSeconds(
            (batch, machine) ->
                batch.calls() * batch.number(Parameters.EVENT_MILLIS).orElse(0) / 1e3)
        // A server's start, and the first event of all subscribers.
        .setUpSeconds(2)
        .measures(
            Metrics.AGE_P50,
            Metrics.AGE_P99,
            Metrics.REQUESTS_EACH,
            Metrics.BYTES_EACH,
            Metrics.EVENTS_LOST,
            Metrics.SERVER_CPU)
        .experiment(
            new Experiment(
                "transports",
                "every transport, by the number of subscribers",
                Map.of(
                    AsyncWeb.TRANSPORTS.name(),
                    AsyncWeb.TRANSPORTS.names(),
                    Parameters.SUBSCRIBERS.name(),
                    List.of("10", "100", "1000")),
                true));
  }

  /** Reads of files, of which nobody is told that they are ready. */
  static Workload.Builder fileBound() {
    return Workload.named("FileBound")
        .asks("Which mode reads a file fastest, when nobody can be told that a read is ready?")
        .kind(Kind.MIXED)
        .oneAfterAnother(batch -> batch.value().name().equals(Modes.EVENT_LOOP))
        .ofCalls("read", "reads")
        .onlyWhenNamed()
        .parameter(Parameters.WORKERS, "4")
        .parameter(Parameters.CALLS, "10")
        .parameter(Parameters.READ_KILOBYTES, "1024")
        .parameter(Parameters.DIRECT, "true")
        .tells(Parameters.READ_KILOBYTES, " of %s kB")
        .tellsUnless("true", Parameters.DIRECT, ", through the page cache")
        .tells(Parameters.DIRECT, "")
        .callSeconds(WebWorkloads::readSeconds)
        .experiment(
            new Experiment(
                "files",
                "every mode, past the page cache and through it",
                Map.of(
                    Parameters.WORKERS.name(),
                    List.of("1", "4"),
                    Parameters.DIRECT.name(),
                    List.of("true", "false")),
                true));
  }

  /** Connections with a request under way that waits. */
  static Workload.Builder idleConnections() {
    return Workload.named("IdleConnections")
        .asks("What does a connection that waits cost a server?")
        .along(Servers.AXIS)
        .only(
            Servers.THREAD_PER_CONNECTION,
            Servers.VIRTUAL_THREADS,
            Servers.EVENT_LOOP,
            Servers.SELECTOR)
        .kind(Kind.MECHANISM)
        .ofCalls("round", "rounds")
        .onlyWhenNamed()
        .parameter(Parameters.CONNECTIONS, "100")
        .studied(Parameters.CONNECTIONS)
        .tells(Parameters.CONNECTIONS, " of %s connections that wait")
        // They are opened, given as long again to be accepted, and answered in turn.
        .callSeconds(
            (batch, machine) ->
                WAITING_SECONDS
                    + 3 * batch.number(Parameters.CONNECTIONS).orElse(0) / CONNECTIONS_PER_SECOND)
        // A server's start and its warm-up.
        .setUpSeconds(2)
        .measures(Metrics.IDLE_MEMORY, Metrics.IDLE_HEAP, Metrics.IDLE_KERNEL)
        .experiment(
            new Experiment(
                "idle",
                "a thread, a virtual thread or a place in a loop for each connection, by their"
                    + " number",
                Map.of(
                    Servers.AXIS.name(),
                    List.of(
                        Servers.THREAD_PER_CONNECTION,
                        Servers.VIRTUAL_THREADS,
                        Servers.EVENT_LOOP,
                        Servers.SELECTOR),
                    Parameters.CONNECTIONS.name(),
                    List.of("10", "100", "1000", "4000", "8000")),
                true));
  }

  /** Bodies that go through a server to a store, and come back. */
  static Workload.Builder upload() {
    return Workload.named("Upload")
        .asks("How much memory does a server need for bodies that it streams, or holds whole?")
        .along(Servers.AXIS)
        .only(Servers.THREAD_PER_CONNECTION, Servers.EVENT_LOOP)
        .kind(Kind.MECHANISM)
        .ofCalls("upload", "uploads")
        .onlyWhenNamed()
        .parameter(Parameters.BODY, "")
        .parameter(Parameters.MEGABYTES, "16")
        .parameter(Parameters.STORE_MEGABYTES_PER_SECOND, "0")
        .studied(Parameters.MEGABYTES)
        .tells(Parameters.MEGABYTES, " of %s MB")
        .tells(Parameters.BODY, ", %s")
        .tellsUnless("0", Parameters.STORE_MEGABYTES_PER_SECOND, ", to a store of %s MB/s")
        .callSeconds(
            (batch, machine) -> {
              double megabytes = batch.number(Parameters.MEGABYTES).orElse(0);
              double rate = batch.number(Parameters.STORE_MEGABYTES_PER_SECOND).orElse(0);
              return megabytes * (rate > 0 ? 2 / rate : SECONDS_PER_MB);
            })
        // The starts of a server and a store, and their warm-up.
        .setUpSeconds(6)
        .measures(
            Metrics.SERVER_GROWTH,
            Metrics.UPLOAD_RATE,
            Metrics.DOWNLOAD_RATE,
            Metrics.OTHERS_P50,
            Metrics.OTHERS_P99,
            Metrics.SERVER_CPU,
            Metrics.SERVER_RSS)
        .experiment(
            upload(
                "upload",
                "bodies that are streamed or held whole, by their size",
                "16,64,256",
                "0"))
        .experiment(upload("backpressure", "the same before a store of 10 MB/s", "8,64", "10"));
  }

  private static Experiment upload(
      String name, String question, String megabytes, String megabytesPerSecond) {
    return new Experiment(
        name,
        question,
        Map.of(
            Servers.AXIS.name(),
            List.of(Servers.THREAD_PER_CONNECTION, Servers.EVENT_LOOP),
            Parameters.BODY.name(),
            List.of(Parameters.STREAM, Parameters.BUFFER),
            Parameters.MEGABYTES.name(),
            list(megabytes),
            Parameters.STORE_MEGABYTES_PER_SECOND.name(),
            list(megabytesPerSecond)),
        megabytesPerSecond.equals("0"));
  }

  /** Servers whose requests compute, beside requests that wait. */
  static Experiment compute() {
    return new Experiment(
        "compute",
        "an event loop whose requests compute, there or elsewhere, and other servers, beside"
            + " requests that wait",
        Map.of(
            Servers.AXIS.name(),
            List.of(
                Servers.THREAD_PER_CONNECTION,
                Servers.THREAD_POOL,
                Servers.VIRTUAL_THREADS,
                Servers.EVENT_LOOP),
            Parameters.WORKERS.name(),
            List.of("20"),
            Parameters.CONCURRENCY.name(),
            List.of("1", "4"),
            Parameters.LATENCY_MILLIS.name(),
            List.of("0"),
            Parameters.COMPUTE_MILLIS.name(),
            List.of("20"),
            Parameters.WAITING_CLIENTS.name(),
            List.of("10"),
            Parameters.OFFLOAD.name(),
            List.of(Parameters.NO_OFFLOAD, Parameters.THREADS, "processes", "service")),
        false);
  }

  /** Servers that read a file for each request, beside requests that wait. */
  static Experiment files() {
    return new Experiment(
        "files",
        "an event loop that reads a file for each request, there or by threads, and other servers,"
            + " past the page cache and through it, beside requests that wait",
        Map.of(
            Servers.AXIS.name(),
            List.of(Servers.THREAD_POOL, Servers.VIRTUAL_THREADS, Servers.EVENT_LOOP),
            Parameters.WORKERS.name(),
            List.of("20"),
            Parameters.CALLS.name(),
            List.of("400"),
            Parameters.CONCURRENCY.name(),
            List.of("1", "4"),
            Parameters.LATENCY_MILLIS.name(),
            List.of("0"),
            Parameters.UPSTREAM.name(),
            List.of(Parameters.FILE),
            Parameters.READ_KILOBYTES.name(),
            List.of("4096"),
            Parameters.DIRECT.name(),
            List.of("true", "false"),
            Parameters.WAITING_CLIENTS.name(),
            List.of("10"),
            Parameters.OFFLOAD.name(),
            List.of(Parameters.NO_OFFLOAD, Parameters.THREADS)),
        false);
  }

  /** What a read takes, roughly; 0 where none is asked for. */
  static double readSeconds(BatchSpec batch, MachineSpeed machine) {
    return batch.number(Parameters.READ_KILOBYTES).orElse(0) * SECONDS_PER_KB_READ;
  }

  /**
   * What comes before the first batch of requests, roughly: a server starts and is warmed up, the
   * client is checked, and more where there is a proxy, slow clients come, or the warm-up is at
   * work.
   */
  static double serverSetUpSeconds(BatchSpec batch) {
    double seconds = 1.7;
    if (batch.text(Parameters.PROXY).orElse("").equals(Parameters.LOOP_PROXY)) {
      seconds += 0.4;
    }
    if (batch.number(Parameters.SLOW_CLIENTS).orElse(0) > 0) {
      seconds += 0.8;
    }
    if (batch.number(Parameters.COMPUTE_MILLIS).orElse(0) > 0
        || batch.number(Parameters.READ_KILOBYTES).orElse(0) > 0) {
      seconds += 1.7;
    }
    return seconds;
  }

  /** Servers before a database, by its connections and a cache, whose clients all wait. */
  static Experiment database() {
    return new Experiment(
        "database",
        "servers before a database, by the connections of their pool and the share that a cache"
            + " answers",
        databaseBehind("1,4,16", "0,50,90", "10000"),
        false);
  }

  /** The same where nobody waits for long. */
  static Experiment deadline() {
    return new Experiment(
        "deadline",
        "servers before a database with few connections, which answer 504 when it is too late",
        databaseBehind("1,4", "0", "550"),
        false);
  }

  /** A client with a bad connection beside a server that takes one at a time, and a loop. */
  static Experiment stalled() {
    return new Experiment(
        "stalled",
        "one client that sends a byte now and then, beside a synchronous server and an event loop",
        Map.of(
            Servers.AXIS.name(), List.of(Servers.SYNC_WORKER, Servers.EVENT_LOOP),
            Parameters.CALLS.name(), List.of("40"),
            Parameters.SLOW_CLIENTS.name(), list("0,1"),
            Parameters.PATIENCE_MILLIS.name(), List.of("500")),
        false);
  }

  /** The database that is the limit, whatever server stands before it. */
  static Experiment bottleneck() {
    Map<String, List<String>> values = new TreeMap<>(databaseBehind("1,16", "0", "10000"));
    values.put(Servers.AXIS.name(), List.of(Servers.SYNC_WORKER, Servers.EVENT_LOOP));
    values.put(Parameters.CALLS.name(), List.of("80"));
    return new Experiment(
        "bottleneck",
        "a synchronous server and an event loop before a database, by the connections of their pool",
        values,
        false);
  }

  /** Faults at three servers alone. */
  static Experiment trust() {
    return new Experiment(
        "trust",
        "a synchronous server, a pool of threads and an event loop, with an upstream that fails",
        Map.of(
            Servers.AXIS.name(),
                List.of(Servers.SYNC_WORKER, Servers.THREAD_POOL, Servers.EVENT_LOOP),
            Parameters.UPSTREAM.name(), List.of("api"),
            Parameters.FAULTS.name(), list("0,10")),
        false);
  }

  /** What a connection for each request costs, without a proxy. */
  static Experiment kept() {
    return new Experiment(
        "kept",
        "threads and an event loop, with a connection for each request and with one that is kept",
        Map.of(
            Servers.AXIS.name(), List.of(Servers.THREAD_PER_CONNECTION, Servers.EVENT_LOOP),
            Parameters.LOOP.name(), List.of("open"),
            Parameters.RATE.name(), List.of("200"),
            Parameters.CALLS.name(), List.of("200"),
            Parameters.LATENCY_MILLIS.name(), List.of("0"),
            Parameters.KEEP_ALIVE.name(), list("false,true")),
        false);
  }

  /** A client with a bad connection, and a proxy that reads for the server. */
  static Experiment shield() {
    return new Experiment(
        "shield",
        "a synchronous server beside a client that sends a byte now and then, without and behind a"
            + " proxy",
        Map.of(
            Servers.AXIS.name(), List.of(Servers.SYNC_WORKER),
            Parameters.CALLS.name(), List.of("40"),
            Parameters.SLOW_CLIENTS.name(), List.of("1"),
            Parameters.PATIENCE_MILLIS.name(), List.of("500"),
            Parameters.PROXY.name(), List.of(Parameters.NO_PROXY, Parameters.LOOP_PROXY)),
        false);
  }

  /** Code that blocks in a server that must not be blocked. */
  static Experiment mixing() {
    return new Experiment(
        "mixing",
        "an event loop without a blocking call, with one in each request, and with threads for it",
        Map.of(
            Servers.AXIS.name(),
            List.of(Servers.EVENT_LOOP, Servers.EVENT_LOOP_BLOCKED, Servers.EVENT_LOOP_OFFLOAD),
            Parameters.CONCURRENCY.name(),
            List.of("40")),
        false);
  }

  /** The loop alone of {@link #compute}. */
  static Experiment elsewhere() {
    return new Experiment(
        "elsewhere",
        "an event loop whose requests compute, there or elsewhere, beside requests that wait",
        Map.of(
            Servers.AXIS.name(), List.of(Servers.EVENT_LOOP),
            Parameters.CONCURRENCY.name(), List.of("4"),
            Parameters.LATENCY_MILLIS.name(), List.of("0"),
            Parameters.COMPUTE_MILLIS.name(), List.of("20"),
            Parameters.WAITING_CLIENTS.name(), List.of("10"),
            Parameters.OFFLOAD.name(),
                List.of(Parameters.NO_OFFLOAD, Parameters.THREADS, "processes", "service")),
        false);
  }

  /** The loop alone of {@link #files}, with reads from the disk. */
  static Experiment disk() {
    return new Experiment(
        "disk",
        "an event loop that reads a file from the disk for each request, there or by threads,"
            + " beside requests that wait",
        Map.of(
            Servers.AXIS.name(), List.of(Servers.EVENT_LOOP),
            Parameters.CONCURRENCY.name(), List.of("4"),
            Parameters.LATENCY_MILLIS.name(), List.of("0"),
            Parameters.UPSTREAM.name(), List.of(Parameters.FILE),
            Parameters.READ_KILOBYTES.name(), List.of("4096"),
            Parameters.WAITING_CLIENTS.name(), List.of("10"),
            Parameters.OFFLOAD.name(), List.of(Parameters.NO_OFFLOAD, Parameters.THREADS)),
        false);
  }

  private static Map<String, List<String>> databaseBehind(
      String connections, String cachePercent, String deadlineMillis) {
    return Map.of(
        Servers.AXIS.name(),
        List.of(
            Servers.SYNC_WORKER,
            Servers.THREAD_PER_CONNECTION,
            Servers.THREAD_POOL,
            Servers.VIRTUAL_THREADS,
            Servers.EVENT_LOOP,
            Servers.SELECTOR),
        Parameters.CALLS.name(),
        List.of("120"),
        Parameters.CONCURRENCY.name(),
        List.of("40"),
        Parameters.UPSTREAM.name(),
        List.of(Parameters.DATABASE),
        Parameters.DATABASE_CONNECTIONS.name(),
        list(connections),
        Parameters.CACHE_PERCENT.name(),
        list(cachePercent),
        Parameters.DEADLINE_MILLIS.name(),
        list(deadlineMillis));
  }

  private static List<String> list(String values) {
    return Arrays.asList(values.split(",", -1));
  }

  /** What requests to a server cannot ask for together. */
  static Optional<String> meaningless(BatchSpec batch) {
    if (ServerIdeal.readsFile(batch)) {
      return meaninglessFile(batch);
    }
    return ServerIdeal.asksDatabase(batch) ? meaninglessDatabase(batch) : Optional.empty();
  }

  /** A file is read where the server is, and nothing else is done for the request. */
  private static Optional<String> meaninglessFile(BatchSpec batch) {
    if (batch.value().name().equals(Servers.PROCESS_PER_REQUEST)) {
      return Optional.of(
          "A process for each request takes longer to work out what the file has to contain than to"
              + " read it; choose another server.");
    }
    if (batch.number(Parameters.COMPUTE_MILLIS).orElse(0) > 0) {
      return Optional.of(
          "Requests that read a file compute nothing; omit computeMillis or upstream=file.");
    }
    String offload = batch.text(Parameters.OFFLOAD).orElse(Parameters.NO_OFFLOAD);
    return offload.equals(Parameters.NO_OFFLOAD) || offload.equals(Parameters.THREADS)
        ? Optional.empty()
        : Optional.of(
            "Other processes read no file for a loop; choose offload=none or offload=threads.");
  }

  /** Servers of several processes have no pool in common, and a database does as it is asked. */
  private static Optional<String> meaninglessDatabase(BatchSpec batch) {
    String server = batch.value().name();
    if (server.equals(Servers.PREFORK) || server.equals(Servers.PROCESS_PER_REQUEST)) {
      return Optional.of(
          "The processes of %s have no pool of database connections in common.".formatted(server));
    }
    return batch.number(Parameters.FAULTS).orElse(0) > 0
        ? Optional.of("Faults are those of upstream=timer and upstream=api, not of a database.")
        : Optional.empty();
  }

  /** Whether a loop that never blocks has something to compute or to read. */
  static boolean hasChoiceOfOffload(BatchSpec batch) {
    return (batch.number(Parameters.COMPUTE_MILLIS).orElse(0) > 0 || ServerIdeal.readsFile(batch))
        && batch.value().parallelism() == Parallelism.ONE
        && batch.value().capacity() == Capacity.UNBOUNDED;
  }

  private static Experiment experiment(
      String name, String question, boolean usual, Map<String, String> values) {
    Map<String, List<String>> lists = new TreeMap<>();
    lists.put(AsyncWeb.STYLES.name(), AsyncWeb.STYLES.names());
    values.forEach((parameter, list) -> lists.put(parameter, Arrays.asList(list.split(",", -1))));
    return new Experiment(name, question, lists, usual);
  }

  /** As many times as there are rounds, this is the time of a batch. */
  private static double secondsOfCall(BatchSpec batch) {
    int concurrency = Math.max(1, (int) batch.number(Parameters.CONCURRENCY).orElse(1));
    return AsyncWeb.fanOutSeconds(batch.value(), batch.workers(), batch.calls(), concurrency)
        / batch.waitingRounds();
  }
}
