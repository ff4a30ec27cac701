package org.modebench.analysis.prose;

import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.breakeven.BreakEven;
import org.modebench.analysis.findings.breakeven.Crossing;
import org.modebench.analysis.findings.breakeven.ModePair;
import org.modebench.analysis.findings.breakeven.Outcome;
import org.modebench.analysis.findings.breakeven.Sizes;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;

/** Says a break-even point in words. */
public final class Sentence {
  private static final String NOTHING_SHOWN =
      "no difference of more than %s is shown".formatted(DifferenceWords.percent(Sweep.THRESHOLD));

  private final String parameter;
  private final BreakEven found;

  public Sentence(String parameter, BreakEven found) {
    this.parameter = parameter;
    this.found = found;
  }

  public String text() {
    return outcome() + exceptions() + ".";
  }

  private String outcome() {
    String place = name(found.place());
    String against = name(found.against());
    return switch (found.outcome()) {
      case FROM -> "%s beats %s from %s on".formatted(place, against, size());
      case FROM_SMALLEST ->
          "%s beats %s from at most %s on, the smallest size measured"
              .formatted(place, against, size());
      case FROM_AT_MOST ->
          "%s beats %s from at most %s on; at smaller sizes, %s"
              .formatted(place, against, size(), NOTHING_SHOWN);
      case SOMEWHERE, BETWEEN ->
          "%s is shown to beat %s at %s %s only; at the other sizes, %s"
              .formatted(place, against, parameter, sizes(), NOTHING_SHOWN);
      case UP_TO -> "%s beats %s up to %s only".formatted(place, against, size());
      case NOWHERE ->
          "%s %s %s up to %s, the largest size measured"
              .formatted(
                  place,
                  found.undecided().isEmpty() ? "does not beat" : "is not shown to beat",
                  against,
                  size());
      case SEVERAL ->
          "Which of %s and %s is faster changes more than once: at %s"
              .formatted(place, against, size());
      case SAME ->
          "Between %s and %s, there is no difference of more than %s up to %s, the largest size measured"
              .formatted(place, against, DifferenceWords.percent(Sweep.THRESHOLD), size());
      case OPEN ->
          "Between %s and %s, %s up to %s, the largest size measured, nor that there is none"
              .formatted(place, against, NOTHING_SHOWN, size());
      case TOO_FEW_SIZES ->
          "%s and %s need times of both at %s sizes or more for a break-even point; measure more sizes"
              .formatted(place, against, ModePair.FEWEST_SIZES);
      case TOO_FEW_FORKS ->
          "%s and %s need %s forks or more at each size for a break-even point; measure more forks"
              .formatted(place, against, Criteria.FEWEST_FORKS);
    };
  }

  private String exceptions() {
    List<String> sizes = found.undecided().stream().map(Sizes::text).toList();
    return sizes.isEmpty()
        ? ""
        : "; at %s %s, %s".formatted(parameter, Listing.of(sizes, "and"), NOTHING_SHOWN);
  }

  private String sizes() {
    List<String> sizes = found.crossings().stream().map(crossing -> size(crossing.size())).toList();
    return found.outcome() == Outcome.BETWEEN
        ? String.join(" to ", sizes)
        : Listing.of(sizes, "and");
  }

  private static String name(CellKey place) {
    if (place.equals(CellKey.BASELINE)) {
      return ForeignText.printable(place.mode());
    }
    return ForeignText.printable(place.mode()) + " with " + Count.of(place.workers(), "worker");
  }

  private String size() {
    return found.crossings().stream().map(this::size).collect(Collectors.joining(", "));
  }

  private String size(Crossing crossing) {
    String ofParameter = parameter + " " + size(crossing.size());
    return crossing
        .callSeconds()
        .map(seconds -> time(seconds) + " a call (" + ofParameter + ")")
        .orElse(ofParameter);
  }

  /** An end of the sweep, and a bound, have no interval and need none. */
  public static String time(Estimate seconds) {
    return seconds.interval().isPresent()
        ? Figures.time(seconds)
        : Figures.roughTime(seconds.value());
  }

  public static String size(Estimate size) {
    if (size.interval().isPresent()) {
      return Figures.quantity(size, "1");
    }
    boolean asMeasured = size.value() == Math.rint(size.value());
    return asMeasured ? Sizes.text(size.value()) : Figures.quantity(size.value(), "1");
  }
}
