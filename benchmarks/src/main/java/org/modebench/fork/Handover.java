package org.modebench.fork;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.modebench.host.ScratchFolder;

/**
 * What forks are told of the machine as it is now, which is no parameter.
 *
 * @param pids the processes of servers that run already, by their address, where they are known
 * @param serverHost the file of the agent that starts servers; empty: they are started here
 * @param request the file that says how endpoints are asked; empty for a plain GET
 * @param temporary in which forks have their temporary files; empty: where all processes have them
 */
public record Handover(
    Map<String, Long> pids,
    Optional<Path> serverHost,
    Optional<Path> request,
    Optional<ScratchFolder> temporary) {

  /** There is nothing to tell. */
  public static final Handover NOTHING =
      new Handover(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public Handover {
    pids = Map.copyOf(pids);
  }
}
