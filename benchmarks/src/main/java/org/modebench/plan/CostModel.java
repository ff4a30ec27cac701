package org.modebench.plan;

import java.util.List;
import org.modebench.benchmark.ServerIdeal;
import org.modebench.mode.ExecutionMode;
import org.modebench.server.ServerModel;

/**
 * How long forks take: the fork itself, and its iterations, each of which is as many whole batches
 * as its time begins. With k calls, W workers, C cores, d latency and t the time of one countdown a
 * batch takes ⌈k / min(W, C)⌉·t (k·t in modes that compute in one thread at a time) or ⌈k / W⌉·d;
 * where it starts worker JVMs, their start on C cores comes before, once in each fork for a pool.
 * Other batches take no time to speak of.
 */
public final class CostModel {
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;

  /** A server's start, its warm-up, and the check of the client. */
  private static final double SERVER_SECONDS = 1.7;

  private final Machine machine;

  public CostModel(Machine machine) {
    this.machine = machine;
  }

  /** The time of one fork, in seconds. */
  public double forkSeconds(Case of) {
    double batch = batchSeconds(of);
    Settings settings = of.settings();
    return machine.forkSeconds()
        + poolSeconds(of)
        + settings.warmupIterations() * iterationSeconds(settings.warmupNanos(), batch)
        + settings.iterations() * iterationSeconds(settings.iterationNanos(), batch);
  }

  public double roundSeconds(List<Case> cases) {
    return cases.stream().mapToDouble(this::forkSeconds).sum();
  }

  private static double iterationSeconds(long nanos, double batch) {
    double seconds = nanos / NANOS_PER_SECOND;
    return batch <= 0 ? seconds : Math.max(1, Math.ceil(seconds / batch)) * batch;
  }

  /** The time of one batch, in seconds; 0 where it is not worth counting. */
  double batchSeconds(Case of) {
    if (of.params().containsKey(Parameter.SERVER.option())) {
      return serverBatchSeconds(of);
    }
    double work = 0;
    if (of.params().containsKey(Parameter.LATENCY_MILLIS.option())) {
      work =
          rounds(of.calls(), of.workers())
              * of.number(Parameter.LATENCY_MILLIS, 0)
              / MILLIS_PER_SECOND;
    } else if (of.params().containsKey(Parameter.LIMIT.option())) {
      int parallel = computesAlone(of.mode()) ? 1 : Math.min(of.workers(), machine.cores());
      work = rounds(of.calls(), parallel) * of.number(Parameter.LIMIT, 0) * machine.stepSeconds();
    }
    return startSeconds(of) + work;
  }

  /** Where nothing waits, a batch takes no time to speak of, or that of its processes. */
  private double serverBatchSeconds(Case of) {
    ServerModel server = ServerModel.valueOf(of.mode());
    ServerIdeal ideal =
        new ServerIdeal(
            server,
            of.workers(),
            of.calls(),
            of.number(Parameter.LATENCY_MILLIS, 0) / MILLIS_PER_SECOND,
            of.number(Parameter.BLOCKING_SHARE, 0));
    int rate = of.number(Parameter.RATE, 0);
    double seconds =
        rate > 0
            ? ideal.openSeconds(rate)
            : ideal.closedSeconds(of.number(Parameter.CONCURRENCY, 1));
    return server == ServerModel.PROCESS_PER_REQUEST
        ? Math.max(seconds, workerSeconds(of.calls()))
        : seconds;
  }

  private double startSeconds(Case of) {
    return of.mode().equals(ExecutionMode.PROCESS.name())
        ? workerSeconds(Math.min(of.workers(), of.calls()))
        : 0;
  }

  /** A pool starts once in each fork, before anything is measured; so does a server. */
  private double poolSeconds(Case of) {
    if (of.params().containsKey(Parameter.SERVER.option())) {
      return SERVER_SECONDS;
    }
    return of.mode().equals(ExecutionMode.PROCESS_POOL.name()) ? workerSeconds(of.workers()) : 0;
  }

  private double workerSeconds(int workers) {
    return rounds(workers, machine.cores()) * machine.workerSeconds();
  }

  private static boolean computesAlone(String mode) {
    return mode.equals(ExecutionMode.SEQUENTIAL.name())
        || mode.equals(ExecutionMode.EVENT_LOOP.name())
        || mode.equals(ExecutionMode.GIL_THREADS.name());
  }

  private static int rounds(int calls, int atOnce) {
    return (calls + atOnce - 1) / atOnce;
  }
}
