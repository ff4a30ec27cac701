package org.modebench.task.shared;

/** What keeps updates of a shared number from one another. */
public enum LockKind {
  /** Nothing: a race. */
  NONE,
  /** The monitor of an object. */
  SYNCHRONIZED,
  /** A lock that whoever comes may take before those that wait. */
  REENTRANT,
  /** A lock that is handed over in the order of asking. */
  FAIR,
  /** A counter of permits, which excludes only if there is one. */
  SEMAPHORE,
  /** No lock, but an instruction that reads and writes at once. */
  ATOMIC,
  /** The same with a number for each worker that meets another, added up at the end. */
  LONG_ADDER;

  /**
   * Makes a counter that starts at 0.
   *
   * @param permits how many may hold a semaphore at once
   * @param oneAtATime whether the lock lets in one at a time, as far as is known
   */
  public SharedCounter counter(int permits, boolean oneAtATime) {
    return switch (this) {
      case NONE -> new SharedCounter.Unguarded();
      case SYNCHRONIZED, REENTRANT, FAIR, SEMAPHORE ->
          new SharedCounter.Guarded(guard(permits), oneAtATime);
      case ATOMIC -> new SharedCounter.Atomic();
      case LONG_ADDER -> new SharedCounter.Striped();
    };
  }

  /**
   * Makes a guard of a section of code.
   *
   * @param permits how many may hold a semaphore at once
   * @throws IllegalArgumentException if it is none
   */
  public Guard guard(int permits) {
    return switch (this) {
      case SYNCHRONIZED -> new Guard.Monitor();
      case REENTRANT -> new Guard.Mutex(false);
      case FAIR -> new Guard.Mutex(true);
      case SEMAPHORE -> new Guard.Permits(permits);
      case NONE, ATOMIC, LONG_ADDER ->
          throw new IllegalArgumentException(this + " guards no section of code.");
    };
  }

  /** Returns whether updates are done inside a guard. */
  public boolean isLock() {
    return switch (this) {
      case SYNCHRONIZED, REENTRANT, FAIR, SEMAPHORE -> true;
      case NONE, ATOMIC, LONG_ADDER -> false;
    };
  }
}
