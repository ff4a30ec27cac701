package org.modebench.analysis.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of workloads. */
public final class Parameters {
  /** Filled by the entries below, so that each of them is one place. */
  private static final Map<String, Parameter> ALL = new LinkedHashMap<>();

  public static final Parameter MODE = entry(ofAxis(Modes.AXIS));
  public static final Parameter SERVER = entry(ofAxis(Servers.AXIS));
  public static final Parameter STYLE = entry(ofAxis(AsyncWeb.STYLES));
  public static final Parameter ASK = entry(ofAxis(AsyncWeb.WAYS));
  public static final Parameter TRANSPORT = entry(ofAxis(AsyncWeb.TRANSPORTS));

  /** Addresses of servers that somebody else runs: further values of the axis. */
  public static final Parameter URL =
      entry(
          Parameter.named(
              "url",
              Domain.form(
                  "https?://.+",
                  "the address of a server of your own, such as http://127.0.0.1:9000/hello")));

  /** How many calls may run at the same time; always the real number. */
  public static final Parameter WORKERS =
      entry(Parameter.named("workers", Domain.whole(1, 10_000)));

  /** How many calls a batch has. */
  public static final Parameter CALLS = entry(Parameter.named("calls", Domain.whole(1, 1_000_000)));

  /** Steps of a countdown. */
  public static final Parameter LIMIT =
      entry(
          new Parameter(
              "limit", Domain.whole(0, Integer.MAX_VALUE), "number of steps", "", "%s steps"));

  /** How long a call waits for its answer. */
  public static final Parameter LATENCY_MILLIS =
      entry(
          new Parameter(
              "latencyMillis", Domain.whole(0, 60_000), "latency", "ms", "a latency of %s ms"));

  /** How delays are distributed. */
  public static final Parameter DELAY =
      entry(Parameter.named("delay", Domain.oneOf(List.of("fixed", "lognormal"))));

  /** Of the delays that are drawn. */
  public static final Parameter DELAY_SEED =
      entry(Parameter.named("delaySeed", Domain.whole(Long.MIN_VALUE, Long.MAX_VALUE)));

  /** What a worker JVM that is started has to do. */
  public static final Parameter PROGRAM =
      entry(
          Parameter.named(
              "program",
              Domain.oneOf(List.of("EMPTY_JVM", "EMPTY_TASK", "COUNTDOWN", "API_CALL"))));

  public static final Parameter LOCK = entry(ofAxis(Mechanisms.LOCKS));
  public static final Parameter ORDER = entry(ofAxis(Mechanisms.ORDERS));
  public static final Parameter UNIT = entry(ofAxis(Mechanisms.UNITS));
  public static final Parameter INTERPRETER = entry(ofAxis(Mechanisms.INTERPRETERS));

  /** What is done while a lock is held, in steps of a countdown. */
  public static final Parameter HELD =
      entry(
          new Parameter(
              "held", Domain.whole(0, 1_000_000), "section", "steps", "a section of %s steps"));

  /** What a worker does between two updates, in steps of a countdown. */
  public static final Parameter GAP =
      entry(new Parameter("gap", Domain.whole(0, 1_000_000), "gap", "steps", "a gap of %s steps"));

  /** How many may hold a semaphore at once. */
  public static final Parameter PERMITS = entry(Parameter.named("permits", Domain.whole(1, 1_000)));

  /** How often one who does not hold a lock releases it, before each batch. */
  public static final Parameter STRAY_RELEASES =
      entry(Parameter.named("strayReleases", Domain.whole(0, 1_000)));

  /** The value of {@link #STEP} of updates within which a global lock stays where it is. */
  public static final String ONE_STEP = "ONE";

  /** The value of {@link #STEP} of updates within which a global lock may change hands. */
  public static final String MANY_STEPS = "MANY";

  /** Whether a global lock may change hands within an update, or only after it. */
  public static final Parameter STEP =
      entry(Parameter.named("step", Domain.oneOf(List.of(ONE_STEP, MANY_STEPS))));

  /** The value of {@link #PLACEMENT} of what may run on any CPU. */
  public static final String FREE = "free";

  /** The value of {@link #PLACEMENT} of what is put on one CPU. */
  public static final String SAME = "same";

