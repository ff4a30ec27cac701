package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.findings.mechanisms.Slopes;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** What bodies that go through servers tell of streaming and of holding them. */
final class UploadAnswer {
  private static final double BYTES_PER_MB = 1e6;

  private final List<ModeRanking> contests;

  UploadAnswer(List<ModeRanking> contests) {
    this.contests = contests;
  }

  /** Of the store without a limit in the headline, of slow ones beneath. */
  Answer answer() {
    Map<Double, List<ModeRanking>> byStore = new TreeMap<>();
    contests.forEach(
        contest ->
            byStore
                .computeIfAbsent(
                    number(contest, Parameters.STORE_MEGABYTES_PER_SECOND.name()),
                    rate -> new ArrayList<>())
                .add(contest));
    List<String> memory = new ArrayList<>();
    List<String> evidence = new ArrayList<>();
    byStore.forEach(
        (rate, of) -> {
          Before store = new Before(rate, of);
          memory.add(store.memory());
          evidence.addAll(store.evidence());
        });
    evidence.addAll(0, memory.subList(1, memory.size()));
    return new Answer(
        Workloads.UPLOAD.question(),
        memory.get(0),
        evidence,
        contests.stream().flatMap(each -> Caveats.of(each).stream()).distinct().toList());
  }

  private static double number(ModeRanking contest, String parameter) {
    return contest.workload().number(parameter).orElse(0);
  }

  /** What was measured before one store, by what is done with bodies. */
  private static final class Before {
    private final String store;
    private final double largest;
    private final Map<String, Slopes> byBody = new LinkedHashMap<>();

    Before(double megabytesPerSecond, List<ModeRanking> contests) {
      store =
          megabytesPerSecond == 0
              ? ""
              : "Before a store of %.0f MB/s: ".formatted(megabytesPerSecond);
      largest =
          contests.stream()
              .mapToDouble(contest -> number(contest, Parameters.MEGABYTES.name()))
              .max()
              .orElse(0);
      for (String body : List.of(Parameters.STREAM, Parameters.BUFFER)) {
        List<ModeRanking> ofBody =
            contests.stream()
                .filter(
                    contest ->
                        contest.workload().param(Parameters.BODY.name()).equals(Optional.of(body)))
                .toList();
        byBody.put(body, new Slopes(Parameters.MEGABYTES, ofBody));
      }
    }

    /** What each byte of a body adds to the server's memory. */
    String memory() {
      List<String> parts = new ArrayList<>();
      byBody.forEach(
          (body, slopes) -> {
            for (String server : Servers.AXIS.names()) {
              Optional<Estimate> slope = slopes.of(server, Metrics.SERVER_GROWTH);
              slope.ifPresent(
                  of ->
                      parts.add(
                          "%s with %s in %s"
                              .formatted(
                                  SlopeWords.of(of.scaled(1 / BYTES_PER_MB), "bytes"),
                                  body,
                                  server)));
            }
          });
      return store
          + (parts.isEmpty()
              ? "Not shown: that needs two sizes of bodies, and two forks of each."
              : "Each byte of a body adds to the server's memory %s."
                  .formatted(Listing.of(parts, "and")));
    }

    List<String> evidence() {
      List<String> lines = new ArrayList<>();
      line(
          lines,
          "While bodies of %.0f MB go through, small requests of another client have a p99 of %s.",
          Metrics.OTHERS_P99,
          Figures::roughTime);
      line(lines, "Bodies of %.0f MB go up at %s.", Metrics.UPLOAD_RATE, Before::speed);
      line(lines, "Bodies of %.0f MB come back at %s.", Metrics.DOWNLOAD_RATE, Before::speed);
      return lines;
    }

    private static String speed(double bytesPerSecond) {
      return Figures.quantity(bytesPerSecond / BYTES_PER_MB, "MB/s");
    }

    /** Of those that were measured with the largest size. */
    private void line(
        List<String> lines, String sentence, Metric metric, DoubleFunction<String> words) {
      List<String> parts = new ArrayList<>();
      byBody.forEach(
          (body, slopes) -> {
            for (String server : Servers.AXIS.names()) {
              OptionalDouble value = slopes.at(largest, server, metric);
              if (value.isPresent()) {
                parts.add(
                    "%s with %s in %s".formatted(words.apply(value.getAsDouble()), body, server));
              }
            }
          });
      if (!parts.isEmpty()) {
        lines.add(store + sentence.formatted(largest, Listing.of(parts, "and")));
      }
    }
  }
}
