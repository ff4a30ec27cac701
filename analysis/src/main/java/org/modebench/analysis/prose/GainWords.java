package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.Gains;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.text.Listing;

/** Says in which modes running calls in parallel gains time. */
public final class GainWords {
  private GainWords() {}

  /**
   * Such as {@code In THREADS, yes; in PROCESS, yes with 2 workers, no with 1 and 10.}, modes with
   * the same answer put together.
   *
   * @param byMode the differences of each mode from SEQUENTIAL, by number of workers
   */
  public static String inShort(Collection<List<Difference<CellKey>>> byMode) {
    Map<String, List<CellKey>> places = new LinkedHashMap<>();
    for (List<Difference<CellKey>> ofMode : byMode) {
      places
          .computeIfAbsent(answer(ofMode), answer -> new ArrayList<>())
          .add(ofMode.get(0).first());
    }
    List<String> parts = new ArrayList<>();
    places.forEach((answer, of) -> parts.add(Names.modes(of, "and") + ", " + answer));
    return "In " + String.join("; in ", parts) + ".";
  }

  private static String answer(List<Difference<CellKey>> ofMode) {
    Map<Gains, List<String>> workers = new LinkedHashMap<>();
    for (Gains gains : Gains.values()) {
      List<String> counts =
          ofMode.stream()
              .filter(difference -> Gains.of(difference) == gains)
              .map(difference -> Integer.toString(difference.first().workers()))
              .toList();
      if (!counts.isEmpty()) {
        workers.put(gains, counts);
      }
    }
    List<String> parts = new ArrayList<>();
    workers.forEach(
        (gains, counts) ->
            parts.add(
                workers.size() == 1
                    ? words(gains)
                    : words(gains)
                        + " with "
                        + Listing.of(counts, "and")
                        + (!parts.isEmpty()
                            ? ""
                            : counts.equals(List.of("1")) ? " worker" : " workers")));
    return String.join(", ", parts);
  }

  private static String words(Gains gains) {
    return switch (gains) {
      case YES -> "yes";
      case NO -> "no";
      case UNDECIDED -> "not decided";
    };
  }
}
