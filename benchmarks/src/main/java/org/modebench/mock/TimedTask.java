package org.modebench.mock;

import org.modebench.task.Completion;
import org.modebench.task.EventLoop;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;

/** A task that times its event-loop form, which is run once. */
final class TimedTask implements Task {

  private final Task task;
  private volatile long nanos;

  TimedTask(Task task) {
    this.task = task;
  }

  /** Returns how long the call took in nanoseconds, once it has ended. */
  long nanos() {
    return nanos;
  }

  @Override
  public void start(EventLoop loop, Completion completion) {
    long begin = System.nanoTime();
    task.start(
        loop,
        new Completion() {
          @Override
          public void completed(long checksum) {
            nanos = System.nanoTime() - begin;
            completion.completed(checksum);
          }

          @Override
          public void failed(Throwable cause) {
            completion.failed(cause);
          }
        });
  }

  @Override
  public long call() throws Exception {
    return task.call();
  }

  @Override
  public long callHolding(InterpreterLock lock) throws Exception {
    return task.callHolding(lock);
  }

  @Override
  public long expected() {
    return task.expected();
  }

  @Override
  public String toText() {
    return task.toText();
  }

  @Override
  public String toString() {
    return task.toString();
  }
}
