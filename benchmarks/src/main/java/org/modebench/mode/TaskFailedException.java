package org.modebench.mode;

import org.modebench.analysis.command.Causes;
import org.modebench.task.Task;

/** A task of a batch failed. */
public final class TaskFailedException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * @param index the position of the task in its batch, from 0
   */
  public TaskFailedException(int index, Task task, Throwable cause) {
    this(index, task, "failed", cause);
  }

  private TaskFailedException(int index, Task task, String failed, Throwable cause) {
    super("Task " + (index + 1) + " (" + task + ") " + failed + ": " + Causes.of(cause), cause);
  }

  /**
   * The first of those that failed in a batch.
   *
   * @param failed how many did, this one among them
   * @param tasks how many the batch has
   */
  static TaskFailedException firstOf(int failed, int tasks, int index, Task task, Throwable cause) {
    return new TaskFailedException(
        index,
        task,
        failed == 1 ? "failed" : "failed, as did %d more of %d".formatted(failed - 1, tasks),
        cause);
  }
}
