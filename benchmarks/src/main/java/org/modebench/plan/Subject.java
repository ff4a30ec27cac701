package org.modebench.plan;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.mode.ExecutionMode;

/**
 * A benchmark method, before it is decided how it runs.
 *
 * @param method full name, as JMH calls it
 * @param name its name in results, such as {@code CpuBound}
 * @param defaults the values of each parameter that the class names
 * @param modes the modes it has
 * @param usesMock whether it calls the mock API
 * @param onlyWhenNamed whether it is left out of a run that names no benchmark
 * @param forks how many forks the class asks for
 * @param settings how long a fork measures, unless the command line says otherwise
 */
public record Subject(
    String method,
    String name,
    SortedMap<String, List<String>> defaults,
    Set<ExecutionMode> modes,
    boolean usesMock,
    boolean onlyWhenNamed,
    int forks,
    Settings settings) {

  public Subject {
    defaults = new TreeMap<>(defaults);
  }

  public boolean has(Parameter parameter) {
    return defaults.containsKey(parameter.option());
  }

  /** Whether the command line can say something of a parameter of that name. */
  public boolean takes(String parameter) {
    return defaults.containsKey(parameter)
        || (parameter.equals(Experiment.PARAMETER.option()) && has(Parameter.SERVER));
  }
}
