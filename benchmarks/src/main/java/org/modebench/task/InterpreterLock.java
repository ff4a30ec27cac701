package org.modebench.task;

/** A global lock that a thread must hold to compute, as CPython threads hold theirs. */
public interface InterpreterLock {

  /** Takes the lock, waiting while another thread holds it. */
  void take();

  /** Gives the lock up before a wait for I/O. */
  void drop();

  /** Hands the lock over if another thread has asked for it; called between steps of computing. */
  void checkpoint();
}
