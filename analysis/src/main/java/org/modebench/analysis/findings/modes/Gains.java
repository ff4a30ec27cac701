package org.modebench.analysis.findings.modes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.cells.Place;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.text.Listing;

/** Whether running calls in parallel gains time over SEQUENTIAL, by the tests. */
public enum Gains {
  YES("yes"),
  NO("no"),
  UNDECIDED("not decided");

  private final String words;

  Gains(String words) {
    this.words = words;
  }

  /** A difference from SEQUENTIAL that is open may yet be sure to be no gain of the threshold. */
  public static Gains of(Difference<Place> difference) {
    double most =
        difference.reversed().ratio().interval().map(Interval::high).orElse(Double.MAX_VALUE);
    return switch (difference.verdict()) {
      case FASTER -> YES;
      case SAME, SLOWER -> NO;
      case UNDECIDED -> most <= 1 + Criteria.STANDARD.threshold() ? NO : UNDECIDED;
    };
  }

  /**
   * Such as {@code In THREADS, yes; in PROCESS, yes with 2 workers, no with 1 and 10.}, modes with
   * the same answer put together.
   *
   * @param byMode the differences of each mode from SEQUENTIAL, by number of workers
   */
  public static String inShort(Collection<List<Difference<Place>>> byMode) {
    Map<String, List<Place>> places = new LinkedHashMap<>();
    for (List<Difference<Place>> ofMode : byMode) {
      places
          .computeIfAbsent(answer(ofMode), answer -> new ArrayList<>())
          .add(ofMode.get(0).first());
    }
    List<String> parts = new ArrayList<>();
    places.forEach((answer, of) -> parts.add(Names.modes(of, "and") + ", " + answer));
    return "In " + String.join("; in ", parts) + ".";
  }

  private static String answer(List<Difference<Place>> ofMode) {
    Map<Gains, List<String>> workers = new LinkedHashMap<>();
    for (Gains gains : values()) {
      List<String> counts =
          ofMode.stream()
              .filter(difference -> of(difference) == gains)
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
                    ? gains.words
                    : gains.words
                        + " with "
                        + Listing.of(counts, "and")
                        + (!parts.isEmpty()
                            ? ""
                            : counts.equals(List.of("1")) ? " worker" : " workers")));
    return String.join(", ", parts);
  }
}
