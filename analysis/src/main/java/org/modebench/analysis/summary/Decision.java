package org.modebench.analysis.summary;

import java.util.List;
import java.util.Map;

/** Knows how what a run left open would be decided. */
public interface Decision {
  /** Knows no way. */
  Decision UNKNOWN = moreForks -> List.of();

  /**
   * The words of a command that would probably decide it; none if there is no such command.
   *
   * @param moreForks how many more forks of each case that would take, by benchmark
   */
  List<String> command(Map<String, Integer> moreForks);
}
