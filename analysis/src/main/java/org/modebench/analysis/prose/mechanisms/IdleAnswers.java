package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.modebench.analysis.text.Listing;

/** What connections that wait tell of the servers that hold them. */
final class IdleAnswers {
  private static final double KILOBYTES = 1e-3;

  /** Of so many connections, in GB, from bytes a connection. */
  private static final double GIGABYTES_OF_TEN_MILLION = 1e7 / 1e9;

  private final List<ModeRanking> contests;
  private final Slopes found;

  IdleAnswers(List<ModeRanking> contests) {
    this.contests = contests;
    this.found = new Slopes(Parameters.CONNECTIONS, contests);
  }

  List<Answer> all() {
    return List.of(
        new Answer(
            Workloads.IDLE_CONNECTIONS.question(),
            memory(),
            evidence(),
            contests.stream().flatMap(each -> Caveats.of(each).stream()).distinct().toList()));
  }

  private String memory() {
    List<String> each = each(Metrics.IDLE_MEMORY, KILOBYTES, "kB");
    return each.isEmpty()
        ? "Not shown: that needs two numbers of connections, and two forks of each."
        : "Each takes of the server's memory %s.".formatted(Listing.of(each, "and"));
  }

  private List<String> evidence() {
    List<String> lines = new ArrayList<>();
    line(lines, "Of it on the heap after a collection", Metrics.IDLE_HEAP, KILOBYTES, "kB");
    line(
        lines,
        "In the kernel beside it, for both ends of the connection",
        Metrics.IDLE_KERNEL,
        KILOBYTES,
        "kB");
    line(lines, "Threads of each", Metrics.THREADS, 1, "1");
    line(
        lines,
        "Ten million, extrapolated from at most %d connections and not measured"
            .formatted(Math.round(found.numbers().get(found.numbers().size() - 1))),
        Metrics.IDLE_MEMORY,
        GIGABYTES_OF_TEN_MILLION,
        "GB");
    return lines;
  }

  private void line(List<String> lines, String what, Metric metric, double scale, String unit) {
    List<String> each = each(metric, scale, unit);
    if (!each.isEmpty()) {
      lines.add("%s: %s.".formatted(what, Listing.of(each, "and")));
    }
  }

  /** What a connection adds, by server. */
  private List<String> each(Metric metric, double scale, String unit) {
    List<String> each = new ArrayList<>();
    for (String server : Servers.AXIS.names()) {
      Optional<Estimate> slope = found.of(server, metric);
      slope.ifPresent(
          of -> each.add("%s with %s".formatted(SlopeWords.of(of.scaled(scale), unit), server)));
    }
    return each;
  }
}
