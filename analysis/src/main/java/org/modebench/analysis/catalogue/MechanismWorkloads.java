package org.modebench.analysis.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is said of the workloads that compare mechanisms of concurrency instead of modes. */
final class MechanismWorkloads {
  /** Modes whose workers share memory and may meet in it. */
  private static final Set<String> OF_CONTENTION =
      Set.of(
          Modes.THREADS,
          Modes.THREAD_POOL,
          Modes.FORK_JOIN,
          Modes.VIRTUAL_THREADS,
          Modes.GIL_THREADS);

  private static final List<String> EXCLUSIVE =
      List.of(Mechanisms.SYNCHRONIZED, Mechanisms.REENTRANT, Mechanisms.FAIR, Mechanisms.SEMAPHORE);

  private MechanismWorkloads() {}

  /** Updates of one number by several workers. */
  static Workload.Builder contention() {
    return Workload.named("Contention")
        .asks("What does a race lose, what does a lock cost, and does fairness pay?")
        .along(Mechanisms.LOCKS)
        .kind(Kind.MECHANISM)
        .ofCalls("update", "updates")
        .onlyWhenNamed()
        .parameter(Parameters.MODE, Modes.THREADS)
        .parameter(Parameters.WORKERS, "4")
        .parameter(Parameters.CALLS, "10000")
        .parameter(Parameters.HELD, "600")
        .parameter(Parameters.GAP, "600")
        .parameterKept(
            Parameters.PERMITS, "1", batch -> batch.value().name().equals(Mechanisms.SEMAPHORE))
        .parameter(Parameters.STRAY_RELEASES, "0", MechanismWorkloads::canBeReleased)
        .parameterKept(Parameters.STEP, Parameters.MANY_STEPS, MechanismWorkloads::isUnderGil)
        .without(MechanismWorkloads::meaninglessContention)
        .studied(Parameters.HELD, Parameters.PERMITS)
        .tellsUnless(Modes.THREADS, Parameters.MODE, " in %s")
        .tells(Parameters.HELD, " of %s steps")
        .tellsUnless("600", Parameters.GAP, ", %s steps apart")
        .callSeconds(
            (batch, machine) ->
                batch.calls()
                    * (batch.number(Parameters.HELD).orElse(0)
                        + batch.number(Parameters.GAP).orElse(0))
                    * machine.stepSeconds())
        .measures(
            Metrics.LOST,
            Metrics.PER_CALL,
            Metrics.HANDOVERS,
            Metrics.LONGEST_WAIT,
            Metrics.AT_ONCE,
            Metrics.REFUSED_RELEASES)
        .experiment(
            experiment(
                "locks",
                "every lock, and none, by workers",
                true,
                Map.of(
                    Mechanisms.LOCKS.name(),
                    Mechanisms.LOCKS.names(),
                    Parameters.WORKERS.name(),
                    list("1,2,4,8"))))
        .experiment(
            experiment(
                "race",
                "no lock and a monitor, with one worker and with four",
                false,
                Map.of(
                    Mechanisms.LOCKS.name(), List.of(Mechanisms.NONE, Mechanisms.SYNCHRONIZED),
                    Parameters.WORKERS.name(), list("1,4"))))
        .experiment(
            experiment(
                "sections",
                "locks, by the length of the section they protect",
                false,
                Map.of(
                    Mechanisms.LOCKS.name(),
                    List.of(
                        Mechanisms.NONE,
                        Mechanisms.SYNCHRONIZED,
                        Mechanisms.REENTRANT,
                        Mechanisms.FAIR,
                        Mechanisms.ATOMIC),
                    Parameters.HELD.name(),
                    list("0,60,600,6000"))))
        .experiment(
            experiment(
                "sharers",
                "a race and two locks, by who runs the updates",
                false,
                Map.of(
                    Mechanisms.LOCKS.name(),
                    List.of(Mechanisms.NONE, Mechanisms.SYNCHRONIZED, Mechanisms.REENTRANT),
                    Parameters.MODE.name(),
                    List.of(
                        Modes.THREADS, Modes.THREAD_POOL, Modes.FORK_JOIN, Modes.VIRTUAL_THREADS))))
        .experiment(
            experiment(
                "bytecodes",
                "what one lock around all bytecodes protects: updates of one step, not of many",
                false,
                Map.of(
                    Mechanisms.LOCKS.name(), List.of(Mechanisms.NONE, Mechanisms.REENTRANT),
                    Parameters.MODE.name(), List.of(Modes.GIL_THREADS),
                    Parameters.WORKERS.name(), list("1,2,4,8"),
                    Parameters.STEP.name(), List.of(Parameters.ONE_STEP, Parameters.MANY_STEPS))))
        .experiment(
            experiment(
                "permits",
                "a semaphore, by its permits",
                false,
                Map.of(
                    Mechanisms.LOCKS.name(), List.of(Mechanisms.SEMAPHORE),
                    Parameters.WORKERS.name(), list("8"),
                    Parameters.PERMITS.name(), list("1,2,4"))))
        .experiment(
            experiment(
                "owners",
                "a lock that is released by one who does not hold it",
                false,
                Map.of(
                    Mechanisms.LOCKS.name(),
                    List.of(Mechanisms.REENTRANT, Mechanisms.FAIR, Mechanisms.SEMAPHORE),
                    Parameters.STRAY_RELEASES.name(),
                    list("0,1"))));
  }

