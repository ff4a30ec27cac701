package org.modebench.plan;

import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.results.record.CaseKey;

/**
 * What one fork measures: a benchmark, a mode, a number of workers, and every other parameter.
 *
 * @param method full name of the benchmark method, as JMH calls it
 * @param benchmark its name in results, such as {@code CpuBound}
 * @param params every parameter that the benchmark has, by name
 * @param settings how long a fork measures
 * @param usesMock whether the forks call the mock API
 * @param label what a person is told of it
 */
public record Case(
    String method,
    String benchmark,
    SortedMap<String, String> params,
    Settings settings,
    boolean usesMock,
    String label) {

  private static final double MILLIS_PER_SECOND = 1e3;

  public Case {
    params = new TreeMap<>(params);
  }

  /** The execution mode, or the server model where servers are compared. */
  public String mode() {
    return key().mode();
  }

  public int workers() {
    return number(Parameter.WORKERS, 1);
  }

  public int calls() {
    return number(Parameter.CALLS, 1);
  }

  /** How many calls of the mock API are under way at the same time, at most. */
  public int callsAtOnce() {
    return (int) Math.max(1, Math.min(askedAtOnce(), calls()));
  }

  private double askedAtOnce() {
    int rate = number(Parameter.RATE, 0);
    if (rate > 0) {
      // By Little's law; each of them is under way for the latency at least.
      return Math.ceil((double) rate * number(Parameter.LATENCY_MILLIS, 0) / MILLIS_PER_SECOND);
    }
    boolean ofServer = params.containsKey(Parameter.CONCURRENCY.option());
    return ofServer ? number(Parameter.CONCURRENCY, 1) : workers();
  }

  /** The value of a parameter that is a whole number; {@code missing} if there is none. */
  public int number(Parameter parameter, int missing) {
    String value = params.get(parameter.option());
    return value == null ? missing : Integer.parseInt(value);
  }

  /** Every parameter without a column of its own: {@code name=value} joined by {@code ;}. */
  public String otherParams() {
    return key().params();
  }

  /** What tells this case from the others in a results file. */
  public CaseKey key() {
    return CaseKey.of(benchmark, axis(), params);
  }

  /** The parameter whose value stands in the column mode. */
  private String axis() {
    return params.containsKey(Parameter.MODE.option())
        ? Parameter.MODE.option()
        : Parameter.SERVER.option();
  }
}