  /** On which CPUs something runs. */
  public static final Parameter PLACEMENT =
      entry(Parameter.named("placement", Domain.oneOf(List.of(SAME, FREE))));

  /** The size of a block of a file. */
  public static final Parameter READ_KILOBYTES =
      entry(
          new Parameter(
              "readKilobytes",
              Domain.oneOf(List.of("4", "16", "64", "256", "1024", "4096", "16384")),
              "size of a read",
              "kB",
              "reads of %s kB"));

  /** Whether a file is read past the page cache. */
  public static final Parameter DIRECT =
      entry(Parameter.named("direct", Domain.oneOf(List.of("true", "false"))));

  /** The size of a message. */
  public static final Parameter MESSAGE_BYTES =
      entry(
          new Parameter(
              "messageBytes",
              Domain.whole(1, 64 << 20),
              "size of a message",
              "bytes",
              "messages of %s bytes"));

  /** The value of {@link #GIL} of native code that lets go of a global lock to compute. */
  public static final String RELEASED = "released";

  /** The value of {@link #GIL} of what computes with the global lock. */
  public static final String WITH_LOCK = "held";

  /** What calls that compute do with a global lock. */
  public static final Parameter GIL =
      entry(Parameter.named("gil", Domain.oneOf(List.of(WITH_LOCK, RELEASED))));

  /** Threads that compute beside one that answers. */
  public static final Parameter COMPUTING =
      entry(
          new Parameter(
              "computing", Domain.whole(0, 64), "computing threads", "", "%s computing threads"));

  /** How long a thread waits for the global lock until it asks for it. */
  public static final Parameter SWITCH_MILLIS =
      entry(
          new Parameter(
              "switchMillis",
              Domain.whole(1, 10_000),
              "switch interval",
              "ms",
              "a switch interval of %s ms"));

  /** Requests under way at the same time, in a closed loop. */
  public static final Parameter CONCURRENCY =
      entry(
          new Parameter(
              "concurrency", Domain.whole(1, 10_000), "concurrency", "", "concurrency %s"));

  /** Whether the next request waits for an answer. */
  public static final Parameter LOOP =
      entry(Parameter.named("loop", Domain.oneOf(List.of("closed", "open"))));

  /** Requests sent per second, in an open loop. */
  public static final Parameter RATE =
      entry(
          new Parameter(
              "rate",
              Domain.whole(1, 1_000_000),
              "requests sent per second",
              "",
              "%s sent per second"));

  /** Whether connections serve more than one request. */
  public static final Parameter KEEP_ALIVE =
      entry(Parameter.named("keepAlive", Domain.oneOf(List.of("false", "true"))));

  /** The value of {@link #UPSTREAM} of requests that wait for a look-up in a database. */
  public static final String DATABASE = "database";

  /** The value of {@link #UPSTREAM} of requests for which a file is read before they wait. */
  public static final String FILE = "file";

  /** What a request waits for. */
  public static final Parameter UPSTREAM =
      entry(Parameter.named("upstream", Domain.oneOf(List.of("timer", "api", DATABASE, FILE))));

  /** Connections of the pool through which a server asks its database. */
  public static final Parameter DATABASE_CONNECTIONS =
      entry(
          new Parameter(
              "databaseConnections",
              Domain.whole(1, 1_000),
              "number of database connections",
              "",
              "a pool of %s"));

  /** Requests of a hundred that find what they need in the server's cache. */
  public static final Parameter CACHE_PERCENT =
      entry(
          new Parameter(
              "cachePercent",
              Domain.whole(0, 100),
              "share found in the cache",
              "%",
              "%s %% found in the cache"));

  /** How much longer than its wait a request may take in the server. */
  public static final Parameter DEADLINE_MILLIS =
      entry(
          new Parameter(
              "deadlineMillis",
              Domain.whole(1, 600_000),
              "deadline",
              "ms",
              "a deadline of %s ms beyond the wait"));

  /** Requests of a hundred that block the thread that serves them. */
  public static final Parameter BLOCKING_SHARE =
      entry(
          new Parameter(
              "blockingShare",
              Domain.whole(0, 100),
              "share of blocking requests",
              "%",
              "%s %% that block"));

  /** How long such a request blocks it; 0: as long as it waits. */
  public static final Parameter BLOCKING_MILLIS =
      entry(
          new Parameter(
              "blockingMillis",
              Domain.whole(0, 60_000),
              "length of a blocking call",
              "ms",
              "a blocking call of %s ms"));

