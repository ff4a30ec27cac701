package org.modebench.analysis.prose;

import org.modebench.analysis.findings.servers.BlockingDose;
import org.modebench.analysis.findings.servers.OpenLoop;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** Says what is found of servers under one kind of load. */
public final class ServerSentences {
  private ServerSentences() {}

  /** From which share of blocking requests on a server is slower. */
  public static String of(BlockingDose dose, ParameterStudy study) {
    String server = Names.mode(dose.place());
    return dose.fromOn()
        .map(
            found ->
                "%s is shown to be slower from %s on: there it takes %s times the time."
                    .formatted(
                        server, StudyWords.at(study, found.first()), Figures.ratio(found.ratio())))
        .orElseGet(
            () ->
                "%s is shown to be slower at %s, but not at the greatest share."
                    .formatted(
                        server,
                        Listing.of(
                            dose.slower().stream()
                                .map(found -> StudyWords.at(study, found.first()))
                                .toList(),
                            "and")));
  }

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