  /** Transfers between two accounts, each of which has a lock. */
  static Workload.Builder deadlock() {
    return Workload.named("Deadlock")
        .asks("Does an order of locks prevent deadlocks, and who sees one?")
        .along(Mechanisms.ORDERS)
        .kind(Kind.MECHANISM)
        .ofCalls("transfer", "transfers")
        .onlyWhenNamed()
        .parameter(Parameters.LOCK, Mechanisms.SYNCHRONIZED)
        .parameter(Parameters.MODE, Modes.THREADS)
        .parameter(Parameters.WORKERS, "2")
        .parameter(Parameters.CALLS, "1000")
        .parameter(Parameters.HELD, "600")
        .without(MechanismWorkloads::meaninglessDeadlock)
        .tells(Parameters.LOCK, " under %s")
        .tellsUnless(Modes.THREADS, Parameters.MODE, " in %s")
        .callSeconds((batch, machine) -> machine.startSeconds(1))
        .measures(
            Metrics.DEADLOCKS,
            Metrics.DEADLOCKED,
            Metrics.DETECTION,
            Metrics.SEEN_BY_JVM,
            Metrics.CYCLE)
        .experiment(
            experiment(
                "orders",
                "two locks in opposite orders, in one order, and tried",
                true,
                Map.of(
                    Mechanisms.ORDERS.name(),
                    Mechanisms.ORDERS.names(),
                    Parameters.LOCK.name(),
                    List.of(Mechanisms.SYNCHRONIZED, Mechanisms.REENTRANT, Mechanisms.SEMAPHORE),
                    Parameters.MODE.name(),
                    List.of(Modes.THREADS, Modes.VIRTUAL_THREADS))))
        .experiment(
            experiment(
                "circle",
                "the same of threads, with a monitor and with a lock that can be tried",
                false,
                Map.of(
                    Mechanisms.ORDERS.name(),
                    Mechanisms.ORDERS.names(),
                    Parameters.LOCK.name(),
                    List.of(Mechanisms.SYNCHRONIZED, Mechanisms.REENTRANT))));
  }

  /** What is done once, for nothing but itself. */
  static Workload.Builder primitives() {
    return Workload.named("Primitives")
        .asks("What does a thread cost, and what does it cost to talk to another process?")
        .along(Mechanisms.UNITS)
        .kind(Kind.MECHANISM)
        .ofCalls("primitive", "primitives")
        .onlyWhenNamed()
        .parameter(Parameters.CALLS, "1000")
        .parameter(Parameters.PLACEMENT, Parameters.FREE)
        .parameterKept(
            Parameters.MESSAGE_BYTES,
            "1",
            batch -> List.of(Mechanisms.PARK, Mechanisms.PIPE).contains(batch.value().name()))
        .studied(Parameters.MESSAGE_BYTES)
        .tellsUnless(Parameters.FREE, Parameters.PLACEMENT, " on the %s CPU")
        .tellsUnless("1", Parameters.MESSAGE_BYTES, ", messages of %s bytes")
        .callSeconds((batch, machine) -> batch.calls() * secondsOf(batch, machine))
        // Some ten thousand threads wait, to find what each takes.
        .setUpSeconds(0.5)
        .measures(Metrics.PER_CALL, Metrics.EACH_HEAP, Metrics.EACH_RSS, Metrics.EACH_KERNEL)
        .experiment(
            experiment(
                "ladder",
                "what threads, processes, futures and hand-overs cost, each on one CPU and on any",
                true,
                Map.of(
                    Mechanisms.UNITS.name(),
                    Mechanisms.UNITS.names(),
                    Parameters.PLACEMENT.name(),
                    List.of(Parameters.SAME, Parameters.FREE))))
        .experiment(
            experiment(
                "messages",
                "messages of 1 byte, 1 kB and 1 MB to a thread and to a process",
                false,
                Map.of(
                    Mechanisms.UNITS.name(), List.of(Mechanisms.PARK, Mechanisms.PIPE),
                    Parameters.PLACEMENT.name(), List.of(Parameters.SAME, Parameters.FREE),
                    Parameters.MESSAGE_BYTES.name(), list("1,1000,1000000"))));
  }

