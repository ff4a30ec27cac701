package org.modebench.analysis.findings.comparison;

/**
 * What tells a cell from the others of a recording.
 *
 * @param group what is tabled together: a workload, or a JMH class with its mode
 * @param section within the group: an execution mode, or a JMH method with its parameters
 * @param item within the section: a number of workers, or of JMH's threads
 */
public record CellName(String group, String section, String item) {
  /** The name in one line, such as {@code CpuBound, 10 calls, THREADS 2}. */
  public String inWords() {
    return group + ", " + section + (item.isEmpty() ? "" : " " + item);
  }
}
