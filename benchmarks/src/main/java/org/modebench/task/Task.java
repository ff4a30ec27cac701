package org.modebench.task;

/**
 * One call of a workload.
 *
 * <p>Every execution mode runs the same call; a task offers it in the forms that the modes need.
 * Each form returns a checksum, by which {@link #expected()} tells whether the work was really
 * done. A task is immutable and may be run any number of times, by several threads at once.
 */
public interface Task {

  /**
   * Runs the call in the calling thread, which waits while the call waits.
   *
   * @return the checksum of the work done
   * @throws Exception whatever made the call fail
   */
  long call() throws Exception;

  /**
   * Runs the call in the calling thread, which holds {@code lock} on entry and on return, as a
   * CPython thread holds the global interpreter lock: computing offers to hand it over every few
   * steps, waiting releases it.
   *
   * @return the checksum of the work done
   * @throws Exception whatever made the call fail
   */
  long callHolding(InterpreterLock lock) throws Exception;

  /** Runs the text form of a task somewhere else, and waits for its checksum. */
  interface Elsewhere {

    /** Returns the checksum of the work done. */
    long ask(String text) throws Exception;
  }

  /**
   * Lets the call run in another process while the calling thread waits.
   *
   * @return the checksum of the work done
   * @throws Exception whatever made the call fail
   */
  default long callElsewhere(Elsewhere worker) throws Exception {
    return worker.ask(toText());
  }

  /**
   * Starts the call on the thread of {@code loop}, which is the calling thread, and returns without
   * waiting for I/O. A call that only computes has no other form than to compute: it blocks the
   * loop, and that is what an event loop does with it.
   *
   * @param completion is told the checksum or the failure, on the loop's thread, exactly once
   */
  default void start(EventLoop loop, Completion completion) {
    long checksum;
    try {
      checksum = call();
    } catch (Exception failure) {
      completion.failed(failure);
      return;
    }
    completion.completed(checksum);
  }

  /** Returns the checksum that a call done correctly returns. */
  long expected();

  /**
   * Returns this task as one line of text, from which {@link TaskReader} makes an equal task in
   * another process: see {@link TaskForm}.
   */
  String toText();

  /** Returns what a person is told of it where it fails. */
  @Override
  String toString();
}
