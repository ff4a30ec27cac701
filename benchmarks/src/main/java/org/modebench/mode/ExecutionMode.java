package org.modebench.mode;

import java.util.function.Supplier;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Capacity;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.process.WorkerProcesses;

/** The ways to run work that are compared. */
public enum ExecutionMode {

  /** The calling thread, one call after another. */
  SEQUENTIAL {
    @Override
    TaskRunner create(int workers, Supplier<WorkerProcesses> processes) {
      return new Sequential();
    }
  },

  /** Starts {@code workers} platform threads for each batch, and joins them. */
  THREADS {
    @Override
    TaskRunner create(int workers, Supplier<WorkerProcesses> processes) {
      return new Threads(workers);
    }
  },

  /** A fixed pool of platform threads, started before measurement. */
  THREAD_POOL {
    @Override
    TaskRunner create(int workers, Supplier<WorkerProcesses> processes) {
      return new ThreadPool(workers);
    }
  },

  /** A fork-join pool, the batch split recursively. */
  FORK_JOIN {
    @Override
    TaskRunner create(int workers, Supplier<WorkerProcesses> processes) {
      return new ForkJoin(workers);
    }
  },

  /** One virtual thread a call, at most {@code workers} at once; Java 21 and newer. */
  VIRTUAL_THREADS {
    @Override
    TaskRunner create(int workers, Supplier<WorkerProcesses> processes) {
      return new VirtualThreads(workers);
    }
  },

  /** One thread with non-blocking I/O, at most {@code workers} calls in flight. */
  EVENT_LOOP {
    @Override
    TaskRunner create(int workers, Supplier<WorkerProcesses> processes) {
      return new LoopRunner(workers);
    }
  },

  /** Starts {@code workers} worker JVMs for each batch, and waits for their exit. */
  PROCESS {
    @Override
    TaskRunner create(int workers, Supplier<WorkerProcesses> processes) {
      return new Processes(workers, processes.get());
    }
  },

  /** Worker JVMs that were started before measurement. */
  PROCESS_POOL {
    @Override
    TaskRunner create(int workers, Supplier<WorkerProcesses> processes) {
      return new ProcessPool(workers, processes.get());
    }
  },

  /** Platform threads that must hold one global lock to compute, as CPython's do. */
  GIL_THREADS {
    @Override
    TaskRunner create(int workers, Supplier<WorkerProcesses> processes) {
      return new GilThreads(workers);
    }
  };

  /**
   * Opens a runner of this mode; its processes, if it has any, have JVMs like this one.
   *
   * @param workers how many tasks may run at the same time, at least 1; exactly 1 for SEQUENTIAL
   * @throws IllegalArgumentException if the mode cannot have that many workers
   * @throws IllegalStateException if this Java is older than {@link #minimumJava()}
   */
  public TaskRunner open(int workers) {
    return open(workers, () -> WorkerProcesses.likeThisJvm(WorkerProcesses.PATIENCE));
  }

  /**
   * Opens a runner of this mode with processes of its own kind.
   *
   * @param workers as in {@link #open(int)}
   * @param processes what starts them, for a mode that has any
   */
  public TaskRunner open(int workers, Supplier<WorkerProcesses> processes) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be 1 or more, but is " + workers + ".");
    }
    if (workers > 1 && hasOneWorker()) {
      throw new IllegalArgumentException(name() + " has 1 worker, but workers is " + workers + ".");
    }
    return create(workers, processes);
  }

  /**
   * Opens a runner of this mode that divides a batch into halves, and these again, where who
   * divides waits for the halves.
   *
   * @param workers as in {@link #open(int)}
   * @throws IllegalArgumentException if the mode does not divide so, or cannot have that many
   *     workers
   */
  public TaskRunner openRecursive(int workers) {
    return switch (this) {
      case SEQUENTIAL, FORK_JOIN -> open(workers);
      case THREAD_POOL -> new RecursivePool(workers);
      default ->
          throw new IllegalArgumentException(
              "%s does not divide recursively; SEQUENTIAL, THREAD_POOL and FORK_JOIN do."
                  .formatted(name()));
    };
  }

  abstract TaskRunner create(int workers, Supplier<WorkerProcesses> processes);

  /** Returns whether this mode has one worker by definition, so that {@code workers} must be 1. */
  public boolean hasOneWorker() {
    return entry().capacity() == Capacity.ONE;
  }

  /** Returns the oldest Java feature release that has this mode. */
  public int minimumJava() {
    return entry().oldestJava();
  }

  /** What the catalogue says of it. */
  private AxisValue entry() {
    return Modes.AXIS.value(name());
  }
}
