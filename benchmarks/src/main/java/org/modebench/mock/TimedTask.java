package org.modebench.mock;

import org.modebench.task.Completion;
import org.modebench.task.EventLoop;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;

/** A task that is run once, and times itself. */
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
    long begin = System.nanoTime();
    long checksum = task.call();
    nanos = System.nanoTime() - begin;
    return checksum;
  }

  @Override
  public long callHolding(InterpreterLock lock) throws Exception {
    long begin = System.nanoTime();
    long checksum = task.callHolding(lock);
    nanos = System.nanoTime() - begin;
    return checksum;
  }

  @Override
  public long expected() {
    return task.expected();
  }

  @Override
  public String toText() {
    return task.toText();
  }
}
