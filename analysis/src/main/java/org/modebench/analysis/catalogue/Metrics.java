package org.modebench.analysis.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The metrics of measured iterations. */
public final class Metrics {
  /** Filled by the entries below, so that each of them is one place. */
  private static final Map<String, Metric> ALL = new LinkedHashMap<>();

  public static final Metric WALL = time("wall", "s", "time", "time of one batch");
  public static final Metric CPU =
      less("cpu", "s", "CPU per\nbatch", "user and system time of the whole process tree");
  public static final Metric RSS =
      less("rss", "bytes", "peak\nmemory", "peak resident memory of the process tree");
  public static final Metric THREADS =
      less(
          "threads",
          "1",
          "threads",
          "the largest number of threads in the process tree at any one time");
  public static final Metric SWITCHES =
      less("switches", "1", "context\nswitches", "context switches of one batch");
  public static final Metric CPU_WAIT =
      less(
          "cpu_wait",
          "s",
          "CPU\nwait",
          "how long threads that could run waited for a CPU in one batch, summed");
  public static final Metric COMPILE =
      less("compile", "s", "JIT", "time spent in JIT compilation during an iteration");
  public static final Metric GC =
      less("gc", "s", "GC", "time spent in garbage collection during an iteration");
  public static final Metric GC_PER_BATCH =
      less("gc_per_batch", "s", "GC per\nbatch", "time spent in garbage collection in one batch");
  public static final Metric ONE_CALL_PROCESS =
      time(
          "one_call_process",
          "s",
          "process of\none call",
          "time of a worker process like the fork that makes one call");
  public static final Metric ONE_CALL_PROCESS_CPU =
      less("one_call_process_cpu", "s", "CPU of\nit", "CPU time of a process that makes one call");
  public static final Metric ALL_CALLS_PROCESS =
      time(
          "all_calls_process",
          "s",
          "process of\nall calls",
          "time of such a process that makes all calls of a batch");
  public static final Metric ALL_CALLS_PROCESS_CPU =
      less(
          "all_calls_process_cpu", "s", "CPU of\nit", "CPU time of a process that makes all calls");
  public static final Metric ONE_CALL_PROCESSES =
      time(
          "one_call_processes",
          "s",
          "processes of\none call",
          "time of a process for each core, side by side, that make one call each");
  public static final Metric ONE_CALL_PROCESSES_CPU =
      less(
          "one_call_processes_cpu",
          "s",
          "CPU of\neach",
          "CPU time of one of the processes that make one call each");
  public static final Metric CALLS_IN_PROCESSES =
      time(
          "calls_in_processes",
          "s",
          "calls in\nprocesses",
          "time of the calls of a batch by warm processes like the fork, one for each core, side by side");
  public static final Metric CALLS_IN_THREADS =
      time(
          "calls_in_threads",
          "s",
          "calls in\nthreads",
          "time of the calls of a batch by threads of one such process, one for each core");
  public static final Metric CALLS_IN_NEW_THREADS =
      time(
          "calls_in_new_threads",
          "s",
          "calls in\nnew threads",
          "the same by threads that are new in each batch");
  public static final Metric CALLS_ALL_AT_ONCE =
      time(
          "calls_all_at_once",
          "s",
          "calls all\nat once",
          "time of the calls of a batch by threads of one such process, one for each call");
  public static final Metric OTHER_CPU =
      less(
          "other_cpu",
          "1",
          "others'\nCPU",
          "share of the machine's CPU time that processes outside of the run had");
  public static final Metric SPEED =
      neutral(
          "speed",
          "1/s",
          "speed of\na core",
          "how often a core did a fixed piece of arithmetic in a second, between batches");
  public static final Metric WARM_UP =
      neutral(
          "warm_up",
          "s",
          "warm-\nup",
          "how long batches ran in a fork until they became no faster, before JMH's warm-up");
  public static final Metric IDEAL =
      neutral("ideal", "s", "ideal\ntime", "time of a batch if handing over work cost nothing");

  public static final Metric LOST =
      less("lost", "1", "lost", "share of the updates that another update has overwritten");
  public static final Metric PER_CALL =
      time("per_call", "s", "time\nof each", "time of a batch / its calls");
  public static final Metric HANDOVERS =
      neutral(
          "handovers",
          "1",
          "hand-\novers",
          "share of the updates before which another worker held the lock");
  public static final Metric LONGEST_WAIT =
      time(
          "longest_wait",
          "s",
          "longest\nwait",
          "the longest time that a worker waited for the lock in a batch");
  public static final Metric AT_ONCE =
      neutral("at_once", "1", "at\nonce", "the most workers that held the lock at the same time");
  public static final Metric REFUSED_RELEASES =
      neutral(
          "refused_releases",
          "1",
          "refused\nreleases",
          "releases of a batch that were refused, since who released did not hold the lock");

