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
    super("Task " + (index + 1) + " (" + task + ") failed: " + Causes.of(cause), cause);
  }
}
