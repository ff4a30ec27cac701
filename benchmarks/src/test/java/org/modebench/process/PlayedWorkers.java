package org.modebench.process;

import java.time.Duration;
import java.util.List;

/** Workers that a shell plays. */
public final class PlayedWorkers {
  private PlayedWorkers() {}

  /**
   * Workers that run a script of the shell.
   *
   * @param script reads tasks and writes answers
   */
  public static WorkerProcesses of(String script) {
    return new WorkerProcesses(List.of("sh", "-c", script), Duration.ofSeconds(20));
  }
}
