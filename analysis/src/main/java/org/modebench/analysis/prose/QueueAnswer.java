package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.Listing;

/** Which queue to use before a database, and when it needs a bound, in words. */
public final class QueueAnswer {
  private QueueAnswer() {}

  /**
   * The answer of a study of pipelines.
   *
   * @param study by the load
   */
  public static Answer of(ParameterStudy study) {
    Answer choice = StudyAnswer.of(study);
    List<String> evidence = new ArrayList<>(choice.evidence());
    lost(study).ifPresent(evidence::add);
    return new Answer(
        choice.subject(),
        Stream.concat(Stream.of(choice.headline()), bound(study).stream())
            .collect(Collectors.joining(" ")),
        evidence,
        choice.warnings());
  }

  /** What a kill costs who trusts a queue in memory. */
  private static Optional<String> lost(ParameterStudy study) {
    List<String> lost = new ArrayList<>();
    for (String queue : Mechanisms.QUEUES.names()) {
      List<String> byLoad = new ArrayList<>();
      for (Map.Entry<Double, ModeRanking> at : study.contests().entrySet()) {
        mean(at.getValue(), queue, Metrics.LOST_AT_A_KILL)
            .ifPresent(
                messages ->
                    byLoad.add(
                        "%.1f at %s".formatted(messages, StudyWords.at(study, at.getKey()))));
      }
      if (!byLoad.isEmpty()) {
        lost.add(queue + " " + Listing.of(byLoad, "and"));
      }
    }
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A process that is killed loses what it had taken and not yet written, on average: "
                + String.join("; ", lost)
                + ". No message was lost that had been acknowledged.");
  }

  /** How many messages wait in a queue that has no bound, and what one costs the producer. */
  private static Optional<String> bound(ParameterStudy study) {
    List<String> peaks = new ArrayList<>();
    List<String> blocked = new ArrayList<>();
    boolean overloaded = false;
    for (Map.Entry<Double, ModeRanking> at : study.contests().entrySet()) {
      String load = StudyWords.at(study, at.getKey());
      OptionalDouble peak = mean(at.getValue(), Mechanisms.UNBOUNDED, Metrics.QUEUE_PEAK);
      if (peak.isPresent()) {
        overloaded |= at.getKey() >= 100;
        peaks.add("%s at %s".formatted(Names.grouped(Math.round(peak.getAsDouble()) + ""), load));
      }
      OptionalDouble waited = mean(at.getValue(), Mechanisms.BOUNDED, Metrics.BLOCKED);
      if (waited.isPresent()) {
        blocked.add("%s at %s".formatted(Figures.roughTime(waited.getAsDouble()), load));
      }
    }
    if (peaks.isEmpty()) {
      return Optional.empty();
    }
    int messages = study.first().workload().calls();
    return Optional.of(
        "Of %s up to %s wait in a queue without a bound: %s%s."
            .formatted(
                Count.of(messages, "message"),
                Listing.of(peaks, "and"),
                overloaded
                    ? "above 100 % it grows for as long as messages come, and needs a bound"
                    : "below 100 % it needs one only if memory cannot hold a burst",
                blocked.isEmpty()
                    ? ""
                    : "; with one of 16 the producer is held up for %s of a batch"
                        .formatted(Listing.of(blocked, "and"))));
  }

  /** Of the place that stands for a queue. */
  private static OptionalDouble mean(ModeRanking contest, String queue, Metric metric) {
    Optional<CellKey> place = contest.entrant(queue);
    return place.isPresent() ? contest.cell(place.get()).mean(metric) : OptionalDouble.empty();
  }
}
