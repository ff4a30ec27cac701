package org.modebench.analysis.findings.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.ProcessStart;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.statistics.Estimate;

/**
 * How good the predictions of a mode are for calls of a kind. Only cells count that have more than
 * one worker or start processes in each batch: in others there is little to predict. Those whose
 * own interval is wider than the tolerance are left out.
 *
 * @param kind what the calls do: where they do both, that which they do for nine tenths of their
 *     time alone
 * @param within how many cells depart from their predictions by the tolerance at most
 * @param counted how many count
 * @param tooWide how many are left out since their intervals are wide
 */
public record Accuracy(Kind kind, String mode, int within, int counted, int tooWide) {
  private static final double MOST_OF_IT = 0.9;

  /** Those of all modes that have a cell that counts or is left out, by kind, then mode. */
  public static List<Accuracy> of(List<Predictions> all) {
    Map<List<Object>, Accuracy> byKindAndMode = new LinkedHashMap<>();
    for (Predictions of : all) {
      Kind kind = kind(of);
      for (Prediction cell : of.measured()) {
        if (cell.place().workers() > 1 || startsProcesses(of, cell)) {
          String mode = cell.place().mode();
          byKindAndMode.merge(
              List.of(kind, mode), of(kind, mode, cell), (some, more) -> some.plus(more));
        }
      }
    }
    List<Accuracy> sorted = new ArrayList<>(byKindAndMode.values());
    sorted.sort(Comparator.comparing(Accuracy::kind));
    return sorted;
  }

  private static Kind kind(Predictions of) {
    Kind kind = of.workload().kind(CellKey.BASELINE);
    if (kind != Kind.MIXED) {
      return kind;
    }
    double computing = of.call().computing();
    return computing >= MOST_OF_IT
        ? Kind.COMPUTES
        : computing <= 1 - MOST_OF_IT ? Kind.WAITS : Kind.MIXED;
  }

  private static boolean startsProcesses(Predictions of, Prediction cell) {
    return of.workload().batch(cell.place()).value().processes() == ProcessStart.EACH_BATCH;
  }

  private static Accuracy of(Kind kind, String mode, Prediction cell) {
    Estimate measured = cell.measured();
    boolean narrow =
        measured
            .interval()
            .map(i -> i.high() - i.low() <= Prediction.TOLERANCE * measured.value())
            .orElse(false);
    boolean near = Math.abs(cell.ofPredicted().value() - 1) <= Prediction.TOLERANCE;
    return new Accuracy(kind, mode, narrow && near ? 1 : 0, narrow ? 1 : 0, narrow ? 0 : 1);
  }

  private Accuracy plus(Accuracy more) {
    return new Accuracy(
        kind, mode, within + more.within, counted + more.counted, tooWide + more.tooWide);
  }
}