  public static final Metric DEADLOCKS =
      less("deadlocks", "1", "dead-\nlocks", "deadlocks in 1,000 transfers");
  public static final Metric DEADLOCKED =
      less("deadlocked", "1", "dead-\nlocked", "share of the JVMs that ended in a deadlock");
  public static final Metric DETECTION =
      time(
          "detection",
          "s",
          "found\nafter",
          "from when the last worker of a cycle began to wait until the cycle was found");
  public static final Metric SEEN_BY_JVM =
      neutral(
          "seen_by_jvm",
          "1",
          "seen\nby JVM",
          "share of the deadlocks that ThreadMXBean.findDeadlockedThreads finds, too");
  public static final Metric CYCLE =
      neutral("cycle", "1", "in the\ncycle", "workers that wait for each other in a deadlock");

  public static final Metric EACH_HEAP =
      less("each_heap", "bytes", "heap\nof each", "heap that each takes while it waits");
  public static final Metric EACH_RSS =
      less(
          "each_rss",
          "bytes",
          "resident\nof each",
          "resident memory beside the heap that each takes while it waits");
  public static final Metric EACH_KERNEL =
      less(
          "each_kernel",
          "bytes",
          "kernel\nof each",
          "stack in the kernel that each has while it waits");

  public static final Metric PROCESS_START =
      time("process_start", "s", "start", "from spawning the process to entering main");
  public static final Metric PROCESS_LOAD =
      time("process_load", "s", "load", "class loading and reading the task");
  public static final Metric PROCESS_WORK = time("process_work", "s", "work", "the task itself");
  public static final Metric PROCESS_EXIT =
      time("process_exit", "s", "exit", "from the result to the end of the process");

  /** The parts of a process's life, in the order in which they follow one another. */
  public static final List<Metric> PROCESS_PARTS =
      List.of(PROCESS_START, PROCESS_LOAD, PROCESS_WORK, PROCESS_EXIT);

  public static final Metric CALL_P50 =
      time("call_p50", "s", "call\np50", "median time of one call, beside the others of its batch");
  public static final Metric CALL_MAX =
      time("call_max", "s", "longest\ncall", "the longest time of one call");

