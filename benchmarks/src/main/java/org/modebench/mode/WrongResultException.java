package org.modebench.mode;

import org.modebench.task.Task;

/** A task returned another checksum than its work done correctly has. */
public final class WrongResultException extends Exception {

  private static final long serialVersionUID = 1;

  WrongResultException(int index, Task task, long actual) {
    super(
        "Task "
            + (index + 1)
            + " ("
            + task
            + ") must return the checksum "
            + Long.toHexString(task.expected())
            + ", but returned "
            + Long.toHexString(actual)
            + ".");
  }
}
