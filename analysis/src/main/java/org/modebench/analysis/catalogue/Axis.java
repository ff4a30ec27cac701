package org.modebench.analysis.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A workload's main axis: what is compared. Its name is the parameter of the command line, its
 * value stands in the column {@code mode} of the results.
 *
 * @param name of the parameter, such as {@code mode} or {@code server}
 * @param noun what a value is called in a sentence
 * @param values from the simplest to the most involved
 * @param baseline the name of the value that all others are compared with; empty if there is none
 */
public record Axis(String name, String noun, List<AxisValue> values, Optional<String> baseline) {

  /** Sorts the values by their order, whatever order they are given in. */
  public Axis {
    values =
        values.stream()
            .sorted(Comparator.comparingInt(AxisValue::order).thenComparing(AxisValue::name))
            .toList();
  }

  /** The entry of a value; one that says it is unknown if there is none. */
  public AxisValue value(String value) {
    return values.stream()
        .filter(each -> each.name().equals(value))
        .findFirst()
        .orElseGet(() -> AxisValue.unknown(value));
  }

  /** The names of all values, in order. */
  public List<String> names() {
    return values.stream().map(AxisValue::name).toList();
  }

  /** Whether a value is the one that all others are compared with. */
  public boolean isBaseline(String value) {
    return baseline.equals(Optional.of(value));
  }
}
