package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.findings.mechanisms.PingTimes;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** What pings tell of a global interpreter lock. */
final class GilAnswers {
  private final List<ModeRanking> contests;
  private final PingTimes found;

  GilAnswers(List<ModeRanking> contests) {
    this.contests = contests;
    this.found = new PingTimes(contests);
  }

  List<Answer> all() {
    List<Answer> answers = new ArrayList<>();
    answers.add(
        new Answer(
            "How long does a thread that answers wait for a global lock?",
            waiting(),
            evidence(),
            contests.stream().flatMap(each -> Caveats.of(each).stream()).distinct().toList()));
    interval()
        .ifPresent(
            words ->
                answers.add(
                    new Answer(
                        "Does a shorter switch interval help?", words, List.of(), List.of())));
    return answers;
  }

  private String waiting() {
    SortedMap<Integer, Estimate> locked = found.byComputing(Mechanisms.GIL, Metrics.LATENCY_P50);
    if (locked.isEmpty()) {
      return "Not shown: no answer under %s was measured with the usual switch interval."
          .formatted(Mechanisms.GIL);
    }
    List<String> parts = new ArrayList<>();
    locked.forEach(
        (computing, time) ->
            parts.add("%s beside %s".formatted(Figures.time(time), threads(computing))));
    return "Under it the median answer takes %s.%s"
        .formatted(Listing.of(parts, "and"), without().map(" "::concat).orElse(""));
  }

  private Optional<String> without() {
    return found.byComputing(Mechanisms.FREE_THREADED, Metrics.LATENCY_P50).values().stream()
        .mapToDouble(Estimate::value)
        .max()
        .stream()
        .mapToObj(
            longest ->
                "Without it, it takes at most %s on average.".formatted(Figures.roughTime(longest)))
        .findFirst();
  }

  /** Of a hundred answers, the slowest. */
  private List<String> evidence() {
    List<String> lines = new ArrayList<>();
    found
        .byComputing(Mechanisms.GIL, Metrics.LATENCY_P99)
        .forEach(
            (computing, time) ->
                lines.add(
                    "Beside %s, one answer in a hundred takes longer than %s under the lock."
                        .formatted(threads(computing), Figures.time(time))));
    return lines;
  }

  private Optional<String> interval() {
    SortedMap<Integer, Estimate> byInterval = found.bySwitchMillis(Metrics.LATENCY_P50);
    if (byInterval.size() < 2) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    byInterval.forEach(
        (millis, time) -> parts.add("%s at %d ms".formatted(Figures.time(time), millis)));
    return Optional.of(
        "It is what an answer waits for beside one thread that computes: %s."
            .formatted(Listing.of(parts, "and")));
  }

  private static String threads(int computing) {
    return switch (computing) {
      case 0 -> "none that compute";
      case 1 -> "1 thread that computes";
      default -> computing + " threads that compute";
    };
  }
}
