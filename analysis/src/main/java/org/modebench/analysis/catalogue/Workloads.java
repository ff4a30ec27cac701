package org.modebench.analysis.catalogue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The workloads. */
public final class Workloads {
  private static final String SUFFIX = "Benchmark";
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double PERCENT = 100;
  private static final double STEPS_OF_A_JOB = 30e6;

  /** Filled by the entries below, so that each of them is one place. */
  private static final Map<String, Workload> ALL = new LinkedHashMap<>();

  /** Calls that compute. */
  public static final Workload CPU_BOUND =
      entry(
          Workload.named("CpuBound")
              .asks("Which mode runs ten computations fastest?")
              .kind(Kind.COMPUTES)
              .ofCalls("countdown", "countdowns")
              .workersStartFast()
              .parameter(Parameters.WORKERS, "10")
              .parameter(Parameters.CALLS, "10")
              .parameter(Parameters.LIMIT, "5000000")
              .optionalParameter(Parameters.GIL, Parameters.WITH_LOCK)
              .without(Workloads::hasNoLockToRelease)
              .size(Parameters.LIMIT)
              .tells(Parameters.LIMIT, " of %s steps")
              .tellsUnless(
                  Parameters.WITH_LOCK, Parameters.GIL, ", in native code that releases the GIL")
              .measures(Metrics.CALL_P50, Metrics.CALL_MAX)
              .experiment(schedulers())
              .experiment(
                  new Experiment(
                      "native",
                      "threads that keep a global lock to compute, and native code that lets go of"
                          + " it",
                      Map.of(
                          Modes.AXIS.name(),
                          List.of(Modes.SEQUENTIAL, Modes.GIL_THREADS),
                          Parameters.GIL.name(),
                          List.of(Parameters.WITH_LOCK, Parameters.RELEASED)),
                      false))
              .callSeconds(
                  (batch, machine) ->
                      batch.number(Parameters.LIMIT).orElse(0) * machine.stepSeconds())
              // From calls that take about as long as to wake a thread to calls that outlast the
              // start of a JVM.
              .sweep(
                  new Sweep(
                      "limit",
                      Parameters.LIMIT,
                      list("1000,10000,100000,5000000,30000000"),
                      OptionalInt.empty(),
                      Duration.ofMillis(200))));

  /** Calls that wait. */
  public static final Workload IO_BOUND =
      entry(
          Workload.named("IoBound")
              .asks("Which mode runs ten calls of an API fastest, when each waits for 100 ms?")
              .kind(Kind.WAITS)
              .ofCalls("API call", "API calls")
              .workersStartFast()
              .parameter(Parameters.WORKERS, "10")
              .parameter(Parameters.CALLS, "10")
              .parameter(Parameters.LATENCY_MILLIS, "100")
              .parameter(Parameters.DELAY, "fixed")
              .parameterKept(Parameters.DELAY_SEED, "1", batch -> !hasFixedDelay(batch))
              .size(Parameters.LATENCY_MILLIS)
              .tells(Parameters.LATENCY_MILLIS, " of %s ms")
              .measures(Metrics.CALL_P50, Metrics.CALL_MAX)
              .experiment(schedulers())
              .experiment(
                  new Experiment(
                      "waiting",
                      "threads that let go of a global lock while they wait",
                      Map.of(Modes.AXIS.name(), List.of(Modes.SEQUENTIAL, Modes.GIL_THREADS)),
                      false))
              .experiment(
                  new Experiment(
                      "search",
                      "ten calls of an API by a pool of threads, by its size",
                      Map.of(
                          Modes.AXIS.name(), List.of(Modes.THREAD_POOL),
                          Parameters.WORKERS.name(), list("1,2,5,10")),
                      false))
              .callsApi(batch -> true)
              .latency(
                  batch -> hasFixedDelay(batch) ? latencySeconds(batch) : OptionalDouble.empty())
              .callSeconds((batch, machine) -> latencySeconds(batch).orElse(0))
              // From an answer of the same machine to one of another continent; clients warm up
              // slowly.
              .sweep(
                  new Sweep(
                      "latency",
                      Parameters.LATENCY_MILLIS,
                      list("1,10,30,100,200"),
                      OptionalInt.of(10),
                      Duration.ofMillis(400))));

