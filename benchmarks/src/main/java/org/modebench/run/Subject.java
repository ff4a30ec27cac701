package org.modebench.run;

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
 * @param settings how long a fork measures, unless the command line says otherwise
 */
record Subject(
    String method,
    String name,
    SortedMap<String, List<String>> defaults,
    Set<ExecutionMode> modes,
    boolean usesMock,
    Settings settings) {

  Subject {
    defaults = new TreeMap<>(defaults);
  }

  boolean has(Parameter parameter) {
    return defaults.containsKey(parameter.option());
  }
}
