package org.modebench.mode;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.modebench.task.Task;

/** Collects the results of the tasks of one batch, from any thread. */
final class Results {

  private final List<? extends Task> tasks;
  private final long[] checksums;
  private final AtomicReference<TaskFailedException> failure = new AtomicReference<>();

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

  /** Keeps the first failure; later ones are usually its consequences. */
  void failed(int index, Throwable cause) {
    failure.compareAndSet(null, new TaskFailedException(index, tasks.get(index), cause));
  }

  /** To be called when all threads that wrote here have ended or handed over. */
  long[] checksums() throws TaskFailedException {
    TaskFailedException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    return checksums;
  }
}
