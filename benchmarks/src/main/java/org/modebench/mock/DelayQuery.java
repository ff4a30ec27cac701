package org.modebench.mock;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query of a request to the mock API, which says how long the answer is to take: {@code
 * latencyMillis=100&delay=fixed&seed=1&call=0}, of which each part may be left out and then has the
 * value given here; and, with {@code fault=ERROR}, {@code MALFORMED} or {@code SILENT}, what is to
 * come instead of an answer.
 */
final class DelayQuery {

  /** The largest nominal latency, in milliseconds. */
  static final int MAXIMUM_LATENCY_MILLIS = 60_000;

  private int latencyMillis = 100;
  private Delay delay = Delay.FIXED;
  private long seed = 1;
  private int call = 0;
  private Optional<Fault> fault = Optional.empty();

  private DelayQuery() {}

  /**
   * Reads a query.
   *
   * @param parameters the values of each parameter
   * @throws IllegalArgumentException with a sentence for whoever asked, if a value is unusable or a
   *     parameter unknown
   */
  static DelayQuery of(Map<String, List<String>> parameters) {
    DelayQuery query = new DelayQuery();
    parameters.forEach(query::set);
    return query;
  }

  /** Returns how long the answer is to take, in milliseconds. */
  long millis() {
    return delay.millis(latencyMillis, seed, call);
  }

  /** Returns what is to come instead of an answer; empty if an answer is to come. */
  Optional<Fault> fault() {
    return fault;
  }

  private void set(String name, List<String> values) {
    if (values.size() != 1) {
      throw new IllegalArgumentException(
          name + " must be given once, but is given " + values.size() + " times.");
    }
    String value = values.get(0);
    switch (name) {
      case "latencyMillis" -> latencyMillis = (int) number(name, value, 0, MAXIMUM_LATENCY_MILLIS);
      case "delay" -> delay = Delay.of(value);
      case "seed" -> seed = number(name, value, Long.MIN_VALUE, Long.MAX_VALUE);
      case "call" -> call = (int) number(name, value, 0, Integer.MAX_VALUE);
      case "fault" -> fault = Optional.of(Fault.of(value));
      // A misspelt latency that was ignored would be measured as if it had been honoured.
      default ->
          throw new IllegalArgumentException(
              "The parameters are latencyMillis, delay, seed, call and fault, but '"
                  + name
                  + "' was given.");
    }
  }

  private static long number(String name, String value, long minimum, long maximum) {
    try {
      long number = Long.parseLong(value);
      if (number >= minimum && number <= maximum) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a number out of range is.
    }
    throw new IllegalArgumentException(
        name
            + " must be a whole number from "
            + minimum
            + " to "
            + maximum
            + ", but is '"
            + value
            + "'.");
  }
}
