package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.KeepAlive;
import org.modebench.analysis.findings.servers.KeepAlive.Case;
import org.modebench.analysis.findings.servers.KeepAlive.Pairing;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** What a new connection for each request costs, in words. */
public final class KeepAliveAnswer {
  /**
   * What it costs.
   *
   * @param share of a batch that is told
   */
  private record Cost(Metric metric, String name, double share) {}

  private final KeepAlive found;
  private final Cost latency;
  private final Cost cpu;

  private KeepAliveAnswer(KeepAlive found) {
    this.found = found;
    this.latency = new Cost(Metrics.LATENCY_P50, "the median latency", 1);
    this.cpu =
        new Cost(
            Metrics.SERVER_CPU, "the server's CPU time for a request", 1.0 / found.rest().calls());
  }

  public static Answer of(KeepAlive found) {
    KeepAliveAnswer words = new KeepAliveAnswer(found);
    Map<String, ModeRanking> contests = new LinkedHashMap<>();
    for (Pairing pairing : found.pairings()) {
      contests.put("New connections" + through(pairing), pairing.renewed());
      contests.put("Kept connections" + through(pairing), pairing.kept());
    }
    return new Answer(subject(found), words.headline(), words.evidence(), Caveats.of("", contests));
  }

  /** Such as {@code 200 requests, 200 sent a second, with new and with kept connections}. */
  public static String subject(KeepAlive found) {
    return Names.of(found.rest()) + ", with new and with kept connections";
  }

  private static String through(Pairing pairing) {
    return pairing.proxied() ? " through the proxy" : "";
  }

  private String headline() {
    List<Difference<Case>> differences = found.differences(latency.metric());
    if (differences.isEmpty()) {
      return "No answer: no server was measured without failure with both.";
    }
    int missing =
        differences.stream()
            .mapToInt(difference -> Criteria.FEWEST_FORKS - difference.ratio().n())
            .max()
            .orElse(0);
    if (missing > 0) {
      return Caveats.tooFewForks(missing);
    }
    List<String> suspect =
        found.contests().stream()
            .flatMap(contest -> Answer.suspect(contest, contest.entrants()).stream())
            .distinct()
            .toList();
    return added(found.pairings().get(0), latency) + Caveats.ofSuspect(suspect);
  }

  private List<String> evidence() {
    List<String> lines = new ArrayList<>();
    found.pairings().stream().skip(1).forEach(each -> lines.add(added(each, latency)));
    bound().ifPresent(lines::add);
    found.pairings().forEach(each -> lines.add(added(each, cpu)));
    found.pairings().forEach(each -> lines.add(figures(each, latency)));
    found.pairings().forEach(each -> lines.add(figures(each, cpu)));
    lines.removeIf(String::isEmpty);
    return List.copyOf(lines);
  }

  /** What new connections add, of the servers where that is shown; empty if none was measured. */
  private String added(Pairing pairing, Cost cost) {
    List<String> shown = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Difference<Case> difference : found.differences(cost.metric())) {
      CellKey place = difference.first().place();
      if (!difference.first().pairing().equals(pairing)) {
        continue;
      }
      Optional<Estimate> added =
          pairing
              .added(place, cost.metric())
              .filter(estimate -> estimate.interval().orElseThrow().low() > 0);
      if (difference.distinguishable() && added.isPresent()) {
        shown.add(
            "%s with %s"
                .formatted(Figures.time(added.get().scaled(cost.share())), Names.mode(place)));
      } else {
        others.add(Names.mode(place));
      }
    }
    String begin =
        pairing.proxied()
            ? "Through the proxy, which keeps its connections to the server, a new one to it for each request"
            : "A new connection for each request";
    List<String> sentences = new ArrayList<>();
    if (!shown.isEmpty()) {
      sentences.add("%s adds to %s %s.".formatted(begin, cost.name(), Listing.of(shown, "and")));
    }
    if (!others.isEmpty()) {
      sentences.add(
          "%s is not shown to add to %s with %s."
              .formatted(begin, cost.name(), Listing.of(others, "or")));
    }
    return String.join(" ", sentences);
  }

  /** A connection is there when the first packet has gone to the server and come back. */
  private Optional<String> bound() {
    if (found.differences(latency.metric()).isEmpty()) {
      return Optional.empty();
    }
    List<String> below = new ArrayList<>();
    double sum = 0;
    int measured = 0;
    for (Pairing pairing : found.pairings()) {
      for (CellKey place : pairing.places()) {
        OptionalDouble trip = pairing.renewed().cell(place).mean(Metrics.ROUND_TRIP);
        if (trip.isPresent()) {
          sum += trip.getAsDouble();
          measured++;
          pairing
              .added(place, latency.metric())
              .flatMap(Estimate::interval)
              .filter(bounds -> bounds.high() < trip.getAsDouble())
              .ifPresent(bounds -> below.add(Names.mode(place) + through(pairing)));
        }
      }
    }
    String begin = "A connection takes at least one round trip before its request is sent";
    if (measured == 0) {
      return Optional.of(begin + "; how long that is within one machine is not measured.");
    }
    return Optional.of(
        "%s, %s here; %s."
            .formatted(
                begin,
                Figures.roughTime(sum / measured),
                below.isEmpty()
                    ? "no server is shown to add less"
                    : "less than that is seen with " + Listing.of(below, "and")));
  }

  private static String figures(Pairing pairing, Cost cost) {
    List<String> each = new ArrayList<>();
    for (CellKey place : pairing.places()) {
      Optional<String> kept = figure(pairing.kept(), place, cost);
      figure(pairing.renewed(), place, cost)
          .ifPresent(
              renewed ->
                  kept.ifPresent(
                      k -> each.add("%s %s and %s".formatted(Names.mode(place), renewed, k))));
    }
    return each.isEmpty()
        ? ""
        : "Of new connections and of kept ones%s, %s is: %s."
            .formatted(through(pairing), cost.name(), String.join("; ", each));
  }

  private static Optional<String> figure(ModeRanking contest, CellKey place, Cost cost) {
    return contest
        .sample(place, cost.metric())
        .map(sample -> sample.estimate(Criteria.STANDARD.confidence()).scaled(cost.share()))
        .map(Figures::time);
  }
}
