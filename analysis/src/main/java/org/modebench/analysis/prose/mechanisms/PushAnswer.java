package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.modebench.analysis.catalogue.AsyncWeb;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** What events for many subscribers tell of the transports. */
final class PushAnswer {
  private static final double SECONDS_PER_MILLI = 1e-3;

  private final List<ModeRanking> contests;

  PushAnswer(List<ModeRanking> contests) {
    this.contests =
        contests.stream()
            .sorted(
                Comparator.comparingDouble(PushAnswer::pollSeconds)
                    .thenComparingDouble(PushAnswer::subscribers))
            .toList();
  }

  /** Of the greatest number of subscribers in the headline, of the others beneath. */
  Answer answer() {
    ModeRanking most = contests.get(contests.size() - 1);
    List<String> evidence = new ArrayList<>();
    for (ModeRanking contest : contests) {
      if (contest != most) {
        ages(contest).ifPresent(evidence::add);
      }
      add(
          evidence,
          contest,
          "Requests for each event that one%s gets: %s.",
          Metrics.REQUESTS_EACH,
          "1");
      add(
          evidence,
          contest,
          "Bytes for each event that one%s gets, both ways: %s.",
          Metrics.BYTES_EACH,
          "bytes");
      each(contest, Metrics.SERVER_CPU, Figures::roughTime)
          .ifPresent(
              cpu ->
                  evidence.add(
                      "CPU time of the server for %d events, each for all%s: %s."
                          .formatted(contest.workload().calls(), among(contest), cpu)));
      lost(contest).ifPresent(evidence::add);
    }
    return new Answer(
        Workloads.PUSH.question(),
        ages(most).orElse("Not shown: no age of an event was measured."),
        evidence,
        contests.stream().flatMap(each -> Caveats.of(each).stream()).distinct().toList());
  }

  private static Optional<String> ages(ModeRanking contest) {
    List<String> parts = new ArrayList<>();
    boolean polled = false;
    for (String transport : AsyncWeb.TRANSPORTS.names()) {
      Optional<String> age =
          contest
              .sample(place(transport), Metrics.AGE_P50)
              .map(sample -> Figures.time(sample.estimate(Criteria.STANDARD.confidence())));
      if (age.isPresent()) {
        parts.add("%s with %s".formatted(age.get(), transport));
        polled |= AsyncWeb.asksAtIntervals(transport);
      }
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    String sentence =
        "The median event is so old when one%s gets it: %s."
            .formatted(among(contest), Listing.of(parts, "and"));
    return Optional.of(
        polled
            ? "%s Polls are %s apart, and half of that is expected where all events are asked for."
                .formatted(sentence, Figures.roughTime(pollSeconds(contest)))
            : sentence);
  }

  private static void add(
      List<String> lines, ModeRanking contest, String sentence, Metric metric, String unit) {
    each(contest, metric, value -> Figures.quantity(value, unit))
        .ifPresent(each -> lines.add(sentence.formatted(among(contest), each)));
  }

  /** By transport; empty if none was measured. */
  private static Optional<String> each(
      ModeRanking contest, Metric metric, DoubleFunction<String> words) {
    List<String> parts = new ArrayList<>();
    for (String transport : AsyncWeb.TRANSPORTS.names()) {
      Cell cell = contest.cells().get(place(transport));
      if (cell != null && cell.mean(metric).isPresent()) {
        parts.add("%s with %s".formatted(words.apply(cell.mean(metric).getAsDouble()), transport));
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(Listing.of(parts, "and"));
  }

  private static Optional<String> lost(ModeRanking contest) {
    List<String> losing = new ArrayList<>();
    for (String transport : AsyncWeb.TRANSPORTS.names()) {
      Cell cell = contest.cells().get(place(transport));
      double share = cell == null ? 0 : cell.mean(Metrics.EVENTS_LOST).orElse(0);
      if (share > 0) {
        losing.add("%s with %s".formatted(Figures.percent(share), transport));
      }
    }
    return losing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Of the events that each%s was to get are lost: %s."
                .formatted(among(contest), Listing.of(losing, "and")));
  }

  private static String among(ModeRanking contest) {
    return " of %.0f subscribers".formatted(subscribers(contest));
  }

  private static double subscribers(ModeRanking contest) {
    return contest.workload().number(Parameters.SUBSCRIBERS.name()).orElse(0);
  }

  private static double pollSeconds(ModeRanking contest) {
    return contest.workload().number(Parameters.POLL_MILLIS.name()).orElse(0) * SECONDS_PER_MILLI;
  }

  private static CellKey place(String transport) {
    return new CellKey(transport, 1);
  }
}
