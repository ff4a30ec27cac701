package org.modebench.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.plan.Benchmarks;
import org.modebench.plan.Case;
import org.modebench.plan.ProfileEvent;
import org.modebench.plan.ProfiledCases;

/**
 * The names of cases' flame graphs. They tell every parameter that is not the default of the
 * benchmark's class, so that a graph takes the place of another only if that is of the same case.
 */
final class GraphNames {
  private final Map<String, SortedMap<String, List<String>>> defaults = Benchmarks.defaults();

  /** The name of the graph of a profiled case. */
  ProfileName name(Case of, ProfileEvent event) {
    SortedMap<String, List<String>> usual = defaults.getOrDefault(of.method(), new TreeMap<>());
    SortedMap<String, String> told = new TreeMap<>(ProfiledCases.withoutProfiler(of).params());
    var workload = of.workload();
    told.remove(workload.axis().name());
    told.remove(Parameters.WORKERS.name());
    told.entrySet()
        .removeIf(
            param ->
                List.of(param.getValue()).equals(usual.get(param.getKey()))
                    || !workload.applies(workload.parameter(param.getKey()), of.batch()));
    return new ProfileName(of.benchmark(), of.mode(), of.workers(), join(told), event);
  }

  /** The number of calls first, as everywhere else. */
  private static String join(SortedMap<String, String> params) {
    List<String> words = new ArrayList<>();
    String calls = params.remove(Parameters.CALLS.name());
    if (calls != null) {
      words.add(Parameters.CALLS.name() + "=" + calls);
    }
    words.addAll(params.entrySet().stream().map(Map.Entry::toString).collect(Collectors.toList()));
    return String.join("_", words);
  }

  /** All parameters but mode and workers: {@code 10 calls, limit=5000000}. */
  static String parameters(Case of) {
    String title =
        new MeasuredWorkload(
                of.workload(), ProfiledCases.withoutProfiler(of).otherParams(), of.calls(), false)
            .title();
    return title.substring(of.benchmark().length() + ", ".length());
  }
}
