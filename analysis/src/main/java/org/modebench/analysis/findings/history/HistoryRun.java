package org.modebench.analysis.findings.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.findings.comparison.Recording;

/**
 * One of many runs: a run of this project, or a file of JMH's own.
 *
 * @param number from 1, in the order of the history
 * @param started when it began; empty where its file does not tell, as JMH's does not
 * @param version what tells the code that it measured from that of other runs: a commit, or a file
 */
public record HistoryRun(
    int number, Recording recording, Optional<Instant> started, String version) {

  /** A run that has the name of its file to itself. */
  public HistoryRun(int number, Recording recording, Optional<Instant> started) {
    this(number, recording, started, Versions.of(recording, List.of()));
  }

  /** The same run with another form of its recording. */
  public HistoryRun with(Recording other) {
    return new HistoryRun(number, other, started, version);
  }
}
