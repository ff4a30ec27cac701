package org.modebench.analysis.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What one batch is: the value of the workload's main axis, and every number that shapes it.
 *
 * @param value of the main axis
 * @param workers W, at least 1
 * @param calls k, at least 1
 * @param params every other parameter, by name
 */
public record BatchSpec(AxisValue value, int workers, int calls, Map<String, String> params) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,6})?");

  public BatchSpec {
    params = Map.copyOf(params);
  }

  /** The value of a parameter. */
  public Optional<String> text(Parameter parameter) {
    return Optional.ofNullable(params.get(parameter.name()));
  }

  /** The value of a parameter; empty if it has none, or one that is not a number of 0 or more. */
  public OptionalDouble number(Parameter parameter) {
    return text(parameter)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> OptionalDouble.of(Double.parseDouble(text)))
        .orElse(OptionalDouble.empty());
  }

  /**
   * How many of its calls can compute at the same time: those of native code that releases the
   * global lock as many as there are cores.
   */
  public Parallelism parallelism() {
    boolean released =
        value.name().equals(Modes.GIL_THREADS)
            && text(Parameters.GIL).equals(Optional.of(Parameters.RELEASED));
    return released ? Parallelism.CORES : value.parallelism();
  }

  /**
   * How many rounds calls that compute need: ⌈k / P⌉.
   *
   * @param cores C; empty if unknown
   * @return empty if that depends on an unknown number of cores
   */
  public OptionalInt computingRounds(OptionalInt cores) {
    OptionalInt atOnce = parallelism().atOnce(workers, cores);
    return atOnce.isPresent()
        ? OptionalInt.of(Capacity.rounds(calls, atOnce.getAsInt()))
        : OptionalInt.empty();
  }

  /** How many rounds calls that wait need: ⌈k / W⌉, or k where they wait one after another. */
  public int waitingRounds() {
    return Capacity.rounds(calls, value.capacity().atOnce(workers));
  }
}
