package org.modebench.mode;

import java.util.List;
import java.util.Optional;
import org.modebench.task.Task;

/** The tasks that one measured operation runs, and the check that each was done. */
public final class Batch {

  private static final TaskRunner SEQUENTIAL = new Sequential();

  private final Optional<Task> serial;
  private final List<Task> tasks;

  /**
   * @param tasks at least one
   */
  public Batch(List<? extends Task> tasks) {
    this(Optional.empty(), tasks);
  }

  /**
   * @param serial what the calling thread runs before it hands over the tasks
   * @param tasks at least one
   */
  public Batch(Optional<Task> serial, List<? extends Task> tasks) {
    this.serial = serial;
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("A batch must have at least 1 task, but has none.");
    }
    this.tasks = List.copyOf(tasks);
  }

  /**
   * Hands the tasks to {@code runner}, waits until every result is back and checks every checksum:
   * the measured operation, in every benchmark and mode.
   *
   * @return the sum of the checksums
   * @throws WrongResultException if a task returned another checksum than the expected one
   */
  public long runOn(TaskRunner runner)
      throws TaskFailedException, WrongResultException, InterruptedException {
    long sum = serial.isPresent() ? checked(List.of(serial.get()), SEQUENTIAL) : 0;
    return sum + checked(tasks, runner);
  }

  private static long checked(List<Task> tasks, TaskRunner runner)
      throws TaskFailedException, WrongResultException, InterruptedException {
    long[] checksums = runner.run(tasks);
    long sum = 0;
    for (int i = 0; i < checksums.length; i++) {
      Task task = tasks.get(i);
      if (checksums[i] != task.expected()) {
        throw new WrongResultException(i, task, checksums[i]);
      }
      sum += checksums[i];
    }
    return sum;
  }
}
