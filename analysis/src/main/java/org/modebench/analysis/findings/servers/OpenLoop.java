package org.modebench.analysis.findings.servers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.findings.modes.Contest;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** What an open loop sees of a server, and a closed loop does not. */
public final class OpenLoop {
  public static final String LATENCY = "latency_p99";

  private OpenLoop() {}

  /** Whether requests are sent when they are due, whether or not others were answered. */
  public static boolean is(Workload workload) {
    return workload.param("loop").orElse("closed").equals("open");
  }

  /**
   * The p99 of an open loop over that of a closed one.
   *
   * @param contests among which one, and no other, is a closed loop that differs from the open one
   *     in nothing but how it sends; without that there is no sentence
   */
  public static Optional<String> sentence(Contest open, Collection<Contest> contests) {
    if (!is(open.workload())) {
      return Optional.empty();
    }
    List<Contest> closed =
        contests.stream()
            .filter(contest -> !is(contest.workload()))
            .filter(contest -> load(contest.workload()).equals(load(open.workload())))
            .toList();
    if (closed.size() != 1) {
      return Optional.empty();
    }
    List<String> each = new ArrayList<>();
    for (Place place : open.cells().keySet()) {
      Optional<LogSample> seen = open.sample(place, LATENCY);
      Optional<LogSample> unseen = closed.get(0).sample(place, LATENCY);
      if (seen.isPresent() && unseen.isPresent()) {
        each.add(
            Names.mode(place)
                + " "
                + Figures.ratio(
                    Ratio.of(seen.get(), unseen.get(), Criteria.STANDARD.confidence())));
      }
    }
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The p99 of the latency, compared with that of a closed loop of the same load, which sends nothing while it waits for an answer: %s times as long."
                .formatted(Listing.of(each, "and")));
  }

  private static Workload load(Workload workload) {
    return workload.without("loop").without("rate").without("concurrency");
  }
}