  /** Empty calls. */
  public static final Workload BASELINE =
      entry(
          Workload.named("Baseline")
              .asks("What does handing over a task cost, when there is nothing to do?")
              .kind(Kind.FLOOR)
              .ofCalls("empty task", "empty tasks")
              .workersStartFast()
              .parameter(Parameters.WORKERS, "1")
              .parameter(Parameters.CALLS, "1"));

  /** A byte to another process and back. */
  public static final Workload PIPE_FLOOR =
      entry(
          Workload.named("PipeFloor")
              .asks("What does a hand-off to another process cost at least?")
              .only(Modes.PROCESS_POOL)
              .kind(Kind.FLOOR)
              .ofCalls("byte to a process and back", "bytes to a process and back")
              .workersStartFast()
              .floorName(batch -> "a byte to a process and back")
              .parameter(Parameters.WORKERS, "1")
              .parameter(Parameters.CALLS, "1"));

  /** Starts of worker JVMs. */
  public static final Workload WORKER_START =
      entry(
          Workload.named("WorkerStart")
              .asks(
                  "How long does a worker JVM live that does one task, against a JVM that does"
                      + " nothing?")
              .only(Modes.PROCESS)
              .kind(Kind.FLOOR)
              .ofCalls("worker JVM", "worker JVMs")
              .workersStartFast()
              .floorName(
                  batch -> batch.text(Parameters.PROGRAM).map("worker JVM: "::concat).orElse(""))
              .remark(
                  batch ->
                      batch.text(Parameters.PROGRAM).orElse("").equals("API_CALL")
                          ? "Beyond an empty task, an API call costs a worker JVM the classes of an"
                              + " HTTP client and a connection; the API itself answers at once."
                          : "")
              .parameter(Parameters.WORKERS, "1")
              .parameter(Parameters.CALLS, "1")
              .parameter(Parameters.PROGRAM, "")
              .parameterKept(
                  Parameters.LIMIT,
                  "5000000",
                  batch -> batch.text(Parameters.PROGRAM).orElse("").equals("COUNTDOWN"))
              .callsApi(batch -> batch.text(Parameters.PROGRAM).orElse("").equals("API_CALL")));

  /** Updates of one number by several workers. */
  public static final Workload CONTENTION = entry(MechanismWorkloads.contention());

  /** Transfers that lock two accounts. */
  public static final Workload DEADLOCK = entry(MechanismWorkloads.deadlock());

  /** Threads, processes, futures and hand-overs, one after another. */
  public static final Workload PRIMITIVES = entry(MechanismWorkloads.primitives());

  /** Answers of a thread beside others that compute. */
  public static final Workload GIL_LATENCY = entry(MechanismWorkloads.gilLatency());

