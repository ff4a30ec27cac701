package org.modebench.mode;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.modebench.task.Task;

/** Collects the results of the tasks of one batch, from any thread. */
final class Results {

  private final List<? extends Task> tasks;
  private final long[] checksums;
  private final AtomicReference<@Nullable Failure> first = new AtomicReference<>();
  private final Set<Integer> failed = ConcurrentHashMap.newKeySet();

  Results(List<? extends Task> tasks) {
    this.tasks = tasks;
    this.checksums = new long[tasks.size()];
  }

  int size() {
    return checksums.length;
  }

  Task task(int index) {
    return tasks.get(index);
  }

  /** A form of a task that runs in the calling thread. */
  interface Form {
    long run(Task task) throws Exception;
  }

  /** Runs the blocking form of task {@code index} in the calling thread and keeps its result. */
  void runTask(int index) {
    runTask(index, Task::call);
  }

  /** Runs {@code form} of task {@code index} in the calling thread and keeps its result. */
  void runTask(int index, Form form) {
    try {
      checksums[index] = form.run(tasks.get(index));
    } catch (Exception | Error e) {
      failed(index, e);
    }
  }

  void completed(int index, long checksum) {
    checksums[index] = checksum;
  }

  private record Failure(int index, Throwable cause) {}

  /** Keeps the first failure, and counts later ones, which are usually its consequences. */
  void failed(int index, Throwable cause) {
    first.compareAndSet(null, new Failure(index, cause));
    failed.add(index);
  }

  /** To be called when all threads that wrote here have ended or handed over. */
  long[] checksums() throws TaskFailedException {
    Failure failure = first.get();
    if (failure != null) {
      throw TaskFailedException.firstOf(
          failed.size(), size(), failure.index, task(failure.index), failure.cause);
    }
    return checksums;
  }
}