  /** How long a server stops now and then. */
  public static final Parameter PAUSE_MILLIS =
      entry(
          new Parameter("pauseMillis", Domain.whole(0, 60_000), "pause", "ms", "a pause of %s ms"));

  /** Clients beside the load that send a byte now and then, and never a whole request. */
  public static final Parameter SLOW_CLIENTS =
      entry(
          new Parameter(
              "slowClients",
              Domain.whole(0, 1_000),
              "number of slow clients",
              "",
              "%s slow clients"));

  /** How long a server waits for a request of a client that has connected. */
  public static final Parameter PATIENCE_MILLIS =
      entry(
          new Parameter(
              "patienceMillis", Domain.whole(1, 600_000), "patience", "ms", "a patience of %s ms"));

  /** The value of {@link #PROXY} where nothing does. */
  public static final String NO_PROXY = "none";

  /** The value of {@link #PROXY} where an event loop reads requests for the server. */
  public static final String LOOP_PROXY = "loop";

  /** What stands between clients and server. */
  public static final Parameter PROXY =
      entry(Parameter.named("proxy", Domain.oneOf(List.of(NO_PROXY, LOOP_PROXY))));

  /** How long each request computes, before it waits. */
  public static final Parameter COMPUTE_MILLIS =
      entry(
          new Parameter(
              "computeMillis",
              Domain.whole(0, 1_000),
              "computation",
              "ms",
              "a computation of %s ms"));

  /** Clients beside the load whose requests wait, and compute nothing. */
  public static final Parameter WAITING_CLIENTS =
      entry(
          new Parameter(
              "waitingClients",
              Domain.whole(0, 1_000),
              "number of waiting clients",
              "",
              "%s waiting clients"));

  /** The value of {@link #OFFLOAD} where the loop itself computes. */
  public static final String NO_OFFLOAD = "none";

  /** The value of {@link #OFFLOAD} of a loop that hands it to threads. */
  public static final String THREADS = "threads";

  /** Where an event loop lets requests be computed, or a file be read for them. */
  public static final Parameter OFFLOAD =
      entry(
          Parameter.named(
              "offload", Domain.oneOf(List.of(NO_OFFLOAD, THREADS, "processes", "service"))));

  /** Answers of a hundred that the upstream fails to give. */
  public static final Parameter FAULTS =
      entry(
          new Parameter(
              "faults", Domain.whole(0, 100), "share of faulty answers", "%", "%s %% faults"));

  /** How many pieces a job is divided into. */
  public static final Parameter PIECES =
      entry(new Parameter("pieces", Domain.whole(2, 100_000), "number of pieces", "", "%s pieces"));

  /** What of a job runs alone, before the rest is divided. */
  public static final Parameter SERIAL_PERCENT =
      entry(
          new Parameter(
              "serialPercent",
              Domain.whole(0, 50),
              "serial share",
              "%",
              "a serial share of %s %%"));

  /** How many times every unit of a job is computed, which makes the job so much longer. */
  public static final Parameter REPEAT =
      entry(
          new Parameter("repeat", Domain.whole(1, 1000), "repetitions", "", "each unit %s times"));

  /** What a job computes. */
  public static final Parameter KERNEL =
      entry(
          Parameter.named(
              "kernel",
              Domain.oneOf(
                  List.of("countdown", "matrix", "sha256", "sort", "fibonacci", "alloc"))));

  /** The value of {@link #DIVISION} where who divides waits for the parts. */
  public static final String RECURSIVE = "recursive";

  /** Whether a job is divided at once, or into halves that are divided in their turn. */
  public static final Parameter DIVISION =
      entry(Parameter.named("division", Domain.oneOf(List.of("flat", RECURSIVE))));

  /** What stands between a producer and consumers. */
  public static final Parameter QUEUE = entry(ofAxis(Mechanisms.QUEUES));

  /** How many messages come, of a hundred that one consumer can write meanwhile. */
  public static final Parameter LOAD_PERCENT =
      entry(new Parameter("loadPercent", Domain.whole(1, 200), "load", "%", "a load of %s %%"));

  /** How many messages come at once. */
  public static final Parameter BURST = entry(Parameter.named("burst", Domain.whole(1, 10_000)));

