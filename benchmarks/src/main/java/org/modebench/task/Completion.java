package org.modebench.task;

/** Is told how a call that was started on an event loop ended. */
public interface Completion {

  /** The call ended with this checksum. */
  void completed(long checksum);

  /** The call failed. */
  void failed(Throwable cause);
}