  /** A server under load. */
  public static final Workload SERVER =
      entry(
          Workload.named("Server")
              .asks(
                  "How many requests a second does a synchronous server answer, and how many an"
                      + " asynchronous one, when each of them waits?")
              .along(Servers.AXIS)
              .addressedBy(Parameters.URL)
              .pacedByLoad(Workloads::isOpen)
              .mayRefuse(ServerIdeal::asksDatabase)
              .without(WebWorkloads::meaningless)
              .kind(Kind.SERVER)
              .ofCalls("request", "requests")
              .onlyWhenNamed()
              .parameter(Parameters.WORKERS, "10")
              .parameter(Parameters.CALLS, "100")
              .parameter(Parameters.CONCURRENCY, "10", batch -> !isOpen(batch))
              .parameter(Parameters.LATENCY_MILLIS, "100", Workloads::isOurs)
              .parameter(Parameters.LOOP, "closed")
              .parameter(Parameters.RATE, "100", Workloads::isOpen)
              .parameter(Parameters.KEEP_ALIVE, "false")
              .parameterKept(Parameters.UPSTREAM, "timer", Workloads::isOurs)
              .parameter(Parameters.READ_KILOBYTES, "1024", ServerIdeal::readsFile)
              .parameterKept(Parameters.DIRECT, "true", ServerIdeal::readsFile)
              .parameter(Parameters.DATABASE_CONNECTIONS, "4", ServerIdeal::asksDatabase)
              .parameter(Parameters.CACHE_PERCENT, "0", ServerIdeal::asksDatabase)
              .parameterKept(Parameters.DEADLINE_MILLIS, "1000", Workloads::isOurs)
              .parameter(Parameters.BLOCKING_SHARE, "0", Workloads::isOurs)
              .parameter(Parameters.BLOCKING_MILLIS, "0", Workloads::hasBlockingRequests)
              .parameter(Parameters.PAUSE_MILLIS, "0", Workloads::isOurs)
              .parameter(Parameters.FAULTS, "0", Workloads::isOurs)
              .parameter(Parameters.SLOW_CLIENTS, "0", Workloads::isOurs)
              .parameterKept(Parameters.PATIENCE_MILLIS, "5000", Workloads::isOurs)
              .parameterKept(Parameters.PROXY, "none", Workloads::isOurs)
              .parameter(Parameters.COMPUTE_MILLIS, "0", Workloads::isOurs)
              .parameter(Parameters.WAITING_CLIENTS, "0", Workloads::isOurs)
              .parameterKept(
                  Parameters.OFFLOAD, Parameters.NO_OFFLOAD, WebWorkloads::hasChoiceOfOffload)
              .studied(
                  Parameters.CONCURRENCY,
                  Parameters.LATENCY_MILLIS,
                  Parameters.BLOCKING_SHARE,
                  Parameters.BLOCKING_MILLIS,
                  Parameters.RATE,
                  Parameters.PAUSE_MILLIS,
                  Parameters.FAULTS,
                  Parameters.SLOW_CLIENTS,
                  Parameters.PATIENCE_MILLIS,
                  Parameters.DATABASE_CONNECTIONS)
              .tellsUnless(Workload.NOT_APPLICABLE, Parameters.CONCURRENCY, ", concurrency %s")
              .tellsUnless(Workload.NOT_APPLICABLE, Parameters.RATE, ", %s sent a second")
              .tellsUnless("0", Parameters.LATENCY_MILLIS, ", each waiting %s ms")
              .tellsUnless(
                  Workload.NOT_APPLICABLE,
                  Parameters.DATABASE_CONNECTIONS,
                  ", connections in a pool: %s")
              .tellsUnless("0", Parameters.CACHE_PERCENT, ", %s %% found in a cache")
              .tellsUnless("1000", Parameters.DEADLINE_MILLIS, ", at most %s ms late")
              .tellsUnless("0", Parameters.BLOCKING_MILLIS, ", blocking for %s ms")
              .tellsUnless("0", Parameters.SLOW_CLIENTS, ", slow clients beside them: %s")
              .tellsUnless("none", Parameters.PROXY, ", through a proxy")
              .tellsUnless("0", Parameters.COMPUTE_MILLIS, ", each computing %s ms")
              .tellsUnless("0", Parameters.READ_KILOBYTES, ", each reading %s kB of a file")
              .tellsUnless("true", Parameters.DIRECT, ", through the page cache")
              .tellsUnless(Parameters.NO_OFFLOAD, Parameters.OFFLOAD, ", by %s")
              .tellsUnless("0", Parameters.WAITING_CLIENTS, ", waiting clients beside them: %s")
              .tells(Parameters.LOOP, "")
              .callsApi(batch -> batch.text(Parameters.UPSTREAM).orElse("").equals("api"))
              .callSeconds(WebWorkloads::readSeconds)
              .setUpSeconds(WebWorkloads::serverSetUpSeconds)
              .measures(
                  Metrics.THROUGHPUT,
                  Metrics.LATENCY_P50,
                  Metrics.LATENCY_P99,
                  Metrics.FAILURES,
                  Metrics.TIME_PER_REQUEST,
                  Metrics.TIME_PER_REQUEST_CONCURRENT,
                  Metrics.LATENCY_P90,
                  Metrics.LATENCY_MAX,
                  Metrics.WAITING_P50,
                  Metrics.WAITING_P99,
                  Metrics.WASTED,
                  Metrics.LOOP_LAG_P99,
                  Metrics.READ_ALONE,
                  Metrics.DISK_READ,
                  Metrics.SERVER_CPU,
                  Metrics.SERVER_RSS,
                  Metrics.ROUND_TRIP,
                  Metrics.CLIENT_CAPACITY)
              .experiment(
                  new Experiment(
                      "concurrency",
                      "synchronous against asynchronous servers, by concurrency",
                      Map.of(
                          Servers.AXIS.name(),
                          List.of(
                              Servers.SYNC_WORKER,
                              Servers.PREFORK,
                              Servers.VIRTUAL_THREADS,
                              Servers.EVENT_LOOP),
                          Parameters.CONCURRENCY.name(),
                          list("5,10,20,40")),
                      true))
              .experiment(
                  new Experiment(
                      "latency",
                      "the same by latency",
                      Map.of(
                          Servers.AXIS.name(),
                          List.of(Servers.SYNC_WORKER, Servers.EVENT_LOOP),
                          Parameters.LATENCY_MILLIS.name(),
                          list("100,200,300")),
                      true))
              .experiment(
                  new Experiment(
                      "blocking",
                      "an event loop with a blocking wait inside",
                      Map.of(
                          Servers.AXIS.name(),
                          List.of(Servers.EVENT_LOOP_BLOCKED),
                          Parameters.CONCURRENCY.name(),
                          list("5,10,20,40")),
                      true))
              .experiment(
                  new Experiment(
                      Experiment.FIRST_LOOK,
                      "one synchronous server against an event loop, 40 requests",
                      Map.of(
                          Servers.AXIS.name(),
                          List.of(Servers.SYNC_WORKER, Servers.EVENT_LOOP),
                          Parameters.CALLS.name(),
                          list("40")),
                      false))
              .experiment(
                  new Experiment(
                      "lab",
                      "one synchronous server, an event loop, and one with a blocking wait inside,"
                          + " by concurrency",
                      Map.of(
                          Servers.AXIS.name(),
                          List.of(
                              Servers.SYNC_WORKER, Servers.EVENT_LOOP, Servers.EVENT_LOOP_BLOCKED),
                          Parameters.CONCURRENCY.name(),
                          list("5,10,20,40")),
                      false))
              .experiment(
                  new Experiment(
                      "dose",
                      "an event loop, by the share of requests that block it",
                      Map.of(
                          Servers.AXIS.name(),
                          List.of(Servers.EVENT_LOOP),
                          Parameters.BLOCKING_SHARE.name(),
                          list("0,1,5,10,25,50,100"),
                          Parameters.CONCURRENCY.name(),
                          list("40")),
                      false))
              .experiment(
                  new Experiment(
                      "duration",
                      "an event loop, by how long a blocking call in each request lasts, and without one",
                      Map.of(
                          Servers.AXIS.name(),
                          List.of(Servers.EVENT_LOOP),
                          Parameters.BLOCKING_SHARE.name(),
                          list("0,100"),
                          Parameters.BLOCKING_MILLIS.name(),
                          list("1,5,20,100"),
                          Parameters.CONCURRENCY.name(),
                          list("40")),
                      false))
              .experiment(
                  new Experiment(
                      "pause",
                      "a server that pauses, seen by a closed and by an open loop",
                      Map.of(
                          Servers.AXIS.name(), List.of(Servers.EVENT_LOOP),
                          Parameters.LOOP.name(), list("closed,open"),
                          Parameters.CONCURRENCY.name(), list("1"),
                          Parameters.RATE.name(), list("1000"),
                          Parameters.CALLS.name(), list("5000"),
                          Parameters.LATENCY_MILLIS.name(), list("0"),
                          Parameters.KEEP_ALIVE.name(), list("true"),
                          Parameters.PAUSE_MILLIS.name(), list("200")),
                      false))
              .experiment(
                  new Experiment(
                      "slow",
                      "servers beside clients that send a byte now and then, without and behind a"
                          + " proxy that reads for them",
                      Map.of(
                          Servers.AXIS.name(),
                          List.of(
                              Servers.SYNC_WORKER,
                              Servers.PREFORK,
                              Servers.THREAD_PER_CONNECTION,
                              Servers.THREAD_POOL,
                              Servers.VIRTUAL_THREADS,
                              Servers.EVENT_LOOP,
                              Servers.SELECTOR),
                          Parameters.WORKERS.name(),
                          list("4"),
                          Parameters.CALLS.name(),
                          list("40"),
                          Parameters.SLOW_CLIENTS.name(),
                          list("0,1,4"),
                          Parameters.PATIENCE_MILLIS.name(),
                          list("500"),
                          Parameters.PROXY.name(),
                          list("none,loop")),
                      false))
              .experiment(
                  new Experiment(
                      "keepalive",
                      "what a connection for each request costs, without and behind a proxy",
                      Map.of(
                          Servers.AXIS.name(),
                          List.of(
                              Servers.THREAD_PER_CONNECTION, Servers.EVENT_LOOP, Servers.SELECTOR),
                          Parameters.LOOP.name(),
                          list("open"),
                          Parameters.RATE.name(),
                          list("200"),
                          Parameters.CALLS.name(),
                          list("200"),
                          Parameters.LATENCY_MILLIS.name(),
                          list("0"),
                          Parameters.KEEP_ALIVE.name(),
                          list("false,true"),
                          Parameters.PROXY.name(),
                          list("none,loop")),
                      false))
              .experiment(WebWorkloads.compute())
              .experiment(WebWorkloads.files())
              .experiment(WebWorkloads.database())
              .experiment(WebWorkloads.deadline())
              .experiment(
                  new Experiment(
                      "faults",
                      "every server, with an upstream that fails",
                      Map.of(
                          Servers.AXIS.name(), Servers.AXIS.names(),
                          Parameters.UPSTREAM.name(), list("api"),
                          Parameters.FAULTS.name(), list("0,10")),
                      false))
              .experiment(WebWorkloads.stalled())
              .experiment(WebWorkloads.bottleneck())
              .experiment(WebWorkloads.trust())
              .experiment(WebWorkloads.kept())
              .experiment(WebWorkloads.shield())
              .experiment(WebWorkloads.mixing())
              .experiment(WebWorkloads.elsewhere())
              .experiment(WebWorkloads.disk()));

