package org.modebench.plan;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.results.record.CaseKey;

/**
 * What one fork measures: a benchmark, a mode, a number of workers, and every other parameter.
 *
 * @param method full name of the benchmark method, as JMH calls it
 * @param workload what it measures: its entry in the catalogue, or what its class or the record of
 *     its run says
 * @param params every parameter that the benchmark has, by name
 * @param settings how long a fork measures
 * @param usesMock whether the forks call the mock API
 * @param label what a person is told of it
 */
public record Case(
    String method,
    Workload workload,
    SortedMap<String, String> params,
    Settings settings,
    boolean usesMock,
    String label) {

  private static final String NO_AXIS = "NONE";
  private static final double MILLIS_PER_SECOND = 1e3;

  public Case {
    params = new TreeMap<>(params);
  }

  /** The value of the workload's main axis: an execution mode, a server model, … */
  public String mode() {
    return key().mode();
  }

  /** Its workload's name in results, such as {@code CpuBound}. */
  public String benchmark() {
    return workload.name();
  }

  /** One of its batches. */
  public BatchSpec batch() {
    return batch(workload, params);
  }

  static BatchSpec batch(Workload workload, Map<String, String> params) {
    String value = params.getOrDefault(workload.axis().name(), NO_AXIS);
    return new BatchSpec(
        workload.axis().value(value),
        Integer.parseInt(params.getOrDefault(Parameters.WORKERS.name(), "1")),
        Integer.parseInt(params.getOrDefault(Parameters.CALLS.name(), "1")),
        params);
  }

  public int workers() {
    return number(Parameters.WORKERS, 1);
  }

  public int calls() {
    return number(Parameters.CALLS, 1);
  }

  /** How many calls of the mock API are under way at the same time, at most. */
  public int callsAtOnce() {
    return (int) Math.max(1, Math.min(askedAtOnce(), calls()));
  }

  private double askedAtOnce() {
    int rate = number(Parameters.RATE, 0);
    if (rate > 0) {
      // By Little's law; each of them is under way for the latency at least.
      return Math.ceil((double) rate * number(Parameters.LATENCY_MILLIS, 0) / MILLIS_PER_SECOND);
    }
    boolean ofServer = params.containsKey(Parameters.CONCURRENCY.name());
    return ofServer ? number(Parameters.CONCURRENCY, 1) : workers();
  }

  /** The value of a parameter that is a whole number; {@code missing} if there is none. */
  public int number(Parameter parameter, int missing) {
    String value = params.get(parameter.name());
    return value == null ? missing : Integer.parseInt(value);
  }

  /** Every parameter without a column of its own: {@code name=value} joined by {@code ;}. */
  public String otherParams() {
    return key().params();
  }

  /** The parameter whose value stands in the column mode. */
  public String axis() {
    return workload.axis().name();
  }

  /** What tells this case from the others in a results file. */
  public CaseKey key() {
    return CaseKey.of(benchmark(), axis(), params);
  }
}
