package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.findings.scaling.LawForm;
import org.modebench.analysis.findings.scaling.Laws;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.text.ForeignText;

/** The laws of runs as documents. */
public final class LawDocuments {
  private static final List<String> LEGEND =
      List.of(
          "X(N): speed with N workers, as speedup over SEQUENTIAL where that was measured. staircase: "
              + LawForm.STAIRCASE.equation()
              + " for k calls; Amdahl: "
              + LawForm.AMDAHL.equation()
              + "; Gustafson: "
              + LawForm.GUSTAFSON.equation()
              + "; Universal Scalability Law: "
              + LawForm.UNIVERSAL_SCALABILITY.equation()
              + ".",
          "Least squares of logarithms, the fork being the sample. Intervals: 95 %, bootstrap over"
              + " forks. chosen: the least AICc, or a law with fewer parameters within 2 of it.",
          "best number of workers: where the predicted speed is greatest, √((1 − σ) / κ); for the"
              + " staircase the fewest workers with the fewest rounds; for Amdahl where one more"
              + " worker would gain less than 2 %.",
          "residual: measured / by the law − 1; residual error: their standard error, forks counted."
              + " serial fraction: what the speedup implies by Amdahl's law on as many cores as work; if it grows with the"
              + " workers, overhead and not serial work holds them back.");

  private LawDocuments() {}

  /** A document for each run in the results, in order of appearance. */
  public static List<Document> of(Results results) {
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results).forEach((run, of) -> documents.add(document(run, of)));
    return documents;
  }

  /** The laws of one run. */
  public static Document document(String run, Measurements measurements) {
    List<Sheet> sheets = new ArrayList<>();
    Map<String, List<String>> fixed = new LinkedHashMap<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) -> {
              if (scales(cells)) {
                sheets.addAll(LawSheets.of(workload, Laws.of(workload, cells)));
              } else {
                fixed
                    .computeIfAbsent(workload.benchmark(), benchmark -> new ArrayList<>())
                    .add(workload.title());
              }
            });
    return new Document("Laws of scaling of run " + run, facts(fixed), sheets, LEGEND);
  }

  /** What has no law, many workloads of a benchmark by their number. */
  private static List<String> facts(Map<String, List<String>> titlesByBenchmark) {
    List<String> names = new ArrayList<>();
    titlesByBenchmark.forEach(
        (benchmark, titles) ->
            names.add(
                ForeignText.printable(
                    titles.size() == 1
                        ? titles.get(0)
                        : benchmark + " (" + titles.size() + " workloads)")));
    return names.isEmpty()
        ? List.of()
        : List.of(
            "One number of workers, so that no law applies: %s."
                .formatted(String.join("; ", names)));
  }

  /** Whether any mode was measured with more than one number of workers. */
  static boolean scales(SortedMap<Place, Cell> cells) {
    return cells.keySet().stream().map(Place::mode).distinct().count() < cells.size();
  }
}