  /** A job of fixed size that is divided. */
  public static final Workload DIVIDE =
      entry(
          Workload.named("Divide")
              .asks("How small may the pieces be into which a job is divided?")
              .kind(Kind.COMPUTES)
              .ofCalls("job", "jobs")
              .onlyWhenNamed()
              .parameter(Parameters.WORKERS, "2")
              .parameter(Parameters.PIECES, "100")
              .parameter(Parameters.SERIAL_PERCENT, "0")
              .parameter(Parameters.REPEAT, "1")
              .parameter(Parameters.KERNEL, "countdown")
              .parameter(Parameters.DIVISION, "flat")
              .tells(Parameters.KERNEL, " (%s)")
              .tells(Parameters.PIECES, " in %s pieces")
              .tellsUnless("1", Parameters.REPEAT, ", each unit %s times")
              .tellsUnless("0", Parameters.SERIAL_PERCENT, ", %s %% of it before them")
              .tellsUnless("flat", Parameters.DIVISION, ", divided into halves of halves")
              .studied(Parameters.PIECES, Parameters.SERIAL_PERCENT)
              .computingRounds(Workloads::dividedRounds)
              .callSeconds(Workloads::jobSeconds)
              .experiment(
                  new Experiment(
                      "grain",
                      "every mode, by the number of pieces",
                      Map.of(Parameters.PIECES.name(), list("2,10,100,1000,10000,100000")),
                      false))
              .experiment(
                  new Experiment(
                      "split",
                      "a pool of threads and a fork-join pool, by the number of pieces",
                      Map.of(
                          Modes.AXIS.name(),
                          List.of(Modes.SEQUENTIAL, Modes.THREAD_POOL, Modes.FORK_JOIN),
                          Parameters.PIECES.name(),
                          list("2,100,100000")),
                      false))
              .experiment(
                  new Experiment(
                      "serial",
                      "a pool with one and two workers, by the share that runs before the pieces",
                      Map.of(
                          Modes.AXIS.name(), List.of(Modes.THREAD_POOL),
                          Parameters.WORKERS.name(), list("1,2"),
                          Parameters.SERIAL_PERCENT.name(), list("0,5,25,50"),
                          Parameters.REPEAT.name(), list("10")),
                      false))
              .experiment(
                  new Experiment(
                      "kernels",
                      "every mode, by what the pieces compute",
                      Map.of(
                          Parameters.KERNEL.name(),
                          list("countdown,matrix,sha256,sort,fibonacci,alloc")),
                      false))
              .experiment(
                  new Experiment(
                      "starvation",
                      "pieces that wait for pieces, in a pool that starves and in one that does not",
                      Map.of(
                          Modes.AXIS.name(),
                          List.of(Modes.THREAD_POOL, Modes.FORK_JOIN),
                          Parameters.DIVISION.name(),
                          list(Parameters.RECURSIVE)),
                      false)));

