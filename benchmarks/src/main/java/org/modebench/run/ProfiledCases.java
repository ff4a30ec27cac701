package org.modebench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.measurements.Workload;
import org.modebench.profile.ProfileEvent;

/**
 * Cases with a profiler attached. They are cases of their own beside those without: the parameter
 * {@code profile} tells them apart in plans, results and tables, so that rows of either kind never
 * mix, and all run in the same shuffled rounds.
 */
final class ProfiledCases {
  private ProfiledCases() {}

  /** The cases, each followed by itself with a profiler. */
  static List<Case> beside(List<Case> cases) {
    List<Case> all = new ArrayList<>();
    for (Case of : cases) {
      all.add(of);
      all.add(profiled(of, event(of).optionValue()));
    }
    return List.copyOf(all);
  }

  /** Where calls wait, the clock tells more than the CPU, which has nothing to do. */
  private static ProfileEvent event(Case of) {
    boolean waits = of.usesMock() || of.params().containsKey(Parameter.SERVER.option());
    return waits ? ProfileEvent.WALL : ProfileEvent.CPU;
  }

  /**
   * @param value the event; for a fork the whole request to its profiler
   */
  static Case profiled(Case of, String value) {
    SortedMap<String, String> params = new TreeMap<>(of.params());
    boolean already = params.put(Workload.PROFILE, value) != null;
    return new Case(
        of.method(),
        of.benchmark(),
        params,
        of.settings(),
        of.usesMock(),
        of.label() + (already ? "" : " profiled"));
  }

  static boolean isProfiled(Case of) {
    return of.params().containsKey(Workload.PROFILE);
  }

  /** The same case without a profiler. */
  static Case withoutProfiler(Case of) {
    SortedMap<String, String> params = new TreeMap<>(of.params());
    params.remove(Workload.PROFILE);
    return new Case(of.method(), of.benchmark(), params, of.settings(), of.usesMock(), of.label());
  }
}