  /** The value of {@link #FAILING} where every look-up finds what it looks for. */
  public static final String NOTHING = "NOTHING";

  /** The look-up that fails in each request. */
  public static final Parameter FAILING =
      entry(Parameter.named("failing", Domain.oneOf(List.of(NOTHING, "EVENT", "PLACE", "MENU"))));

  /** After which nobody waits for an answer any more; 0: everybody waits. */
  public static final Parameter TIMEOUT_MILLIS =
      entry(
          new Parameter(
              "timeoutMillis", Domain.whole(0, 60_000), "timeout", "ms", "a timeout of %s ms"));

  /** Connections that one thread watches, or that wait in a server. */
  public static final Parameter CONNECTIONS =
      entry(
          new Parameter(
              "connections",
              Domain.whole(1, 10_000),
              "number of connections",
              "",
              "%s connections"));

  /** Who is to learn of every event. */
  public static final Parameter SUBSCRIBERS =
      entry(
          new Parameter(
              "subscribers",
              Domain.whole(1, 4_000),
              "number of subscribers",
              "",
              "%s subscribers"));

  /** From each event to the next. */
  public static final Parameter EVENT_MILLIS =
      entry(
          new Parameter(
              "eventMillis",
              Domain.whole(10, 10_000),
              "time between events",
              "ms",
              "an event each %s ms"));

  /** From each poll of a subscriber to the next. */
  public static final Parameter POLL_MILLIS =
      entry(
          new Parameter(
              "pollMillis",
              Domain.whole(10, 60_000),
              "time between polls",
              "ms",
              "a poll each %s ms"));

  /** The value of {@link #BODY} of one that is passed on part by part. */
  public static final String STREAM = "STREAM";

  /** The value of {@link #BODY} of one that is held whole before it is passed on. */
  public static final String BUFFER = "BUFFER";

  /** What a server does with the body of a request or an answer. */
  public static final Parameter BODY =
      entry(Parameter.named("body", Domain.oneOf(List.of(STREAM, BUFFER))));

  /** The size of a body. */
  public static final Parameter MEGABYTES =
      entry(
          new Parameter(
              "megabytes", Domain.whole(1, 1_024), "size of a body", "MB", "bodies of %s MB"));

  /** How much a store takes and gives on each connection; 0: as much as it can. */
  public static final Parameter STORE_MEGABYTES_PER_SECOND =
      entry(
          new Parameter(
              "storeMegabytesPerSecond",
              Domain.whole(0, 1_000),
              "speed of the store",
              "MB/s",
              "a store of %s MB/s"));

  /** Work of the user's own: a class, or an address of {@link #URL}. */
  public static final Parameter TASK =
      entry(
          Parameter.named(
              "task",
              Domain.form(
                  "([\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*)?",
                  "the name of a class, such as com.acme.Thumbnail")));

  /** What the constructor of a user's own class is given, or how an endpoint is asked. */
  public static final Parameter ARGUMENT =
      entry(
          Parameter.named(
              "argument",
              Domain.form(
                  "\\P{Cntrl}{0,1000}",
                  "a text of at most 1000 characters without control characters")));

  /** The value of {@link #CHECK} where they are not. */
  public static final String UNCHECKED = "none";

  /** Whether the results of calls are checked. */
  public static final Parameter CHECK =
      entry(Parameter.named("check", Domain.oneOf(List.of("results", UNCHECKED))));

  /** Whether an event loop begins a call, which ends later, or calls it and is blocked. */
  public static final Parameter STAGES =
      entry(Parameter.named("stages", Domain.oneOf(List.of("false", "true"))));

  private Parameters() {}

  /** The entry of a parameter; one that says it is unknown if there is none. */
  public static Parameter of(String name) {
    Parameter known = ALL.get(name);
    return known == null ? Parameter.unknown(name) : known;
  }

  /** Every entry, in order. */
  public static Collection<Parameter> all() {
    return Collections.unmodifiableCollection(ALL.values());
  }

  private static Parameter entry(Parameter parameter) {
    ALL.put(parameter.name(), parameter);
    return parameter;
  }

  private static Parameter ofAxis(Axis axis) {
    return new Parameter(axis.name(), Domain.oneOf(axis.names()), axis.noun(), "", "%s");
  }
}