  /** Messages that come in bursts and are written to a database. */
  public static final Workload PIPELINE =
      entry(
          Workload.named("Pipeline")
              .asks("When does a queue before a database need a bound, and what do batches gain?")
              .along(Mechanisms.QUEUES)
              .kind(Kind.WAITS)
              .ofCalls("message", "messages")
              .onlyWhenNamed()
              .pacedByLoad(batch -> true)
              .parameter(Parameters.WORKERS, "1")
              .parameter(Parameters.CALLS, "200")
              .parameter(Parameters.LOAD_PERCENT, "70")
              .parameter(Parameters.BURST, "20")
              .tells(Parameters.BURST, " in bursts of %s")
              .tells(Parameters.LOAD_PERCENT, " at a load of %s %%")
              .studied(Parameters.LOAD_PERCENT)
              .callSeconds(Workloads::messageSeconds)
              // The native library, the database, what a commit takes, and the JVM that is killed.
              .setUpSeconds(3)
              .measures(
                  Metrics.LATENCY_P50,
                  Metrics.LATENCY_P99,
                  Metrics.LATENCY_P99_EXPECTED,
                  Metrics.QUEUE_PEAK,
                  Metrics.BLOCKED,
                  Metrics.COMMITS,
                  Metrics.LOST_AT_A_KILL,
                  Metrics.DISK_SYNC)
              .experiment(
                  new Experiment(
                      "load",
                      "every queue, by how many messages come",
                      Map.of(Parameters.LOAD_PERCENT.name(), list("40,70")),
                      true))
              .experiment(
                  new Experiment(
                      "overload",
                      "a queue with and without a bound, when more messages come than are written",
                      Map.of(
                          Mechanisms.QUEUES.name(),
                              List.of(Mechanisms.BOUNDED, Mechanisms.UNBOUNDED),
                          Parameters.LOAD_PERCENT.name(), list("70,120")),
                      false)));

