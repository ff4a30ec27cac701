package org.modebench.analysis.prose;

import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.findings.prediction.Accuracy;
import org.modebench.analysis.findings.prediction.Departure;
import org.modebench.analysis.findings.prediction.Predictions;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Count;

/** What a call does alone, and why batches of calls take another time than predicted. */
public final class PredictionWords {
  private PredictionWords() {}

  /** What the work is, and what follows from it, as a sentence. */
  public static String ofWork(Predictions of) {
    int workers = of.mostUsefulWorkers();
    int calls = of.workload().calls();
    return "Alone, a call takes %s and computes %s of its time; on %s, %s as fast as any number can make %s, if handing over cost nothing."
        .formatted(
            Figures.roughTime(of.call().seconds().value()),
            Figures.percent(of.call().computing()),
            Count.of(of.cores(), "core"),
            Count.of(workers, "worker is", "workers are"),
            calls == 1 ? "it" : Count.of(calls, "call"));
  }

  /** What it costs calls to be made at once, as a sentence; empty if that was not measured. */
  public static Optional<String> ofSharing(Predictions of) {
    return of.call()
        .sideBySide()
        .map(
            cost ->
                "Made %s at once by threads of one JVM, calls took %s times as long as they would if they shared nothing but the cores; by a JVM for each, %s times."
                    .formatted(
                        cost.atOnce(),
                        Figures.quantity(cost.inThreads(), "1"),
                        Figures.quantity(cost.inProcesses(), "1")));
  }

  /** How many cells are near their predictions, as a sentence. */
  public static String of(List<Accuracy> accuracy) {
    int within = accuracy.stream().mapToInt(Accuracy::within).sum();
    int counted = accuracy.stream().mapToInt(Accuracy::counted).sum();
    return counted == 0
        ? "No cell counts."
        : "Of %s, %d (%s) %s within 10 %% of the prediction."
            .formatted(
                Count.of(counted, "cell"),
                within,
                Figures.percent((double) within / counted),
                within == 1 ? "is" : "are");
  }

  /** What calls of a kind do. */
  public static String of(Kind kind) {
    return switch (kind) {
      case COMPUTES -> "compute";
      case WAITS -> "wait";
      default -> "do both";
    };
  }

  /** What a cell's metrics show of its departure; empty for none. */
  public static String of(Departure departure) {
    return switch (departure) {
      case NONE -> "";
      case FASTER -> "faster";
      case COLLECTS_GARBAGE -> "collections";
      case COMPUTES_MORE -> "more CPU time";
      case WAITS_FOR_CPU -> "waits for a CPU";
      case WAITS_FOR_OTHERS -> "waits for others";
      case WAITS -> "waits";
      case UNEXPLAINED -> "slower";
    };
  }
}
