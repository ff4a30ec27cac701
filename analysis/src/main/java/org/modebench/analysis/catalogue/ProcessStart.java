package org.modebench.analysis.catalogue;

/** When worker processes are started, which is part of what is measured or comes before it. */
public enum ProcessStart {
  /** There are none. */
  NEVER,
  /** Before measurement, once in each fork. */
  EACH_FORK,
  /** One for each worker, in each batch. */
  EACH_BATCH,
  /** One for each call. */
  EACH_CALL
}
