package org.modebench.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modebench.analysis.cells.Workload;
import org.modebench.plan.Case;
import org.modebench.plan.Parameter;
import org.modebench.plan.ProfileEvent;
import org.modebench.plan.ProfiledCases;
import org.modebench.plan.Subjects;

/**
 * The names of cases' flame graphs. They tell every parameter that is not the default of the
 * benchmark's class, so that a graph takes the place of another only if that is of the same case.
 */
final class GraphNames {
  /** Of a rate or a concurrency, which only one kind of load has. */
  private static final String NOT_APPLICABLE = "0";

  private final Map<String, SortedMap<String, List<String>>> defaults = Subjects.defaults();

  /** The name of the graph of a profiled case. */
  ProfileName name(Case of, ProfileEvent event) {
    SortedMap<String, List<String>> usual = defaults.getOrDefault(of.method(), new TreeMap<>());
    SortedMap<String, String> told = new TreeMap<>(ProfiledCases.withoutProfiler(of).params());
    told.keySet()
        .removeAll(
            List.of(
                Parameter.MODE.option(), Parameter.SERVER.option(), Parameter.WORKERS.option()));
    told.entrySet()
        .removeIf(
            param ->
                List.of(param.getValue()).equals(usual.get(param.getKey()))
                    || isNotApplicable(param.getKey(), param.getValue()));
    return new ProfileName(of.benchmark(), of.mode(), of.workers(), join(told), event);
  }

  /** The number of calls first, as everywhere else. */
  private static String join(SortedMap<String, String> params) {
    List<String> words = new ArrayList<>();
    String calls = params.remove(Parameter.CALLS.option());
    if (calls != null) {
      words.add(Parameter.CALLS.option() + "=" + calls);
    }
    words.addAll(params.entrySet().stream().map(Map.Entry::toString).collect(Collectors.toList()));
    return String.join("_", words);
  }

  private static boolean isNotApplicable(String name, String value) {
    return value.equals(NOT_APPLICABLE)
        && (name.equals(Parameter.RATE.option()) || name.equals(Parameter.CONCURRENCY.option()));
  }

  /** All parameters but mode and workers: {@code 10 calls, limit=5000000}. */
  static String parameters(Case of) {
    String title =
        new Workload(
                of.benchmark(), ProfiledCases.withoutProfiler(of).otherParams(), of.calls(), false)
            .title();
    return title.substring(of.benchmark().length() + ", ".length());
  }
}
