package org.modebench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.cells.MeasuredWorkload;

/**
 * Cases with a profiler attached. They are cases of their own beside those without: the parameter
 * {@code profile} tells them apart in plans, results and tables, so that rows of either kind never
 * mix, and all run in the same shuffled rounds.
 */
public final class ProfiledCases {
  private ProfiledCases() {}

  /**
   * The cases, each of those that are chosen followed by itself with a profiler of its time, and
   * once more with one of each event that is asked for beside it: sampling one costs time that
   * would be in the graph of another.
   */
  public static List<Case> beside(List<Case> cases, ProfileChoice choice) {
    List<Case> all = new ArrayList<>();
    for (Case of : cases) {
      all.add(of);
      if (choice.isOf(of)) {
        all.add(profiled(of, timeOf(of).optionValue()));
        choice.more().forEach(event -> all.add(profiled(of, event.optionValue())));
      }
    }
    return List.copyOf(all);
  }

  /** What the profiler of a profiled case samples. */
  public static ProfileEvent event(Case profiled) {
    return ProfileEvent.named(profiled.params().getOrDefault(MeasuredWorkload.PROFILE, ""))
        .orElse(ProfileEvent.CPU);
  }

  /** Where calls wait, the clock tells more than the CPU, which has nothing to do. */
  private static ProfileEvent timeOf(Case of) {
    return usesOthers(of) ? ProfileEvent.WALL : ProfileEvent.CPU;
  }

  /** Whether it uses the mock API or a server under test. */
  public static boolean usesOthers(Case of) {
    return of.usesMock() || of.workload().kind(of.batch()) == Kind.SERVER;
  }

  /**
   * Returns a case that is profiled, but otherwise the same.
   *
   * @param value the event; for a fork the whole request to its profiler
   */
  public static Case profiled(Case of, String value) {
    SortedMap<String, String> params = new TreeMap<>(of.params());
    boolean already = params.put(MeasuredWorkload.PROFILE, value) != null;
    return new Case(
        of.method(),
        of.workload(),
        params,
        of.settings(),
        of.usesMock(),
        of.label() + (already ? "" : " profiled"));
  }

  public static boolean isProfiled(Case of) {
    return of.params().containsKey(MeasuredWorkload.PROFILE);
  }

  /** The same case without a profiler. */
  public static Case withoutProfiler(Case of) {
    SortedMap<String, String> params = new TreeMap<>(of.params());
    params.remove(MeasuredWorkload.PROFILE);
    return new Case(of.method(), of.workload(), params, of.settings(), of.usesMock(), of.label());
  }
}