  /** Requests that need several look-ups. */
  public static final Workload FAN_OUT = entry(WebWorkloads.fanOut());

  /** Events on one of many connections. */
  public static final Workload READINESS = entry(WebWorkloads.readiness());

  /** Events for many subscribers. */
  public static final Workload PUSH = entry(WebWorkloads.push());

  /** Reads of files. */
  public static final Workload FILE_BOUND = entry(WebWorkloads.fileBound());

  /** Connections whose requests wait. */
  public static final Workload IDLE_CONNECTIONS = entry(WebWorkloads.idleConnections());

  /** Bodies that go through a server to a store. */
  public static final Workload UPLOAD = entry(WebWorkloads.upload());

  /** Calls of a class of the user's own. */
  public static final Workload OWN =
      entry(
          Workload.named("Own")
              .asks("Which mode runs work of your own fastest, a class or calls of an endpoint?")
              .addressedBy(Parameters.URL, Parameters.TASK)
              .kind(Kind.MIXED)
              .oneAfterAnother(batch -> isBlockedLoop(batch) || holdsLock(batch))
              .ofCalls("call", "calls")
              .onlyWhenNamed()
              // It looks at processes beforehand.
              .setUpSeconds(batch -> batch.value().name().equals(Modes.SEQUENTIAL) ? 6 : 0)
              .parameter(Parameters.WORKERS, "10")
              .parameter(Parameters.CALLS, "10")
              .parameter(Parameters.TASK, "")
              .parameterKept(Parameters.ARGUMENT, "", batch -> !callsEndpoint(batch))
              .parameterKept(Parameters.CHECK, "results", batch -> !callsEndpoint(batch))
              .parameter(Parameters.STAGES, "false")
              .tells(Parameters.TASK, " of %s")
              .tellsUnless("", Parameters.ARGUMENT, " with \"%s\"")
              .tellsUnless("results", Parameters.CHECK, ", unchecked")
              .tells(Parameters.STAGES, "")
              .remark(Workloads::remarkOnOwn));