  public static final Metric THROUGHPUT =
      rate("throughput", "1/s", "requests/s", "answers per second");
  public static final Metric TIME_PER_REQUEST =
      time(
          "time_per_request",
          "s",
          "time per\nrequest",
          "concurrency · time taken / answered requests, as ab has it");
  public static final Metric TIME_PER_REQUEST_CONCURRENT =
      time(
          "time_per_request_concurrent",
          "s",
          "across\nall",
          "time taken / answered requests, as ab has it across all concurrent requests");
  public static final Metric LATENCY_MEAN =
      time("latency_mean", "s", "mean\nlatency", "mean latency of the answered requests");
  public static final Metric LATENCY_P50 =
      time("latency_p50", "s", "p50", "median latency of all answered requests of a fork");
  public static final Metric LATENCY_P90 =
      time(
          "latency_p90",
          "s",
          "p90",
          "90th percentile of the latency of all answered requests of a fork");
  public static final Metric LATENCY_P95 =
      time(
          "latency_p95",
          "s",
          "p95",
          "95th percentile of the latency of all answered requests of a fork");
  public static final Metric LATENCY_P99 =
      time(
          "latency_p99",
          "s",
          "p99",
          "99th percentile of the latency of all answered requests of a fork");
  public static final Metric LATENCY_MAX =
      time("latency_max", "s", "longest", "the longest latency of any answered request of a fork");
  public static final Metric LATENCY_P99_EXPECTED =
      neutral(
          "latency_p99_expected", "s", "expected\np99", "the p99 of the latency by calculation");
  public static final Metric WAITING_P50 =
      time(
          "waiting_p50",
          "s",
          "waiting\nones' p50",
          "median latency of the requests beside the load, which wait and compute nothing");
  public static final Metric WAITING_P99 =
      time(
          "waiting_p99",
          "s",
          "waiting\nones' p99",
          "99th percentile of the latency of the requests beside the load, which wait and compute nothing");
  public static final Metric FAILURES =
      less("failures", "1", "fail-\nures", "requests that were not answered with success");
  public static final Metric ANSWERS_502 =
      less("answers_502", "1", "502s", "failures that were answered with 502");
  public static final Metric ANSWERS_504 =
      less("answers_504", "1", "504s", "failures that were answered with 504");
  public static final Metric TIMEOUTS =
      less("timeouts", "1", "time-\nouts", "requests that were not answered in time");
  public static final Metric IN_FLIGHT =
      neutral("in_flight", "1", "in\nflight", "mean number of requests in flight");
  public static final Metric LITTLE_RATIO =
      neutral(
          "little_ratio",
          "1",
          "Little's\nratio",
          "throughput · mean time / requests under way, which is 1 by Little's law");
  public static final Metric CLIENT_BUSY =
      less(
          "client_busy",
          "1",
          "client\nbusy",
          "share of the time for which the client was busy computing");
  public static final Metric ROUND_TRIP =
      neutral(
          "round_trip",
          "s",
          "round\ntrip",
          "what the way to the servers' machine and back takes while it is idle, as a median");
  public static final Metric CLIENT_CAPACITY =
      neutral(
          "client_capacity",
          "1/s",
          "client's\nmost",
          "requests a second that the client gets answered there by a server that does nothing else");
  public static final Metric SERVER_CPU =
      less("server_cpu", "s", "server\nCPU", "CPU time of the server for one batch");
  public static final Metric SERVER_RSS =
      less("server_rss", "bytes", "server\nmemory", "peak resident memory of the server");
  public static final Metric QUEUE_PEAK =
      less("queue_peak", "1", "queue's\npeak", "the most messages that waited at a time");
  public static final Metric BLOCKED =
      less(
          "blocked", "s", "producer\nblocked", "how long the producer could not go on, of a batch");
  public static final Metric COMMITS =
      neutral("db_commits", "1", "commits", "commits of the messages of a batch");
  public static final Metric LOST_AT_A_KILL =
      less(
          "lost_at_a_kill",
          "1",
          "lost at\na kill",
          "messages that the producer had handed over and a kill lost; none was acknowledged");
  public static final Metric DISK_SYNC =
      neutral(
          "disk_sync",
          "s",
          "disk\nsync",
          "what the disk itself takes to write 4 KiB and confirm it (fdatasync), as a median");
  public static final Metric READ_ALONE =
      neutral(
          "read_alone",
          "s",
          "a read\nalone",
          "what one read of the file takes while there is no other, as a median");
  public static final Metric DISK_READ =
      neutral(
          "disk_read",
          "bytes",
          "from\nthe disk",
          "bytes that the server read from the disk for one batch");

  public static final Metric ALLOCATED =
      less("allocated", "bytes", "allo-\ncated", "bytes allocated on the heap for one request");
  public static final Metric WASTED =
      less(
          "wasted",
          "1",
          "wasted\nlook-ups",
          "look-ups for one request that ran to their end after it had failed");
  public static final Metric TRACE_FRAMES =
      neutral(
          "trace_frames",
          "1",
          "frames of\nthe trace",
          "frames of a failed request's stack traces that are of the code which asked");

  public static final Metric IDLE_MEMORY =
      less(
          "idle_memory",
          "bytes",
          "server's\nmemory",
          "memory of the server while all connections wait: heap in use after a collection, and what is resident beside the heap");
  public static final Metric IDLE_HEAP =
      less(
          "idle_heap",
          "bytes",
          "server's\nheap",
          "heap of the server in use after a collection, while all connections wait");
  public static final Metric IDLE_KERNEL =
      less(
          "idle_kernel",
          "bytes",
          "kernel",
          "what the kernel's own memory (slab, stacks, page tables) grew by with the connections, both ends and the whole machine");

  public static final Metric SYSTEM_CALLS =
      less(
          "system_calls",
          "1",
          "system\ncalls",
          "system calls for one event, from its being sent to its being read");

  public static final Metric AGE_P50 =
      time(
          "age_p50",
          "s",
          "age\np50",
          "median age of an event when a subscriber gets it, from its being published");
  public static final Metric AGE_P99 =
      time(
          "age_p99",
          "s",
          "age\np99",
          "99th percentile of the age of an event when a subscriber gets it, from its being published");
  public static final Metric REQUESTS_EACH =
      less("requests_each", "1", "re-\nquests", "requests for each event that a subscriber gets");
  public static final Metric BYTES_EACH =
      less(
          "bytes_each",
          "bytes",
          "bytes",
          "bytes of the subscribers' connections for each event that one of them gets: both ways, with headers and frames, without those of TCP");
  public static final Metric EVENTS_LOST =
      less("events_lost", "1", "lost\nevents", "share of the events that a subscriber never gets");

