package org.modebench.task;

import java.util.function.LongConsumer;

/** A task that tells how long each of its calls took, of those that did not fail. */
public final class TimedTask implements Task {

  private final Task task;
  private final LongConsumer nanos;

  /**
   * @param nanos is told the time of each call in nanoseconds, by the thread that ran it
   */
  public TimedTask(Task task, LongConsumer nanos) {
    this.task = task;
    this.nanos = nanos;
  }

  @Override
  public long call() throws Exception {
    long begin = System.nanoTime();
    long checksum = task.call();
    nanos.accept(System.nanoTime() - begin);
    return checksum;
  }

  @Override
  public long callHolding(InterpreterLock lock) throws Exception {
    long begin = System.nanoTime();
    long checksum = task.callHolding(lock);
    nanos.accept(System.nanoTime() - begin);
    return checksum;
  }

  @Override
  public long callElsewhere(Elsewhere worker) throws Exception {
    long begin = System.nanoTime();
    long checksum = task.callElsewhere(worker);
    nanos.accept(System.nanoTime() - begin);
    return checksum;
  }

  @Override
  public void start(EventLoop loop, Completion completion) {
    long begin = System.nanoTime();
    task.start(
        loop,
        new Completion() {
          @Override
          public void completed(long checksum) {
            nanos.accept(System.nanoTime() - begin);
            completion.completed(checksum);
          }

          @Override
          public void failed(Throwable cause) {
            completion.failed(cause);
          }
        });
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
