package org.modebench.analysis.findings.mechanisms;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;

/** What is found of a thread that answers pings beside others that compute. */
public final class PingTimes {
  private static final int USUAL_SWITCH_MILLIS = 5;

  private final List<ModeRanking> contests;

  /**
   * @param contests of the workload, of which there is at least one
   */
  public PingTimes(List<ModeRanking> contests) {
    this.contests = List.copyOf(contests);
  }

  /**
   * A metric by the number of threads that compute, with CPython's switch interval.
   *
   * @param interpreter of {@link Mechanisms#INTERPRETERS}
   */
  public SortedMap<Integer, Estimate> byComputing(String interpreter, Metric metric) {
    SortedMap<Integer, Estimate> found = new TreeMap<>();
    for (ModeRanking contest : contests) {
      if (switchMillis(contest) == USUAL_SWITCH_MILLIS) {
        of(contest, interpreter, metric).ifPresent(time -> found.put(computing(contest), time));
      }
    }
    return found;
  }

  /** A metric under the lock by the switch interval in ms, beside one thread that computes. */
  public SortedMap<Integer, Estimate> bySwitchMillis(Metric metric) {
    SortedMap<Integer, Estimate> found = new TreeMap<>();
    for (ModeRanking contest : contests) {
      if (computing(contest) == 1) {
        of(contest, Mechanisms.GIL, metric)
            .ifPresent(time -> found.put(switchMillis(contest), time));
      }
    }
    return found;
  }

  private static Optional<Estimate> of(ModeRanking contest, String interpreter, Metric metric) {
    return contest
        .sample(new CellKey(interpreter, 1), metric)
        .map(sample -> sample.estimate(Criteria.STANDARD.confidence()));
  }

  private static int computing(ModeRanking contest) {
    return (int) contest.workload().number(Parameters.COMPUTING.name()).orElse(0);
  }

  private static int switchMillis(ModeRanking contest) {
    return (int) contest.workload().number(Parameters.SWITCH_MILLIS.name()).orElse(0);
  }
}