  public static final Metric SERVER_GROWTH =
      less(
          "server_growth",
          "bytes",
          "server's\ngrowth",
          "peak resident memory of the server while bodies go up and come back, beyond its peak with bodies of 1 MB");
  public static final Metric UPLOAD_RATE =
      rate(
          "upload_rate",
          "bytes/s",
          "up",
          "bytes a second from the client through the server to the store");
  public static final Metric DOWNLOAD_RATE =
      rate(
          "download_rate",
          "bytes/s",
          "down",
          "bytes a second from the store through the server to the client");
  public static final Metric OTHERS_P50 =
      time(
          "others_p50",
          "s",
          "others'\np50",
          "median latency of the small requests of another client while bodies go up and come back, from when they were due");
  public static final Metric OTHERS_P99 =
      time(
          "others_p99",
          "s",
          "others'\np99",
          "99th percentile of the latency of the small requests of another client while bodies go up and come back, from when they were due");

  public static final Metric LOOP_LAG_MEAN =
      time(
          "loop_lag_mean",
          "s",
          "mean\nloop lag",
          "mean delay of what was due on the loop, or on a virtual thread");
  public static final Metric LOOP_LAG_P99 =
      time(
          "loop_lag_p99",
          "s",
          "loop lag\np99",
          "99th percentile of the delay of what was due on the loop, or on a virtual thread");
  public static final Metric LOOP_LAG_MAX =
      time(
          "loop_lag_max",
          "s",
          "longest\nloop lag",
          "longest delay of what was due on the loop, or on a virtual thread");

  /** Of JMH's profilers: work of the JVM and of the processor beside, or for, each operation. */
  private static final List<Pattern> PROFILED_LESS =
      List.of(
          Pattern.compile("(gc|mempool|safepoints|pauses)\\..*"),
          Pattern.compile("class\\.(un)?load(\\.norm)?"),
          Pattern.compile("compiler\\.time\\..*"),
          Pattern.compile("CPI|cpi"),
          // Of perfnorm: events for each operation, of which :u are those in user mode.
          Pattern.compile(
              "(cycles|instructions|branches|stalled-cycles-.*|.*-(misses|loads|stores))(:u)?"));

  private static final Pattern PROFILED_MORE = Pattern.compile("IPC|ipc");

  /** Where a name says little by itself, or a lot of characters. */
  private static final Map<String, String> PROFILED_TITLES =
      Map.of(
          "gc.alloc.rate", "allocation rate",
          "gc.alloc.rate.norm", "allocated per batch",
          "gc.count", "collections",
          "gc.time", "collection time",
          "class.load", "classes loaded per time",
          "class.load.norm", "classes loaded per batch",
          "compiler.time.total", "JIT time in all",
          "compiler.time.profiled", "JIT time while measured");

  private Metrics() {}

  /** The entry of a metric; one made of its name and unit if there is none. */
  public static Metric of(String name, String unit) {
    Metric known = ALL.get(name);
    return known == null
        ? Metric.described(
            name, unit, profiledBetter(name), PROFILED_TITLES.getOrDefault(name, name))
        : known;
  }

  /** Which values are better; empty if no profiler of JMH is known to give that name. */
  private static Optional<Better> profiledBetter(String name) {
    if (PROFILED_LESS.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
      return Optional.of(Better.LOWER);
    }
    return PROFILED_MORE.matcher(name).matches() ? Optional.of(Better.HIGHER) : Optional.empty();
  }

  /** Every entry, by name. */
  public static Map<String, Metric> all() {
    return Collections.unmodifiableMap(ALL);
  }

  /** How long something takes. */
  private static Metric time(String name, String unit, String title, String legend) {
    return entry(name, unit, Optional.of(Better.LOWER), true, title, legend);
  }

  /** How much is done in a time. */
  private static Metric rate(String name, String unit, String title, String legend) {
    return entry(name, unit, Optional.of(Better.HIGHER), true, title, legend);
  }

  /** What is used up, or should not be. */
  private static Metric less(String name, String unit, String title, String legend) {
    return entry(name, unit, Optional.of(Better.LOWER), false, title, legend);
  }

  private static Metric neutral(String name, String unit, String title, String legend) {
    return entry(name, unit, Optional.empty(), false, title, legend);
  }

  private static Metric entry(
      String name,
      String unit,
      Optional<Better> better,
      boolean speed,
      String title,
      String legend) {
    Metric metric = new Metric(name, unit, better, speed, title, legend, true);
    ALL.put(name, metric);
    return metric;
  }
}
