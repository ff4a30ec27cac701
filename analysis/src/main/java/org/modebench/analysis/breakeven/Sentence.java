package org.modebench.analysis.breakeven;

import java.util.stream.Collectors;
import org.modebench.analysis.measurements.Place;
import org.modebench.analysis.sheets.Figures;
import org.modebench.analysis.sheets.ForeignText;
import org.modebench.analysis.statistics.Estimate;

/** Says a break-even point in words. */
final class Sentence {
  private final String parameter;
  private final BreakEven found;

  Sentence(String parameter, BreakEven found) {
    this.parameter = parameter;
    this.found = found;
  }

  String text() {
    return outcome()
        + (found.notToldApartFrom().isPresent()
            ? " From %s %s on, the two are not told apart."
                .formatted(parameter, Sizes.text(found.notToldApartFrom().getAsDouble()))
            : "");
  }

  private String outcome() {
    String place = name(found.place());
    String against = name(found.against());
    return switch (found.outcome()) {
      case FROM -> "%s beats %s from %s on.".formatted(place, against, size());
      case FROM_SMALLEST ->
          "%s beats %s from at most %s on, the smallest size measured."
              .formatted(place, against, size());
      case FROM_AT_MOST ->
          "%s beats %s from at most %s on; at smaller sizes the two are not told apart."
              .formatted(place, against, size());
      case UP_TO -> "%s beats %s up to %s only.".formatted(place, against, size());
      case NOWHERE ->
          "%s does not beat %s up to %s, the largest size measured."
              .formatted(place, against, size());
      case SEVERAL ->
          "Which of %s and %s is faster changes more than once: at %s."
              .formatted(place, against, size());
      case SAME ->
          "%s and %s are not told apart up to %s, the largest size measured."
              .formatted(place, against, size());
      case TOO_FEW_SIZES ->
          "%s and %s need times of both at %s sizes or more for a break-even point; measure more sizes."
              .formatted(place, against, Rivals.FEWEST_SIZES);
      case TOO_FEW_FORKS ->
          "%s and %s need 2 forks or more at each size for a break-even point; measure more forks."
              .formatted(place, against);
    };
  }

  private static String name(Place place) {
    if (place.equals(Place.BASELINE)) {
      return ForeignText.printable(place.mode());
    }
    return ForeignText.printable(place.mode())
        + " with "
        + place.workers()
        + (place.workers() == 1 ? " worker" : " workers");
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
  static String time(Estimate seconds) {
    return seconds.interval().isPresent()
        ? Figures.time(seconds)
        : Figures.roughTime(seconds.value());
  }

  static String size(Estimate size) {
    if (size.interval().isPresent()) {
      return Figures.quantity(size, "1");
    }
    boolean asMeasured = size.value() == Math.rint(size.value());
    return asMeasured ? Sizes.text(size.value()) : Figures.quantity(size.value(), "1");
  }
}
