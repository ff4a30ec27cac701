package org.modebench.fork;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What forks are told of the machine as it is now, which is no parameter.
 *
 * @param pids the processes of servers that run already, by their address, where they are known
 * @param request the file that says how endpoints are asked; empty for a plain GET
 */
public record Handover(Map<String, Long> pids, Optional<Path> request) {

  /** There is nothing to tell. */
  public static final Handover NOTHING = new Handover(Map.of(), Optional.empty());

  public Handover {
    pids = Map.copyOf(pids);
  }
}
