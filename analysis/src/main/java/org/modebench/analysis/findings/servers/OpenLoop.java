package org.modebench.analysis.findings.servers;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;

/**
 * What an open loop sees of servers, and a closed loop does not.
 *
 * @param latencyOverClosed the p99 of the open loop over that of the closed one, by server; one at
 *     least
 */
public record OpenLoop(Map<CellKey, Estimate> latencyOverClosed) {

  /**
   * How an open loop compares with a closed one.
   *
   * @param contests among which one, and no other, is a closed loop that differs from the open one
   *     in nothing but how it sends; without that there is nothing to compare
   */
  public static Optional<OpenLoop> of(ModeRanking open, Collection<ModeRanking> contests) {
    if (!open.isPacedByLoad()) {
      return Optional.empty();
    }
    List<ModeRanking> closed =
        contests.stream()
            .filter(contest -> !contest.isPacedByLoad())
            .filter(contest -> load(contest.workload()).equals(load(open.workload())))
            .toList();
    if (closed.size() != 1) {
      return Optional.empty();
    }
    Map<CellKey, Estimate> ratios = new LinkedHashMap<>();
    for (CellKey place : open.cells().keySet()) {
      Optional<LogSample> seen = open.sample(place, open.metric());
      Optional<LogSample> unseen = closed.get(0).sample(place, open.metric());
      if (seen.isPresent() && unseen.isPresent()) {
        ratios.put(place, Ratio.of(seen.get(), unseen.get(), Criteria.STANDARD.confidence()));
      }
    }
    return ratios.isEmpty() ? Optional.empty() : Optional.of(new OpenLoop(ratios));
  }

  private static MeasuredWorkload load(MeasuredWorkload workload) {
    return workload
        .without(Parameters.LOOP.name())
        .without(Parameters.RATE.name())
        .without(Parameters.CONCURRENCY.name());
  }
}
