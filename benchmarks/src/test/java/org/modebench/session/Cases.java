package org.modebench.session;

import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.plan.Case;
import org.modebench.plan.Settings;

/** Cases for tests. */
public final class Cases {
  public static final Settings SETTINGS =
      new Settings(0, 1, 300_000_000, 2, 300_000_000, 600_000_000_000L);

  private Cases() {}

  public static Case cpu(String mode, int workers) {
    return of(
        "CpuBound",
        false,
        "mode",
        mode,
        "workers",
        "" + workers,
        "calls",
        "10",
        "limit",
        "5000000");
  }

  public static Case io(String mode, int workers) {
    return of(
        "IoBound",
        true,
        "mode",
        mode,
        "workers",
        "" + workers,
        "calls",
        "10",
        "latencyMillis",
        "100");
  }

  public static Case of(String benchmark, boolean mock, String... params) {
    SortedMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < params.length; i += 2) {
      map.put(params[i], params[i + 1]);
    }
    return new Case(
        "org.modebench.benchmark." + benchmark + "Benchmark.measured",
        Workloads.of(benchmark),
        map,
        SETTINGS,
        mock,
        benchmark + " " + map.get("mode") + " workers=" + map.get("workers"));
  }
}
