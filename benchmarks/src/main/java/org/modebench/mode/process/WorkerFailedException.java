package org.modebench.mode.process;

/** A worker process died, did not answer in time, or answered nonsense. */
public final class WorkerFailedException extends Exception {

  private static final long serialVersionUID = 1;

  WorkerFailedException(String message) {
    super(message);
  }
}
