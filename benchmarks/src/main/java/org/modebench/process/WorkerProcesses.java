package org.modebench.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.host.Footprint;

/** Starts and ends the worker processes of one runner, and keeps count of what they cost. */
public final class WorkerProcesses implements AutoCloseable {

  /** How long a worker may take for an answer before it is killed, unless told otherwise. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final double NANOS_PER_SECOND = 1e9;

  private final List<String> command;
  private final long patienceNanos;
  private final Watchdog watchdog = new Watchdog();

  private final List<WorkerLife> lives = new ArrayList<>();
  private Footprint ended = Footprint.NONE;

  /** Workers whose JVM starts fast: with C1 alone and the serial collector. */
  public WorkerProcesses() {
    this(WorkerImage.commandForThisJvm().worker(), PATIENCE);
  }

  /**
   * Workers with a JVM like this one.
   *
   * @param patience how long an answer may take
   */
  public static WorkerProcesses likeThisJvm(Duration patience) {
    return new WorkerProcesses(WorkerImage.commandForThisJvm().likeThisJvm().worker(), patience);
  }

  /**
   * @param command the command line of a worker
   * @param patience how long an answer may take
   */
  WorkerProcesses(List<String> command, Duration patience) {
    this.command = command;
    this.patienceNanos = patience.toNanos();
  }

  /**
   * Starts a worker, which need not have come up when this returns.
   *
   * @throws WorkerFailedException if the system starts no process
   */
  public WorkerProcess start() throws WorkerFailedException {
    try {
      WorkerProcess worker = WorkerProcess.start(command, patienceNanos);
      watchdog.add(worker);
      return worker;
    } catch (IOException e) {
      throw new WorkerFailedException("No worker process could be started: " + e.getMessage());
    }
  }

  /** Ends a worker as soon as it is out of work; its life is counted if all went well. */
  public void end(WorkerProcess worker) throws WorkerFailedException, InterruptedException {
    try {
      WorkerLife life = worker.exit();
      synchronized (lives) {
        lives.add(life);
      }
    } finally {
      destroy(worker);
    }
  }

  /** Kills a worker and waits until it is gone. */
  public void destroy(WorkerProcess worker) {
    worker.destroy();
    watchdog.remove(worker);
  }

  /**
   * Notes workers that run at the same time and are about to end.
   *
   * @param together the sum of their footprints
   */
  public void noteEnding(Footprint together) {
    synchronized (lives) {
      ended = ended.max(together);
    }
  }

  /** Returns what a worker takes; zeros where that is unknown. */
  public Footprint footprint(WorkerProcess worker) {
    return worker.footprint();
  }

  /** See {@link org.modebench.mode.TaskRunner#takeEndedProcesses()}. */
  public Footprint takeEnded() {
    synchronized (lives) {
      Footprint taken = ended;
      ended = Footprint.NONE;
      return taken;
    }
  }

  /**
   * Returns the mean of each part of a worker's life in seconds, over the workers that have ended
   * since this was last called; empty if there were none.
   */
  public Map<Metric, Double> takeMetrics() {
    List<WorkerLife> taken;
    synchronized (lives) {
      taken = List.copyOf(lives);
      lives.clear();
    }
    Map<Metric, Double> phases = new LinkedHashMap<>();
    if (!taken.isEmpty()) {
      phases.put(
          Metrics.PROCESS_START, mean(taken.stream().mapToLong(WorkerLife::start).sum(), taken));
      phases.put(
          Metrics.PROCESS_LOAD, mean(taken.stream().mapToLong(WorkerLife::load).sum(), taken));
      phases.put(
          Metrics.PROCESS_WORK, mean(taken.stream().mapToLong(WorkerLife::workNanos).sum(), taken));
      phases.put(
          Metrics.PROCESS_EXIT, mean(taken.stream().mapToLong(WorkerLife::exit).sum(), taken));
    }
    return phases;
  }

  private static double mean(long sumNanos, List<WorkerLife> lives) {
    return sumNanos / NANOS_PER_SECOND / lives.size();
  }

  @Override
  public void close() {
    watchdog.close();
  }
}
