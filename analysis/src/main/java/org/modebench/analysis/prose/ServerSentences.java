package org.modebench.analysis.prose;

import org.modebench.analysis.findings.servers.OpenLoop;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** Says what is found of servers under one kind of load. */
public final class ServerSentences {
  private ServerSentences() {}

  /** How much longer the p99 of an open loop is. */
  public static String of(OpenLoop loop) {
    return "The p99 of the latency, compared with that of a closed loop of the same load, which sends nothing while it waits for an answer (coordinated omission): %s times as long."
        .formatted(
            Listing.of(
                loop.latencyOverClosed().entrySet().stream()
                    .map(each -> Names.mode(each.getKey()) + " " + Figures.ratio(each.getValue()))
                    .toList(),
                "and"));
  }
}
