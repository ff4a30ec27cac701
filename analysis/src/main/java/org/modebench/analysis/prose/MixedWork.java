package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.ProcessStart;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.division.CallShare;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.prediction.Departure;
import org.modebench.analysis.findings.prediction.Prediction;
import org.modebench.analysis.findings.prediction.Predictions;
import org.modebench.analysis.findings.prediction.SideBySide;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;

/**
 * What is said of work whose calls are known neither to compute nor to wait, such as one's own:
 * what they do alone, where they depart from their ideal and why, and which share runs alone.
 */
public final class MixedWork {
  private MixedWork() {}

  /** The sentences of all such work of a run, a paragraph for each. */
  public static List<String> paragraphs(Measurements run, Collection<ModeRanking> contests) {
    Map<MeasuredWorkload, List<String>> all = of(run, contests);
    List<String> paragraphs = new ArrayList<>();
    all.forEach(
        (workload, sentences) ->
            paragraphs.add(
                (all.size() == 1 ? "" : Names.of(workload) + ": ") + String.join(" ", sentences)));
    return paragraphs;
  }

  /** The sentences of each such work of a run. */
  public static Map<MeasuredWorkload, List<String>> of(
      Measurements run, Collection<ModeRanking> contests) {
    Map<MeasuredWorkload, CallShare> shares = CallShare.in(contests);
    Map<MeasuredWorkload, List<String>> all = new LinkedHashMap<>();
    for (Predictions of : Predictions.in(run, Criteria.STANDARD.confidence())) {
      if (of.workload().kind(CellKey.BASELINE) == Kind.MIXED) {
        List<String> sentences = new ArrayList<>(List.of(PredictionWords.ofWork(of)));
        departures(of).ifPresent(sentences::add);
        all.put(of.workload(), sentences);
      }
    }
    shares.forEach(
        (workload, share) ->
            all.computeIfAbsent(workload, found -> new ArrayList<>()).add(sentence(share)));
    return all;
  }

  private static String sentence(CallShare share) {
    String byLaw =
        "By Amdahl's law, a pool with 1 and with %s tells that %s of a call runs alone, as under a lock, what calls lose beside each other included"
            .formatted(Count.of(share.workers(), "worker"), Figures.percent(share.found()));
    return share
        .besideTwin()
        .map(
            beside ->
                "%s; against %s, the same work without it, %s."
                    .formatted(
                        byLaw,
                        ForeignText.printable(share.twin().orElseThrow()),
                        Figures.percent(beside)))
        .orElse(byLaw + ".");
  }

  /**
   * Which modes depart from the ideal, each at its worst, and what the metrics show, as a sentence;
   * empty if none does.
   */
  static Optional<String> departures(Predictions of) {
    Map<String, Prediction> worst = new LinkedHashMap<>();
    of.unshared().stream()
        .filter(cell -> cell.departure() != Departure.NONE && isTold(of, cell))
        .forEach(
            cell ->
                worst.merge(
                    cell.place().mode(),
                    cell,
                    (one, other) -> distance(one) < distance(other) ? other : one));
    Map<Departure, List<String>> byCause = new EnumMap<>(Departure.class);
    worst.values().stream()
        .sorted(Comparator.comparing(Prediction::place))
        .forEach(
            cell ->
                byCause
                    .computeIfAbsent(cell.departure(), cause -> new ArrayList<>())
                    .add(
                        "%s (%s)"
                            .formatted(Names.of(cell.place()), Figures.ratio(cell.ofPredicted()))));
    if (byCause.isEmpty()) {
      return Optional.empty();
    }
    List<String> causes = new ArrayList<>();
    byCause.forEach(
        (cause, places) -> causes.add("in " + Listing.of(places, "and") + " " + words(cause)));
    return Optional.of(
        "Measured / ideal is off by more than 10 %%, what handing over costs %s: %s%s."
            .formatted(
                of.hasHandOffs() ? "apart" : "included, since the run has no Baseline",
                String.join("; ", causes),
                inJvm(of, worst.values())));
  }

  private static double distance(Prediction cell) {
    return Math.abs(Math.log(cell.ofPredicted().value()));
  }

  /**
   * Of few forks nothing is claimed, nor of JVMs that start, unless it is known what that takes.
   */
  private static boolean isTold(Predictions of, Prediction cell) {
    return cell.measured().n() >= Criteria.FEWEST_FORKS
        && (processes(of, cell) != ProcessStart.EACH_BATCH || of.call().processes().isPresent());
  }

  private static ProcessStart processes(Predictions of, Prediction cell) {
    return of.workload().batch(cell.place()).value().processes();
  }

  private static String words(Departure cause) {
    return switch (cause) {
      case NONE -> "";
      case FASTER -> "calls were faster than alone";
      case COLLECTS_GARBAGE -> "the JVM collected what calls allocate";
      case COMPUTES_MORE ->
          "calls took more CPU time than alone, as where they share caches, the bandwidth of the memory or data";
      case WAITS_FOR_CPU -> "threads waited for a CPU";
      case WAITS_FOR_OTHERS ->
          "calls waited for each other or for what they call, as for a lock or a pool";
      case WAITS ->
          "threads waited, for a CPU or as for a lock or a pool: it was not measured for which";
      case UNEXPLAINED -> "it is not known why, since CPU time was not measured";
    };
  }

  /** Whether calls cost each other as much in JVMs of their own. */
  private static String inJvm(Predictions of, Collection<Prediction> cells) {
    boolean slowInOneJvm =
        cells.stream()
            .anyMatch(
                cell ->
                    processes(of, cell) == ProcessStart.NEVER
                        && cell.departure() != Departure.FASTER);
    return of.call()
        .sideBySide()
        .filter(cost -> slowInOneJvm && cost.inThreads() > 1 + Prediction.TOLERANCE)
        .map(MixedWork::shared)
        .orElse("");
  }

  private static String shared(SideBySide cost) {
    return "; %s at once in JVMs of their own take %s times as long as if they shared nothing, so that %s"
        .formatted(
            cost.atOnce(),
            Figures.quantity(cost.inProcesses(), "1"),
            cost.inProcesses() <= 1 + Prediction.TOLERANCE
                ? "it is what calls of one JVM share"
                : "it is not, or not alone, what calls of one JVM share");
  }
}