  /** Answers of a thread beside others that compute. */
  static Workload.Builder gilLatency() {
    return Workload.named("GilLatency")
        .asks("How long does a thread that answers wait for threads that compute?")
        .along(Mechanisms.INTERPRETERS)
        .kind(Kind.MECHANISM)
        .ofCalls("ping", "pings")
        .onlyWhenNamed()
        .parameter(Parameters.COMPUTING, "1")
        .parameterKept(
            Parameters.SWITCH_MILLIS, "5", batch -> batch.value().name().equals(Mechanisms.GIL))
        .studied(Parameters.COMPUTING, Parameters.SWITCH_MILLIS)
        .tells(Parameters.COMPUTING, " beside %s computing threads")
        .tellsUnless("5", Parameters.SWITCH_MILLIS, ", a switch interval of %s ms")
        .callSeconds((batch, machine) -> pingSeconds(batch))
        .measures(
            Metrics.LATENCY_MEAN,
            Metrics.LATENCY_P50,
            Metrics.LATENCY_P90,
            Metrics.LATENCY_P95,
            Metrics.LATENCY_P99,
            Metrics.LATENCY_MAX)
        .experiment(
            experiment(
                "computing",
                "with the lock and without it, by the threads that compute",
                true,
                Map.of(
                    Mechanisms.INTERPRETERS.name(),
                    Mechanisms.INTERPRETERS.names(),
                    Parameters.COMPUTING.name(),
                    list("0,1,2,3,4"))))
        .experiment(
            experiment(
                "beside",
                "with the lock and without it, beside none, one and two threads that compute",
                false,
                Map.of(
                    Mechanisms.INTERPRETERS.name(), Mechanisms.INTERPRETERS.names(),
                    Parameters.COMPUTING.name(), list("0,1,2"))))
        .experiment(
            experiment(
                "switch",
                "beside one thread that computes, by the switch interval",
                false,
                Map.of(
                    Mechanisms.INTERPRETERS.name(), List.of(Mechanisms.GIL),
                    Parameters.COMPUTING.name(), list("1"),
                    Parameters.SWITCH_MILLIS.name(), list("1,2,5,10,20"))));
  }

  /** A ping waits for one interval or more, and the next is sent a while after its answer. */
  private static double pingSeconds(BatchSpec batch) {
    double intervals =
        batch.value().name().equals(Mechanisms.GIL)
            ? batch.number(Parameters.COMPUTING).orElse(0)
            : 0;
    double interval = batch.number(Parameters.SWITCH_MILLIS).orElse(0) / 1000;
    return Math.max(0.01, 2 * interval) + intervals * interval;
  }

  /** Rough, and enough for a plan. */
  private static double secondsOf(BatchSpec batch, MachineSpeed machine) {
    return switch (batch.value().name()) {
      case Mechanisms.PROCESS -> 1.5e-3;
      case Mechanisms.THREAD -> 1e-4;
      case Mechanisms.PIPE -> 2e-5 + batch.number(Parameters.MESSAGE_BYTES).orElse(1) * 5e-10;
      case Mechanisms.PARK -> 1e-5;
      default -> 100 * machine.stepSeconds();
    };
  }

  private static Optional<String> meaninglessDeadlock(BatchSpec batch) {
    String lock = batch.text(Parameters.LOCK).orElse(Mechanisms.SYNCHRONIZED);
    String mode = batch.text(Parameters.MODE).orElse(Modes.THREADS);
    if (!List.of(Modes.THREADS, Modes.VIRTUAL_THREADS).contains(mode)) {
      return Optional.of(
          "%s is left out of Deadlock, which has %s and %s."
              .formatted(mode, Modes.THREADS, Modes.VIRTUAL_THREADS));
    }
    if (!EXCLUSIVE.contains(lock)) {
      return Optional.of(
          "%s is left out of Deadlock: nobody waits for it, so that nobody can wait for ever."
              .formatted(lock));
    }
    return lock.equals(Mechanisms.SYNCHRONIZED) && batch.value().name().equals(Mechanisms.TRY_LOCK)
        ? Optional.of(
            "%s with %s is left out: a monitor cannot be tried."
                .formatted(Mechanisms.TRY_LOCK, Mechanisms.SYNCHRONIZED))
        : Optional.empty();
  }

  private static boolean isUnderGil(BatchSpec batch) {
    return batch.text(Parameters.MODE).orElse("").equals(Modes.GIL_THREADS);
  }

  /** Whether the language lets anyone try to release it; a monitor is left where it was entered. */
  private static boolean canBeReleased(BatchSpec batch) {
    return List.of(Mechanisms.REENTRANT, Mechanisms.FAIR, Mechanisms.SEMAPHORE)
        .contains(batch.value().name());
  }

  private static Optional<String> meaninglessContention(BatchSpec batch) {
    String mode = batch.text(Parameters.MODE).orElse(Modes.THREADS);
    if (!OF_CONTENTION.contains(mode)) {
      return Optional.of(
          "%s is left out of Contention: its workers share nothing that two of them could update at once."
              .formatted(mode));
    }
    return isUnderGil(batch) && batch.value().name().equals(Mechanisms.SYNCHRONIZED)
        ? Optional.of(
            "%s in %s is left out: a monitor cannot be tried, so that a thread would wait for it with the global lock in hand."
                .formatted(Mechanisms.SYNCHRONIZED, Modes.GIL_THREADS))
        : Optional.empty();
  }

  private static Experiment experiment(
      String name, String question, boolean usual, Map<String, List<String>> values) {
    return new Experiment(name, question, values, usual);
  }

  private static List<String> list(String values) {
    return Arrays.asList(values.split(",", -1));
  }
}
