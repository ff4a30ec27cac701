package org.modebench.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Axis;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workload;

/**
 * A benchmark method, before it is decided how it runs.
 *
 * @param method full name, as JMH calls it
 * @param workload what it measures; described by its class if the catalogue has no entry
 * @param defaults the values of each parameter that the class names
 * @param callsApi whether a workload without an entry calls the mock API
 * @param forks how many forks the class asks for
 * @param settings how long a fork measures, unless the command line says otherwise
 */
public record BenchmarkMethod(
    String method,
    Workload workload,
    SortedMap<String, List<String>> defaults,
    boolean callsApi,
    int forks,
    Settings settings) {

  /** Chooses among the combinations of parameters; no case has it itself. */
  public static final String EXPERIMENT = "experiment";

  public BenchmarkMethod {
    defaults = new TreeMap<>(defaults);
  }

  /** Its name in results, such as {@code CpuBound}. */
  public String name() {
    return workload.name();
  }

  /** Whether it is left out of a run that names no benchmark. */
  public boolean onlyWhenNamed() {
    return workload.onlyWhenNamed();
  }

  public boolean has(Parameter parameter) {
    return defaults.containsKey(parameter.name());
  }

  /**
   * The values of the main axis that it has, in their order; those of the catalogue where its class
   * names none.
   */
  public List<AxisValue> values() {
    Axis axis = workload.axis();
    List<String> ofClass = defaults.getOrDefault(axis.name(), List.of());
    if (axis.values().isEmpty()) {
      return ofClass.stream().map(axis::value).toList();
    }
    return ofClass.isEmpty()
        ? workload.values()
        : workload.values().stream().filter(value -> ofClass.contains(value.name())).toList();
  }

  /** Whether a batch calls the mock API. */
  public boolean callsApi(BatchSpec batch) {
    return workload.known() ? workload.callsApi(batch) : callsApi;
  }

  public boolean hasExperiment(String name) {
    return workload.experiments().stream().anyMatch(e -> e.name().equals(name));
  }

  /**
   * Whether a command line that names no benchmark means it by a parameter of that name: an address
   * alone means a server.
   */
  boolean isMeantBy(String parameter) {
    return takes(parameter)
        && (workload.hasAddressesOnAxis() || !parameter.equals(Parameters.URL.name()));
  }

  /** Whether the command line can say something of a parameter of that name. */
  public boolean takes(String parameter) {
    return defaults.containsKey(parameter)
        || workload.addresses().map(Parameter::name).equals(Optional.of(parameter))
        || (parameter.equals(EXPERIMENT) && !workload.experiments().isEmpty());
  }
}
