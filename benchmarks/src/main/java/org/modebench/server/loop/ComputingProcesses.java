package org.modebench.server.loop;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.modebench.process.WorkerFailedException;
import org.modebench.process.WorkerProcess;
import org.modebench.process.WorkerProcesses;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.task.Countdown;

/** Worker processes that compute, each one request at a time. */
final class ComputingProcesses implements AutoCloseable {

  private final WorkerProcesses processes = new WorkerProcesses();
  private final List<WorkerProcess> all = new CopyOnWriteArrayList<>();
  private final BlockingQueue<WorkerProcess> free;
  private final Map<Integer, Countdown> countdowns = new ConcurrentHashMap<>();
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile boolean closed;

  private ComputingProcesses(int number) {
    free = new ArrayBlockingQueue<>(number);
  }

  /** Starts them, and waits until they answer. */
  static ComputingProcesses start(int number) throws IOException {
    ComputingProcesses started = new ComputingProcesses(number);
    try {
      for (int i = 0; i < number; i++) {
        started.free.add(started.startOne());
      }
      for (WorkerProcess worker : started.all) {
        worker.ask(new Countdown(1).toText());
      }
      return started;
    } catch (WorkerFailedException e) {
      started.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  private WorkerProcess startOne() throws WorkerFailedException {
    WorkerProcess worker = processes.start();
    all.add(worker);
    return worker;
  }

  /** Waits for a process that is free, and for what it computes. */
  Optional<Answer> compute(HelloRequest request) {
    WorkerProcess worker;
    try {
      worker = free.take();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return Optional.of(BlockedWait.CLOSING);
    }
    try {
      if (!worker.isUsable() && !closed) {
        processes.destroy(worker);
        all.remove(worker);
        worker = startOne();
      }
      Countdown countdown = countdowns.computeIfAbsent(request.computeSteps(), Countdown::new);
      if (worker.ask(countdown.toText()) != countdown.expected()) {
        throw new WorkerFailedException("A process computed something else than it was asked.");
      }
      return Optional.empty();
    } catch (WorkerFailedException e) {
      tell(String.valueOf(e.getMessage()));
      return Optional.of(Answer.BAD_GATEWAY);
    } finally {
      free.add(worker);
    }
  }

  /** On standard error, where it is looked for if requests fail; the others fail alike. */
  private void tell(String cause) {
    if (!closed && told.compareAndSet(false, true)) {
      System.err.println(cause);
    }
  }

  /** Kills them; returns when they are gone. */
  @Override
  public void close() {
    closed = true;
    all.forEach(processes::destroy);
    processes.close();
  }
}
