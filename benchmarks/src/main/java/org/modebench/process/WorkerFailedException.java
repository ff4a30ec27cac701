package org.modebench.process;

/** A worker process died, did not answer in time, or answered nonsense. */
public final class WorkerFailedException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * @param message one sentence
   */
  public WorkerFailedException(String message) {
    super(message);
  }
}
