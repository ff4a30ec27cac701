package org.modebench.fork;

import java.util.List;

/** A process and all that it started. */
public final class ProcessTree {
  private ProcessTree() {}

  /** Kills them at once, the process first, so that it starts no more. */
  public static void kill(ProcessHandle process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }
}
