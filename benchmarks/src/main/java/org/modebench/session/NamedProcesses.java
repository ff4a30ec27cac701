package org.modebench.session;

import java.util.Map;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.host.ProcessStatus;
import org.modebench.load.ServerUrl;
import org.modebench.plan.UsageException;

/** The processes that {@code --pid} names: those of servers on this machine, and readable. */
final class NamedProcesses {
  private NamedProcesses() {}

  /**
   * Checks them.
   *
   * @param pids by the address of the server
   * @throws UsageException if one cannot be that of its server, or cannot be read
   */
  static void check(Map<String, Long> pids) throws UsageException {
    for (Map.Entry<String, Long> named : pids.entrySet()) {
      long pid = named.getValue();
      if (!ServerUrl.recordable(Parameters.URL.name(), named.getKey()).isOnThisMachine()) {
        throw new UsageException(
            "--pid names a process of this machine, but the server at %s is on another one; omit --pid, or measure that server in a run of its own."
                .formatted(named.getKey()));
      }
      if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
        throw new UsageException(
            "--pid must name the process of the server at %s, but there is no process %d; correct the number, or omit --pid."
                .formatted(named.getKey(), pid));
      }
      if (ProcessStatus.of(pid).cpuSeconds().isEmpty()) {
        throw new UsageException(
            "--pid names process %d, but what it uses cannot be read here (it needs /proc, and the right to read it); omit --pid."
                .formatted(pid));
      }
    }
  }
}