  private Workloads() {}

  /** The entry of a workload; one that says it is unknown if there is none. */
  public static Workload of(String name) {
    Workload known = ALL.get(name);
    return known == null ? Workload.unknown(name) : known;
  }

  /**
   * The workload that a benchmark class measures: one that says it is unknown if it has no entry.
   *
   * @param className with its package
   */
  public static Workload measuredBy(String className) {
    return of(nameOf(className));
  }

  /** The name of the workload that a benchmark class measures: its own without the suffix. */
  public static String nameOf(String className) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return simple.endsWith(SUFFIX)
        ? simple.substring(0, simple.length() - SUFFIX.length())
        : simple;
  }

  /** Every entry, in order. */
  public static Collection<Workload> all() {
    return Collections.unmodifiableCollection(ALL.values());
  }

  private static Workload entry(Workload.Builder said) {
    Workload workload = said.entry();
    ALL.put(workload.name(), workload);
    return workload;
  }

  private static List<String> list(String values) {
    return Arrays.asList(values.split(",", -1));
  }

  /** Who decides which call runs: the system, the calls themselves, or several processes. */
  private static Experiment schedulers() {
    return new Experiment(
        "scheduling",
        "threads, which are interrupted, calls in an event loop, which are not, and a pool of"
            + " processes",
        Map.of(
            Modes.AXIS.name(),
            List.of(Modes.SEQUENTIAL, Modes.THREADS, Modes.EVENT_LOOP, Modes.PROCESS_POOL)),
        false);
  }

  private static Optional<String> hasNoLockToRelease(BatchSpec batch) {
    boolean released = batch.text(Parameters.GIL).equals(Optional.of(Parameters.RELEASED));
    String mode = batch.value().name();
    return released && !List.of(Modes.SEQUENTIAL, Modes.GIL_THREADS).contains(mode)
        ? Optional.of("%s is left out of gil=released: it has no lock to release.".formatted(mode))
        : Optional.empty();
  }

  private static boolean hasFixedDelay(BatchSpec batch) {
    return batch.text(Parameters.DELAY).orElse("fixed").equals("fixed");
  }

  private static boolean isOpen(BatchSpec batch) {
    return batch.text(Parameters.LOOP).orElse("").equals("open");
  }

  /** What a server at an address does with a request is not for the client to say. */
  private static boolean isOurs(BatchSpec batch) {
    return !batch.value().isAddress();
  }

  private static boolean hasBlockingRequests(BatchSpec batch) {
    return isOurs(batch) && batch.number(Parameters.BLOCKING_SHARE).orElse(0) > 0;
  }

  /** A call that holds the global lock keeps others from computing and from waiting. */
  private static boolean holdsLock(BatchSpec batch) {
    return batch.value().name().equals(Modes.GIL_THREADS) && !callsEndpoint(batch);
  }

  /** Whether the work of one's own is a request to an address, of which our clients do the work. */
  private static boolean callsEndpoint(BatchSpec batch) {
    return batch
        .text(Parameters.TASK)
        .filter(task -> AxisValue.unknown(task).isAddress())
        .isPresent();
  }

  /** A call that an event loop does not merely begin blocks the loop also while it waits. */
  private static boolean isBlockedLoop(BatchSpec batch) {
    return batch.value().name().equals(Modes.EVENT_LOOP)
        && !batch.text(Parameters.STAGES).orElse("").equals("true");
  }

  private static String remarkOnOwn(BatchSpec batch) {
    if (isBlockedLoop(batch)) {
      return "In EVENT_LOOP each call blocks the loop, since the class is no"
          + " Supplier<CompletionStage<?>>.";
    }
    if (holdsLock(batch)) {
      return "In GIL_THREADS each call holds the lock from its beginning to its end, also while it"
          + " waits; checkpoints hand it over, but let no two calls run at once.";
    }
    return batch.text(Parameters.CHECK).orElse("").equals(Parameters.UNCHECKED)
        ? "The results of the calls are unchecked."
        : "";
  }

  /** s + (1 − s) · ⌈n / P⌉ / n, for n pieces and a share s before them. */
  private static OptionalDouble dividedRounds(BatchSpec batch, OptionalInt cores) {
    OptionalInt atOnce = batch.parallelism().atOnce(batch.workers(), cores);
    int pieces = (int) batch.number(Parameters.PIECES).orElse(0);
    if (atOnce.isEmpty() || pieces == 0) {
      return OptionalDouble.empty();
    }
    double serial = batch.number(Parameters.SERIAL_PERCENT).orElse(0) / PERCENT;
    double rounds = Capacity.rounds(pieces, atOnce.getAsInt());
    return OptionalDouble.of(batch.calls() * (serial + (1 - serial) * rounds / pieces));
  }

  /** A job is about as long as so many steps; what handing over adds is what is looked for. */
  private static double jobSeconds(BatchSpec batch, MachineSpeed machine) {
    double handOver = batch.value().processes() == ProcessStart.NEVER ? 1e-6 : 3e-5;
    return STEPS_OF_A_JOB * machine.stepSeconds() * batch.number(Parameters.REPEAT).orElse(1)
        + handOver * batch.number(Parameters.PIECES).orElse(0);
  }

  /** A commit takes some 0.3 ms; whoever waits for messages at half of the load, twice as long. */
  private static double messageSeconds(BatchSpec batch, MachineSpeed machine) {
    double load = batch.number(Parameters.LOAD_PERCENT).orElse(PERCENT) / PERCENT;
    return 3e-4 / Math.min(1, load);
  }

  private static OptionalDouble latencySeconds(BatchSpec batch) {
    OptionalDouble millis = batch.number(Parameters.LATENCY_MILLIS);
    return millis.isPresent()
        ? OptionalDouble.of(millis.getAsDouble() / MILLIS_PER_SECOND)
        : millis;
  }
}
